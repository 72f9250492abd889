"""What somebody finds who has never been on the page, and what stops her before she proposes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from komma_desk.domain.procedure.editing.adding import new_state
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.procedure_editor.editor_page import EditorPage
from komma_desk.ui.procedure_editor.proposing_dialog import ProposingDialog
from komma_desk.ui.procedure_editor.shelf_list import ShelfList
from komma_desk.ui.procedure_editor.table_twin import TableTwin
from komma_desk.ui.procedure_editor.work_at_hand import WorkAtHand
from komma_desk.usecases.queries.procedure_of_shelf import VersionRef
from komma_desk.words import Bilingual
from tests.ui.doorways import FakeDoorway
from tests.ui.procedure_office import STANDARD, ProcedureOffice, opened_page

Opener = Callable[[], EditorPage]


@pytest.fixture
def office(doorway: FakeDoorway) -> ProcedureOffice:
    return ProcedureOffice(doorway)


@pytest.fixture
def opener(counter: Counter, questions: Questions, background: Background, qtbot: QtBot) -> Opener:
    def open_page() -> EditorPage:
        page = opened_page(counter, questions, background, WorkAtHand(), qtbot)
        qtbot.waitUntil(page.head.isVisible, timeout=20_000)
        return page

    return open_page


def test_the_first_look_shows_what_new_cases_follow(
    office: ProcedureOffice, opener: Opener
) -> None:
    office.a_draft()
    page = opener()
    assert page.editor.desk.procedure == STANDARD
    assert page.editor.desk.is_fixed
    assert page.head.draft.isVisible()


def test_a_list_that_has_the_cursor_before_its_things_are_read_opens_no_other(
    office: ProcedureOffice, opener: Opener, qtbot: QtBot
) -> None:
    office.a_draft()
    page = opener()
    page.presenter.open(VersionRef(STANDARD.id, STANDARD.version))
    qtbot.waitUntil(lambda: page.editor.desk.is_fixed)
    assert page.presenter.coming() == VersionRef(STANDARD.id, STANDARD.version)
    shelf = ShelfList()
    qtbot.addWidget(shelf)
    told: list[object] = []
    shelf.wanted.connect(told.append)
    shelf.show()
    assert page.presenter.shelf is not None
    shelf.show_shelf(page.presenter.shelf, page.presenter.coming())
    shelf.setFocus()
    qtbot.waitUntil(shelf.hasFocus)
    assert told == []


def test_the_second_person_finds_first_what_waits_for_her(
    office: ProcedureOffice, opener: Opener
) -> None:
    office.may_publish = True
    office.proposals[VersionRef(STANDARD.id, "1.9.0")] = STANDARD
    assert opener().head.publish.isVisible()


def test_a_new_draft_gets_the_room_of_the_list_until_somebody_wants_the_list(
    office: ProcedureOffice, opener: Opener, qtbot: QtBot
) -> None:
    page = opener()
    assert page.shelf.isVisible()
    page.head.draft.click()
    qtbot.waitUntil(page.head.propose.isVisible)
    assert len(office.drafts) == 1
    assert not page.shelf.isVisible()
    assert page.isAncestorOf(QApplication.focusWidget() or page)
    page.editor.tools.listing.click()
    assert page.shelf.isVisible()
    page.refresh()
    qtbot.wait(50)
    assert page.shelf.isVisible()


def test_walking_the_list_takes_no_list_away_and_enter_does(
    office: ProcedureOffice, opener: Opener, qtbot: QtBot
) -> None:
    office.a_draft()
    page = opener()
    page.shelf.setFocus()
    QTest.keyClick(page.shelf, Qt.Key.Key_Up)
    qtbot.waitUntil(page.head.propose.isVisible)
    assert page.shelf.isVisible()
    QTest.keyClick(page.shelf, Qt.Key.Key_Return)
    assert not page.shelf.isVisible()


def test_proposing_with_an_error_leads_to_the_findings(
    office: ProcedureOffice, opener: Opener, qtbot: QtBot
) -> None:
    page = opener()
    page.head.draft.click()
    qtbot.waitUntil(page.head.propose.isVisible)
    conference = Bilingual(de="Fallkonferenz", en="Case conference")
    page.editor.desk.apply(new_state(page.editor.desk.procedure, conference))
    qtbot.waitUntil(lambda: page.editor.desk.is_checked and page.editor.errors == 1)
    page.head.propose.click()
    assert page.findChildren(ProposingDialog) == []
    assert page.editor.findings.hasFocus()
    assert page.notice.isVisible()
    assert not office.proposals


@pytest.mark.parametrize(("width", "columns"), [(1000, 5), (480, 4), (400, 3), (200, 3)])
def test_a_narrow_table_of_steps_shows_fewer_columns_in_whole_words(
    qtbot: QtBot, width: int, columns: int
) -> None:
    twin = TableTwin()
    qtbot.addWidget(twin.steps)
    twin.show_procedure(STANDARD)
    twin.steps.resize(width, 400)
    twin.steps.show()
    shown = [not twin.steps.isColumnHidden(number) for number in range(5)]
    assert shown == [number < columns for number in range(5)]
