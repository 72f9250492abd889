"""A reporter writes back, says her word anew, and sees what it changes before she sends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.told_case import (
    ContactPerson,
    DoneKind,
    DoneThing,
    HeldConsent,
    NextStep,
    ToldCase,
)
from komma_desk.domain.word_effect import HandOver
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.secret_clipboard import secret_clipboard
from komma_desk.ui.reporting.my_reports import MyReportsPage
from komma_desk.ui.reporting.word_dialogs import ConsentDialog, WishDialog
from komma_desk.usecases.commands.mark_answers_read import MarkAnswersRead
from komma_desk.usecases.commands.say_anew import SayConsent, SayWishes
from komma_desk.usecases.commands.write_to_office import WriteToOffice
from komma_desk.usecases.effects.writing_to_office import NobodyToWriteTo
from komma_desk.usecases.queries.my_reports import (
    MyReport,
    MyReports,
    SaidConsent,
    SaidWishes,
    Written,
)
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import Bilingual, Language, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import published_lists
from tests.ui.test_my_reports import ANSWER, FILED, my_report, open_mine, words_on
from tests.ui.typing_text import type_text

COUNSELLING = Code("refer_counselling")
DAY = date(2026, 11, 22)
TOLD = ToldCase(
    next_step=NextStep(title=Bilingual(de="Rückmeldung", en="Feedback"), by=date(2027, 2, 20)),
    contact=ContactPerson(name="Alex Winter", phone="0241 432-0"),
    done=(DoneThing(what=DoneKind.HANDED_OVER, on=DAY, kind=Code("AD_ADVICE")),),
    handed=(HandOver(kind=Code("AD_ADVICE"), item=COUNSELLING, on=DAY),),
    wishes=frozenset({Code("talk")}),
    consents=(HeldConsent(item=COUNSELLING, state=ConsentState.GIVEN, on=DAY),),
)


@pytest.fixture
def mine(doorway: FakeDoorway) -> list[MyReport]:
    reports = [replace(my_report(1, answers=(ANSWER,)), told=TOLD)]
    doorway.answers |= {
        Vocabulary: lambda _: published_lists(),
        MyReports: lambda _: tuple(reports),
        MarkAnswersRead: lambda _: Changes(),
        WriteToOffice: lambda _: Changes.of(Subject.REPORTS),
        SayWishes: lambda _: Changes.of(Subject.REPORTS),
        SayConsent: lambda _: Changes.of(Subject.REPORTS),
    }
    return reports


@pytest.fixture
def page(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    mine: list[MyReport],
) -> MyReportsPage:
    assert mine
    opened = open_mine(qtbot, counter, questions, background)
    qtbot.waitUntil(lambda: "What was done" in words_on(opened))
    return opened


def done(doorway: FakeDoorway, kind: type) -> list[object]:
    return [each for each in doorway.performed if isinstance(each, kind)]


def test_next_step_contact_and_what_was_done_stand_there_in_plain_words(
    page: MyReportsPage,
) -> None:
    words = words_on(page)
    for expected in (
        "Next step of the office, by 20 February 2027: Feedback",
        "Your contact: Alex Winter, 0241 432-0",
        "22 November 2026: Handed over to Anti-discrimination advice",
        "Wished: A talk with the clearing office",
        "Passing on to an advisory service: allowed",
    ):
        assert expected in words


def test_a_message_is_sent_and_the_field_is_empty_again(
    qtbot: QtBot, page: MyReportsPage, mine: list[MyReport], doorway: FakeDoorway
) -> None:
    box = page.detail.messages.box
    type_text(box.field, "Er war wieder da.")
    sent = Written(said_at=FILED + timedelta(days=3), text="Er war wieder da.")

    def send(_command: object) -> Changes:
        mine[0] = replace(mine[0], written=(sent,))
        return Changes.of(Subject.REPORTS)

    doorway.answers[WriteToOffice] = send
    box.deed.click()
    wanted = WriteToOffice(report=mine[0].report.id, text="Er war wieder da.")
    qtbot.waitUntil(lambda: done(doorway, WriteToOffice) == [wanted])
    qtbot.waitUntil(lambda: "You, 23 November 2026, 10:12" in words_on(page))
    assert not page.detail.messages.box.text()


def test_a_refused_message_keeps_every_word(
    qtbot: QtBot, page: MyReportsPage, doorway: FakeDoorway
) -> None:
    def refuse(_command: object) -> Changes:
        raise NobodyToWriteTo

    doorway.answers[WriteToOffice] = refuse
    box = page.detail.messages.box
    type_text(box.field, "Danke")
    box.deed.click()
    qtbot.waitUntil(lambda: bool(box.row.error()))
    assert box.text() == "Danke"


def test_news_about_it_leave_what_is_being_written(
    qtbot: QtBot,
    page: MyReportsPage,
    mine: list[MyReport],
    counter: Counter,
    background: Background,
) -> None:
    type_text(page.detail.messages.box.field, "halb geschrieben")
    mine[0] = replace(mine[0], answers=(ANSWER, replace(ANSWER, text="Neues")))
    counter.tell(Changes.of(Subject.POST))
    qtbot.waitUntil(lambda: "Neues" in words_on(page))
    qtbot.waitUntil(background.is_idle)
    assert page.detail.messages.box.text() == "halb geschrieben"


def test_a_withdrawal_says_first_what_was_handed_over_already(
    qtbot: QtBot, page: MyReportsPage, mine: list[MyReport], doorway: FakeDoorway
) -> None:
    page.detail.word.consents[COUNSELLING].click()
    dialog = page.findChild(ConsentDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "My reports"  # anybody may read what a task bar says
    assert "Anti-discrimination advice" in dialog.effect.text()
    assert "You have no disadvantage" in dialog.effect.text()
    assert done(doorway, SayConsent) == []
    dialog.deed.click()
    wanted = SayConsent(report=mine[0].report.id, item=COUNSELLING, state=ConsentState.WITHDRAWN)
    qtbot.waitUntil(lambda: done(doorway, SayConsent) == [wanted])


def test_a_consent_can_be_for_one_recipient_only(
    qtbot: QtBot, page: MyReportsPage, doorway: FakeDoorway
) -> None:
    page.detail.word.consents[Code("refer_police")].click()
    dialog = page.findChild(ConsentDialog)
    assert dialog is not None
    assert "they must investigate" in dialog.effect.text()
    dialog.recipient.setText("Wache Mitte")
    assert "for Wache Mitte only" in dialog.effect.text()
    dialog.deed.click()
    qtbot.waitUntil(lambda: bool(done(doorway, SayConsent)))
    (said,) = done(doorway, SayConsent)
    assert isinstance(said, SayConsent)
    assert (said.state, said.recipient) == (ConsentState.GIVEN, "Wache Mitte")


def test_wishes_are_sent_only_when_they_differ(
    qtbot: QtBot, page: MyReportsPage, mine: list[MyReport], doorway: FakeDoorway
) -> None:
    page.detail.word.change.click()
    dialog = page.findChild(WishDialog)
    assert dialog is not None
    assert not dialog.deed.isEnabled()
    dialog.wishes.set_codes(["talk", "advice"])
    assert "New: Advice." in dialog.effect.text()
    dialog.deed.click()
    wishes = frozenset({Code("talk"), Code("advice")})
    wanted = SayWishes(report=mine[0].report.id, wishes=wishes)
    qtbot.waitUntil(lambda: done(doorway, SayWishes) == [wanted])


def test_a_word_that_was_not_taken_in_yet_is_named_as_that(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    mine: list[MyReport],
) -> None:
    said = SaidConsent(
        said_at=FILED + timedelta(days=2), item=COUNSELLING, state=ConsentState.WITHDRAWN
    )
    mine[0] = replace(mine[0], words=(said,))
    page = open_mine(qtbot, counter, questions, background)
    told = "not taken in yet: Passing on to an advisory service: withdrawn"
    qtbot.waitUntil(lambda: told in words_on(page))


def test_a_yes_that_is_still_on_its_way_can_be_withdrawn_and_wishes_be_as_before(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    mine: list[MyReport],
    doorway: FakeDoorway,
) -> None:
    at, police = FILED + timedelta(days=2), Code("refer_police")
    allowed = SaidConsent(said_at=at, item=police, state=ConsentState.GIVEN)
    wished = SaidWishes(said_at=at, wishes=frozenset({Code("police")}))
    mine[0] = replace(mine[0], words=(allowed, wished))
    page = open_mine(qtbot, counter, questions, background)
    qtbot.waitUntil(lambda: "Passing on to the police: not allowed" in words_on(page))
    page.detail.word.change.click()
    wishes = page.findChild(WishDialog)
    assert wishes is not None
    wishes.wishes.set_codes(["talk"])
    assert wishes.deed.isEnabled()
    wishes.reject()
    page.detail.word.consents[police].click()
    dialog = page.findChild(ConsentDialog)
    assert dialog is not None
    dialog.deed.click()
    qtbot.waitUntil(lambda: bool(done(doorway, SayConsent)))
    (said,) = done(doorway, SayConsent)
    assert said == SayConsent(report=mine[0].report.id, item=police, state=ConsentState.WITHDRAWN)


@pytest.mark.parametrize("language", Language)
def test_all_of_it_can_be_used_with_keyboard_and_screen_reader(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    mine: list[MyReport],
    language: Language,
) -> None:
    use_language(language)
    assert mine
    page = open_mine(qtbot, counter, questions, background)
    qtbot.waitUntil(lambda: "1" in words_on(page) and hasattr(page.detail, "word"))
    assert complaints_about(page) == []
    page.detail.word.change.click()
    wishes = page.findChild(WishDialog)
    assert wishes is not None
    assert complaints_about(wishes) == []
    page.detail.word.consents[Code("refer_police")].click()
    consent = page.findChild(ConsentDialog)
    assert consent is not None
    assert complaints_about(consent) == []


def test_all_of_a_report_is_copied_in_clear_words_and_the_clipboard_forgets_it(
    page: MyReportsPage, doorway: FakeDoorway
) -> None:
    page.detail.copy.click()
    copied = QGuiApplication.clipboard().text()
    for expected in (
        "filed on",
        "In hand",
        "Next step of the office, by 20 February 2027: Feedback",
        "Alex Winter, 0241 432-0",
        "<b>Danke</b> & bis",
        "Wished: ",
        "What was done",
        "He shouted.",
    ):
        assert expected in copied
    secret_clipboard().take_back()
    assert not QGuiApplication.clipboard().text()
