"""The long report: told beside the eight answers, branching, with nothing ever lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.code_list import Code
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_details import (
    IncidentDetails,
    OnlineEvidence,
    OwnAnswer,
    OwnChoice,
    Witness,
)
from komma_desk.domain.own_question import AnswerChoice, AnswerKind, AskedAbout, OwnQuestion
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.reporting.long.entry_fields import OnlineField, WitnessesField
from komma_desk.ui.reporting.long.evidence_hint import EvidenceHint
from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.queries.own_questions import OwnQuestions
from komma_desk.words import Bilingual
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import TODAY, filed, fill_in, focus_in, kept, open_page, prepare
from tests.ui.typing_text import type_text

WEAPON = OwnQuestion(
    code=Code("weapon"),
    words=Bilingual(de="War eine Waffe im Spiel?", en="Was there a weapon?"),
    kind=AnswerKind.YES_NO,
)
SHIFT = OwnQuestion(
    code=Code("shift"),
    words=Bilingual(de="Welche Schicht?", en="Which shift?"),
    kind=AnswerKind.ONE_OF,
    choices=(
        AnswerChoice(code=Code("early"), label=Bilingual(de="Früh", en="Early")),
        AnswerChoice(code=Code("late"), label=Bilingual(de="Spät", en="Late")),
    ),
)
REMARK = OwnQuestion(
    code=Code("remark"),
    words=Bilingual(de="Was noch?", en="What else?"),
    kind=AnswerKind.TEXT,
    section=AskedAbout.HELP,
)
RETIRED = OwnQuestion(
    code=Code("old"),
    words=Bilingual(de="Alt?", en="Old?"),
    kind=AnswerKind.TEXT,
    valid_until=date(2025, 12, 31),
)


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> ReportPage:
    prepare(doorway)
    doorway.answers[OwnQuestions] = lambda _query: (WEAPON, SHIFT, REMARK, RETIRED)
    page = open_page(qtbot, desk, counter, questions)
    qtbot.waitUntil(lambda: any(isinstance(each, OwnQuestions) for each in doorway.asked))
    return page


def field(page: ReportPage, name: str) -> QWidget:
    """The field of a question, in whatever section it stands."""
    more = page.form.more
    page.show_more(next(each.id for each in more.sections() if name in each.fields))
    found = more.findChild(QWidget, name)
    assert found is not None
    return found


def answer_yes(page: ReportPage, name: str) -> None:
    button = field(page, name).findChild(QAbstractButton, "yes")
    assert button is not None
    button.click()


def test_what_is_told_goes_along_with_the_report_and_the_receipt_counts_it(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage
) -> None:
    fill_in(page)
    type_text(field(page, "contact_times"), "mornings")
    type_text(field(page, "unit_name"), "Bürgeramt")
    page.submit.click()
    qtbot.waitUntil(page.receipt.isVisible)
    details = filed(doorway)[0].draft.details
    assert (details.contact_times, details.unit_name) == ("mornings", "Bürgeramt")
    assert page.receipt.told.text() == "You told us: 8 answers, 2 more."
    page.receipt.another.click()
    assert page.form.draft().details.answered() == ()


def test_an_answer_brings_the_questions_that_follow_from_it(page: ReportPage) -> None:
    row = page.form.more
    answer_yes(page, "repeated")
    times = row.findChild(QWidget, "earlier_count")
    assert times is not None
    assert times.isVisible()
    type_text(times, "3")
    assert page.form.draft().details.earlier_count == 3


def test_a_branch_taken_back_keeps_the_question_that_was_answered(page: ReportPage) -> None:
    answer_yes(page, "repeated")
    type_text(field(page, "earlier_count"), "3")
    no = field(page, "repeated").findChild(QAbstractButton, "no")
    assert no is not None
    no.click()
    names = [name for each in page.form.more.sections() for name in each.fields]
    assert "earlier_count" in names
    assert "earlier_note" not in names
    assert page.form.draft().details.earlier_count == 3


def test_an_eight_answer_changes_what_the_long_report_asks(page: ReportPage) -> None:
    page.show_more()
    assert all("on_behalf_of" not in each.fields for each in page.form.more.sections())
    page.show_eight()
    page.form.reporter_role.set_code("WITNESS")
    page.show_more()
    assert any("on_behalf_of" in each.fields for each in page.form.more.sections())


def test_what_is_told_is_kept_in_the_draft_and_shown_again(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage
) -> None:
    type_text(field(page, "suggestion"), "A second door")
    qtbot.waitUntil(lambda: bool(kept(doorway)), timeout=1500)
    draft = kept(doorway)[-1]
    assert draft.details.suggestion == "A second door"
    page.form.show_draft(draft)
    assert page.form.draft() == draft


def test_progress_is_told_by_section_and_as_a_whole(page: ReportPage) -> None:
    type_text(field(page, "unit_name"), "Archive")
    more = page.form.more
    assert more.progress.text() == "1 of 8 sections answered"
    assert more.list.item(1).text() == "Work and workplace\n1 of 3 answered"


def test_a_number_in_words_is_said_beside_its_question_when_filing(
    doorway: FakeDoorway, page: ReportPage
) -> None:
    fill_in(page)
    answer_yes(page, "repeated")
    type_text(field(page, "earlier_count"), "many")
    page.show_eight()
    page.submit.click()
    assert filed(doorway) == []
    assert page.form.more.isVisible()
    assert focus_in(page).accessibleName() == "How often before?"
    assert (
        "in figures" in focus_in(page).accessibleDescription()
        or "in figures" in (page.form.unreadable()["earlier_count"])
    )


def test_what_is_missing_of_the_eight_brings_them_back(page: ReportPage) -> None:
    type_text(field(page, "unit_name"), "Archive")
    page.submit.click()
    assert page.form.isVisible()
    assert focus_in(page).objectName() == "reporter_role"


def test_own_questions_are_asked_in_their_kind_and_answered_with_their_words(
    page: ReportPage,
) -> None:
    page.show_more("incident")
    panel = page.form.more
    yes = panel.findChild(QWidget, "own weapon")
    shift = panel.findChild(QWidget, "own shift")
    assert yes is not None
    assert shift is not None
    assert panel.findChild(QWidget, "own old") is None
    button = yes.findChild(QAbstractButton, "yes")
    assert button is not None
    button.click()
    type_text(shift.focusProxy() or shift, "l")
    late = OwnChoice(code=Code("late"), label=SHIFT.choices[1].label)
    answers = page.form.draft().details.own_answers
    assert [each.question for each in answers] == ["shift", "weapon"]
    assert answers[0] == OwnAnswer(question=Code("shift"), asked=SHIFT.words, chosen=(late,))


def test_an_answer_to_a_question_asked_no_more_is_shown_and_can_be_taken_back(
    page: ReportPage,
) -> None:
    old = OwnAnswer(question=Code("old"), asked=RETIRED.words, text="kept")
    page.form.show_draft(IncidentDraft(details=IncidentDetails(own_answers=(old,))))
    page.show_more("incident")
    shown = page.form.more.findChild(QWidget, "kept old")
    assert shown is not None
    assert shown.isVisible()
    remove = shown.findChild(QAbstractButton)
    assert remove is not None
    remove.click()
    assert page.form.draft().details.own_answers == ()


def test_witnesses_are_added_and_taken_off_line_by_line(qtbot: QtBot) -> None:
    witnesses = WitnessesField()
    qtbot.addWidget(witnesses)
    witnesses.show_answer((Witness(name="Ada"), Witness(name="Grace", contact="234")))
    witnesses.another.click()
    type_text(witnesses.entries[2].lines[0][1], "Emmy")
    witnesses.entries[0].remove.click()
    assert witnesses.answer() == (Witness(name="Grace", contact="234"), Witness(name="Emmy"))


def test_online_evidence_has_address_profile_time_and_finder(qtbot: QtBot) -> None:
    now = datetime(2026, 11, 22, 12, 3, tzinfo=UTC)
    online = OnlineField(lambda: now)
    qtbot.addWidget(online)
    lines = dict(online.entries[0].lines)
    type_text(lines["Address (URL)"], "https://example.invalid/<b>post</b>")
    type_text(lines["Seen on"], "gestern 14:30")
    type_text(lines["Found by"], "Kim")
    seen = datetime(2026, 11, 21, 13, 30, tzinfo=UTC)  # 14:30 in winter
    assert online.answer() == (
        OnlineEvidence(url="https://example.invalid/<b>post</b>", seen_at=seen, found_by="Kim"),
    )
    QTest.keyClicks(lines["Seen on"], " or so")
    assert "day and time" in online.unreadable()


def test_the_day_of_the_report_to_the_police_cannot_lie_ahead(page: ReportPage) -> None:
    fill_in(page)
    draft = page.form.draft()
    page.form.show_draft(replace(draft, details=IncidentDetails(police_on=date(2026, 12, 1))))
    page.submit.click()
    assert page.form.more.isVisible()
    assert draft.problems(TODAY) == {}
    assert focus_in(page).accessibleName() == "When was it reported to the police?"


def test_the_hint_on_evidence_names_what_may_not_be_kept(page: ReportPage) -> None:
    page.show_more("evidence")
    words = [each.accessibleDescription() for each in page.form.more.findChildren(QWidget)]
    for paragraph in ("§ 201 ", "§ 201a", "§§ 86a, 130", "§ 184b"):
        assert any(paragraph in said for said in words)


def test_the_hint_on_evidence_is_one_button_away_from_the_files(page: ReportPage) -> None:
    page.form.may_i.click()
    assert page.form.more.shown_section() == "evidence"
    hint = page.form.more.findChild(EvidenceHint)
    assert hint is not None
    assert hint.isVisible()


def test_page_keys_walk_through_the_sections_and_back_to_the_eight_answers(
    qtbot: QtBot, page: ReportPage
) -> None:
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    control = Qt.KeyboardModifier.ControlModifier
    page.form.narrative.setFocus()
    QTest.keyClick(focus_in(page), Qt.Key.Key_PageDown, control)
    assert page.form.more.shown_section() == "writer"
    QTest.keyClick(focus_in(page), Qt.Key.Key_PageDown, control)
    assert page.form.more.shown_section() == "work"
    for _step in range(2):
        QTest.keyClick(focus_in(page), Qt.Key.Key_PageUp, control)
    assert page.form.isVisible()
    assert focus_in(page) is page.form.narrative
