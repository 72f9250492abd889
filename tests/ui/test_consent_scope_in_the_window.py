"""How much may be told: asked where a consent is given, shown with its effect before it is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.consent_scope import ConsentScope, Narrowed
from komma_desk.domain.told_case import HeldConsent
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.history_words import history_lines
from komma_desk.ui.parts.scope_pick import ScopePick
from komma_desk.ui.reporting.consent_list import ConsentList
from komma_desk.ui.reporting.report_text import report_as_text
from komma_desk.ui.reporting.word_dialogs import ConsentDialog
from komma_desk.usecases.commands.say_anew import SayConsent
from komma_desk.usecases.queries.my_reports import MyReport, SaidConsent
from tests.fakes.samples import NOON
from tests.ui.clearing_desk import LISTS, OFFICER, a_file, a_view
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import published_lists
from tests.ui.test_my_reports import FILED, my_report, open_mine, words_on
from tests.ui.test_my_reports_hearing import COUNSELLING, DAY, TOLD, done, mine, page

__all__ = ["mine", "page"]

POLICE = Code("refer_police")


@pytest.fixture
def consents(qtbot: QtBot) -> ConsentList:
    consents = ConsentList(published_lists()["consent"])
    qtbot.addWidget(consents)
    consents.show_wishes({"police", "advice"})
    consents.show()
    return consents


def pick_of(consents: ConsentList, item: str) -> ScopePick:
    pick = consents.findChild(ScopePick, f"scope_{item}")
    assert pick is not None
    return pick


def test_how_much_is_asked_only_of_what_is_given(consents: ConsentList) -> None:
    assert not pick_of(consents, "refer_police").isVisible()
    consents.set_codes({"refer_police"})
    assert pick_of(consents, "refer_police").isVisible()
    assert not pick_of(consents, "refer_counselling").isVisible()
    assert consents.scopes() == frozenset()


def test_less_is_told_and_news_of_it_travel(qtbot: QtBot, consents: ConsentList) -> None:
    consents.set_codes({"refer_police", "refer_counselling"})
    with qtbot.waitSignal(consents.picked):
        pick_of(consents, "refer_police").set_scope(ConsentScope.ONLY_FACTS)
    assert consents.scopes() == {Narrowed(item=POLICE, scope=ConsentScope.ONLY_FACTS)}


def test_what_is_taken_back_and_given_again_allows_everything_as_it_says(
    consents: ConsentList,
) -> None:
    consents.set_codes({"refer_police"})
    pick_of(consents, "refer_police").set_scope(ConsentScope.NO_NAME)
    consents.set_codes(set())
    assert consents.scopes() == frozenset()
    consents.set_codes({"refer_police"})
    assert pick_of(consents, "refer_police").scope() is ConsentScope.ALL


def test_a_draft_shows_again_how_much_it_allows(consents: ConsentList) -> None:
    kept = {Narrowed(item=POLICE, scope=ConsentScope.NO_NAME)}
    consents.set_codes({"refer_police"}, kept)
    assert consents.scopes() == kept


def test_the_scope_says_of_which_consent_it_is_to_whoever_hears_it(consents: ConsentList) -> None:
    pick = pick_of(consents, "refer_police")
    assert pick.accessibleName() == "Passing on to the police: How much may be told?"


def narrowed(report: MyReport, scope: ConsentScope) -> MyReport:
    held = HeldConsent(
        item=COUNSELLING, state=ConsentState.GIVEN, on=DAY, recipient="Rat und Tat", scope=scope
    )
    return replace(report, told=replace(TOLD, consents=(held,)))


def test_my_reports_say_how_much_may_be_told(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    mine: list[MyReport],
) -> None:
    mine[0] = narrowed(mine[0], ConsentScope.NO_NAME)
    page = open_mine(qtbot, counter, questions, background)
    line = "Passing on to an advisory service: allowed (All, without my name)"
    qtbot.waitUntil(lambda: line in words_on(page))
    assert line in report_as_text(mine[0], published_lists())


def test_a_report_not_taken_in_says_what_was_filed() -> None:
    report = my_report(1)
    scopes = frozenset({Narrowed(item=COUNSELLING, scope=ConsentScope.ONLY_FACTS)})
    told = replace(report.report, consents=frozenset({COUNSELLING}), consent_scopes=scopes)
    text = report_as_text(replace(report, report=told), published_lists())
    assert "advisory service: allowed (Only what happened)" in text
    assert "Consent given: Passing on to an advisory service (Only what happened)" in text


def test_allowing_less_keeps_the_other_limits_and_says_what_left_already(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    mine: list[MyReport],
    doorway: FakeDoorway,
) -> None:
    mine[0] = narrowed(mine[0], ConsentScope.ALL)
    page = open_mine(qtbot, counter, questions, background)
    qtbot.waitUntil(lambda: "All, with my name" in words_on(page))
    page.detail.word.changes[COUNSELLING].click()
    dialog = page.findChild(ConsentDialog)
    assert dialog is not None
    assert "less than until now" not in dialog.effect.text()
    dialog.scope.set_scope(ConsentScope.NO_NAME)
    assert "This is less than until now." in dialog.effect.text()
    assert "not to be called back: Anti-discrimination advice" in dialog.effect.text()
    assert done(doorway, SayConsent) == []
    dialog.deed.click()
    wanted = SayConsent(
        report=mine[0].report.id,
        item=COUNSELLING,
        state=ConsentState.GIVEN,
        recipient="Rat und Tat",
        scope=ConsentScope.NO_NAME,
    )
    qtbot.waitUntil(lambda: done(doorway, SayConsent) == [wanted])


def test_what_is_on_its_way_counts_as_before(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    mine: list[MyReport],
) -> None:
    said = SaidConsent(
        said_at=FILED.replace(year=2027),
        item=COUNSELLING,
        state=ConsentState.GIVEN,
        scope=ConsentScope.ONLY_FACTS,
    )
    mine[0] = replace(narrowed(mine[0], ConsentScope.ALL), words=(said,))
    page = open_mine(qtbot, counter, questions, background)
    word = "not taken in yet: Passing on to an advisory service: allowed (Only what happened)"
    qtbot.waitUntil(lambda: word in words_on(page))
    page.detail.word.changes[COUNSELLING].click()
    dialog = page.findChild(ConsentDialog)
    assert dialog is not None
    assert dialog.scope.scope() is ConsentScope.ONLY_FACTS


def test_a_consent_by_which_nobody_is_told_asks_for_no_scope(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    mine: list[MyReport],
) -> None:
    held = HeldConsent(item=Code("contact"), state=ConsentState.GIVEN, on=DAY)
    mine[0] = replace(mine[0], told=replace(TOLD, consents=(held,)))
    page = open_mine(qtbot, counter, questions, background)
    qtbot.waitUntil(lambda: "Contact with me: allowed" in words_on(page))
    assert "allowed (" not in words_on(page)
    assert page.detail.word.changes == {}


@pytest.mark.parametrize("action", ["consent", "reporter said"])
def test_the_history_says_how_much_may_be_told(action: str) -> None:
    facts = {"item": "refer_police", "state": "given", "scope": "no_name"}
    event = CaseEvent(at=NOON, by=OFFICER, action=action, facts=facts)
    file = replace(a_file(1), history=(event,))
    (line,) = history_lines(a_view(file), LISTS)
    assert "May be told: everything, but without her name." in line.details
