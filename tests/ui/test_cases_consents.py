"""Consents at the desk: for whom and until when they hold, said anew, in the order one needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.case import CaseFile
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import Consent, ConsentManner, ConsentState
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.ui.cases.consent_row import AS_LISTED, ENDING, NEWEST
from komma_desk.ui.cases.consents_tab import ConsentsTab
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.words import Language, use_language
from tests.fakes.samples import NOON
from tests.ui.accessibility import complaints_about
from tests.ui.clearing_desk import OFFICER, ClearingDoorway, a_file, case_id

COUNSELLING, POLICE = Code("refer_counselling"), Code("refer_police")


def given(item: Code, hour: int, until: date | None = None, recipient: str = "") -> Consent:
    return Consent(
        item=item,
        state=ConsentState.GIVEN,
        manner=ConsentManner.WRITTEN,
        recorded_at=NOON.replace(hour=hour),
        recorded_by=OFFICER,
        recipient=recipient,
        valid_until=until,
    )


FILE = replace(
    a_file(1),
    consents=(
        given(COUNSELLING, 13, recipient="<b>Rat</b> & Hilfe"),
        given(POLICE, 12, until=date(2026, 12, 31)),
    ),
)


@pytest.fixture
def doorway() -> ClearingDoorway:
    doorway = ClearingDoorway()
    doorway.answers[RecordConsent] = lambda _command: Changes.of(Subject.CASES)
    return doorway


@pytest.fixture
def page(
    qtbot: QtBot, counter: Counter, questions: Questions, doorway: ClearingDoorway
) -> CasesPage:
    page = build_cases_page(counter, questions, refer=lambda _case: None)
    assert isinstance(page, CasesPage)
    qtbot.addWidget(page)
    page.resize(1110, 690)
    page.show()
    qtbot.waitUntil(lambda: page._list.lists is not None)
    return page


@pytest.fixture
def tab(qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway) -> ConsentsTab:
    show(qtbot, page, doorway, FILE)
    page.pane.tabs.setCurrentWidget(page.pane.consents)
    return page.pane.consents


def show(qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway, file: CaseFile) -> None:
    doorway.put(file)
    page.open_case(file.case.id)
    qtbot.waitUntil(lambda: page.pane.header.number.text() == file.case.number)


def recorded(doorway: ClearingDoorway) -> list[RecordConsent]:
    return [each for each in doorway.performed if isinstance(each, RecordConsent)]


def shown(tab: ConsentsTab) -> list[Code]:
    return sorted(tab.rows, key=lambda item: tab.rows[item].y())


def test_each_item_says_for_whom_and_until_when_it_holds(tab: ConsentsTab) -> None:
    assert tab.rows[COUNSELLING].limits.text() == (
        "For <b>Rat</b> & Hilfe only, without an end\nMay be told: everything, with her name."
    )
    assert tab.rows[POLICE].limits.text() == (
        "For any recipient of this kind, until 2026-12-31\nMay be told: everything, with her name."
    )


def test_a_consent_is_given_with_its_limits_which_are_empty_again_afterwards(
    qtbot: QtBot, tab: ConsentsTab, doorway: ClearingDoorway
) -> None:
    tab.manner.set_code("written")
    tab.limits.recipient.setText("Beratungsstelle Nord")
    tab.limits.until.setText("31.01.2027")
    tab.rows[COUNSELLING].anew.click()
    wanted = RecordConsent(
        case=case_id(1),
        item=COUNSELLING,
        state=ConsentState.GIVEN,
        manner=ConsentManner.WRITTEN,
        recipient="Beratungsstelle Nord",
        valid_until=date(2027, 1, 31),
    )
    qtbot.waitUntil(lambda: recorded(doorway) == [wanted])
    qtbot.waitUntil(lambda: not tab.limits.recipient.text() and not tab.limits.until.text())


def test_a_day_that_is_none_is_said_and_nothing_recorded(
    tab: ConsentsTab, doorway: ClearingDoorway
) -> None:
    tab.manner.set_code("written")
    tab.limits.until.setText("bald")
    tab.rows[POLICE].anew.click()
    assert "This is no day." in tab.notice.text()
    assert recorded(doorway) == []


def test_they_are_shown_in_the_order_one_needs(qtbot: QtBot, tab: ConsentsTab) -> None:
    listed = shown(tab)
    tab.order.set_code(NEWEST)
    tab.order.picked.emit(NEWEST)
    qtbot.waitUntil(lambda: shown(tab)[:2] == [COUNSELLING, POLICE])
    tab.order.set_code(ENDING)
    tab.order.picked.emit(ENDING)
    qtbot.waitUntil(lambda: shown(tab)[0] == POLICE)
    tab.order.set_code(AS_LISTED)
    tab.order.picked.emit(AS_LISTED)
    qtbot.waitUntil(lambda: shown(tab) == listed)


@pytest.mark.parametrize("language", Language)
def test_the_tab_can_be_used_with_keyboard_and_screen_reader(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    doorway: ClearingDoorway,
    language: Language,
) -> None:
    use_language(language)
    page = build_cases_page(counter, questions, refer=lambda _case: None)
    assert isinstance(page, CasesPage)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page._list.lists is not None)
    show(qtbot, page, doorway, FILE)
    page.pane.tabs.setCurrentWidget(page.pane.consents)
    assert complaints_about(page) == []


def test_a_new_consent_says_how_much_may_be_told(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    show(qtbot, page, doorway, replace(FILE, consents=()))
    tab = page.pane.consents
    tab.manner.set_code("oral")
    tab.limits.scope.set_scope(ConsentScope.ONLY_FACTS)
    tab.rows[POLICE].buttons[ConsentState.GIVEN].click()
    qtbot.waitUntil(lambda: bool(recorded(doorway)))
    assert recorded(doorway)[0].scope is ConsentScope.ONLY_FACTS
    qtbot.waitUntil(lambda: tab.limits.scope.scope() is ConsentScope.ALL)


def test_a_consent_by_which_nobody_is_told_is_recorded_without_a_scope(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    show(qtbot, page, doorway, replace(FILE, consents=()))
    tab = page.pane.consents
    tab.manner.set_code("oral")
    tab.limits.scope.set_scope(ConsentScope.ONLY_FACTS)
    tab.rows[Code("contact")].buttons[ConsentState.GIVEN].click()
    qtbot.waitUntil(lambda: bool(recorded(doorway)))
    assert recorded(doorway)[0].scope is ConsentScope.ALL


@pytest.mark.parametrize(
    ("now", "then", "word"),
    [
        (ConsentScope.ALL, ConsentScope.NO_NAME, "This is less than until now."),
        (ConsentScope.ONLY_FACTS, ConsentScope.ALL, "This is more than until now."),
    ],
)
def test_another_scope_is_recorded_only_after_its_effect_was_shown(
    qtbot: QtBot,
    page: CasesPage,
    doorway: ClearingDoorway,
    now: ConsentScope,
    then: ConsentScope,
    word: str,
) -> None:
    show(qtbot, page, doorway, replace(FILE, consents=(replace(given(POLICE, 12), scope=now),)))
    page.pane.tabs.setCurrentWidget(page.pane.consents)
    tab = page.pane.consents
    tab.manner.set_code("oral")
    tab.limits.scope.set_scope(then)
    tab.rows[POLICE].anew.click()
    assert recorded(doorway) == []
    assert word in tab.withdrawal.text()
    tab.confirm.click()
    qtbot.waitUntil(lambda: [each.scope for each in recorded(doorway)] == [then])


def test_what_was_shown_is_forgotten_when_another_scope_is_chosen(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    show(qtbot, page, doorway, FILE)
    page.pane.tabs.setCurrentWidget(page.pane.consents)
    tab = page.pane.consents
    tab.manner.set_code("oral")
    tab.limits.scope.set_scope(ConsentScope.NO_NAME)
    tab.rows[POLICE].anew.click()
    tab.limits.scope.set_scope(ConsentScope.ONLY_FACTS)
    assert tab.withdrawal.isHidden()
    tab.confirm.click()
    assert recorded(doorway) == []
