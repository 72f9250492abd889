"""The page of cases offers a new entry, shows what was begun, and opens the case of one."""

from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from komma_desk.domain.identifiers import ReceptionId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.reception import Reception
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.usecases.commands.enter_report import Entered
from komma_desk.usecases.drafts import BegunReception
from komma_desk.usecases.queries.begun_receptions import BegunReceptions, FreshReception
from komma_desk.usecases.queries.case_desk import CaseDesk
from tests.fakes.samples import NOON
from tests.ui.clearing_desk import ClearingDoorway, case_id
from tests.ui.walking_by_keys import complaints_of_the_keyboard


@pytest.fixture
def doorway() -> ClearingDoorway:
    found = ClearingDoorway()
    found.answers[BegunReceptions] = lambda _: ()
    found.answers[FreshReception] = lambda _: uuid4()
    return found


@pytest.fixture
def page(qtbot: QtBot, counter: Counter, questions: Questions) -> CasesPage:
    made = build_cases_page(counter, questions, refer=lambda _case: None, now=lambda: NOON)
    assert isinstance(made, CasesPage)
    qtbot.addWidget(made)
    made.resize(1110, 700)
    made.show()
    qtbot.waitUntil(made.side.table.isVisible)
    return made


def test_a_key_opens_the_window(qtbot: QtBot, page: CasesPage) -> None:
    page.search.setFocus()
    QTest.keyClick(page.search, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.receptions.window is not None)


def test_what_was_begun_is_counted_and_opened_again(
    qtbot: QtBot, doorway: ClearingDoorway, page: CasesPage
) -> None:
    begun = BegunReception(
        id=ReceptionId(uuid4()),
        reception=Reception(),
        draft=IncidentDraft(narrative="erster Anruf"),
    )
    assert page.entries is not None
    assert page.entries.isHidden()
    doorway.answers[BegunReceptions] = lambda _: (begun,)
    page.receptions.refresh()
    qtbot.waitUntil(page.entries.isVisible)
    assert page.entries.begun.text() == "Begun entries: 1"
    page.entries.begun.click()
    qtbot.waitUntil(lambda: page.receptions.window is not None)
    window = page.receptions.window
    assert window is not None
    assert window.form.narrative.text() == "erster Anruf"


def test_the_case_of_what_was_entered_is_opened(
    qtbot: QtBot, doorway: ClearingDoorway, page: CasesPage
) -> None:
    done = Entered(case=case_id(3), number="2026-0003", is_late=False, is_told=False)
    page.receptions.entered.emit(done)
    qtbot.waitUntil(lambda: CaseDesk(case_id(3)) in doorway.asked)


def test_the_tab_key_follows_what_is_seen(page: CasesPage) -> None:
    assert complaints_of_the_keyboard(page, page) == []


def test_in_a_narrow_window_the_button_is_a_sign_with_a_name(page: CasesPage) -> None:
    assert page.entries is not None
    button = page.entries.new
    button.resize(50, button.height())
    assert (button.text(), button.accessibleName()) == ("", "New entry …")
