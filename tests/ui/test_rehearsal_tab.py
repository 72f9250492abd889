"""The rehearsal beside the other views of a draft: what is kept there is an edit like any other."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.domain.procedure.probes import Player
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.procedure_editor.editor_page import EditorPage
from komma_desk.ui.procedure_editor.rehearsal_page import RehearsalPane
from komma_desk.ui.procedure_editor.work_at_hand import WorkAtHand
from komma_desk.usecases.queries.rehearsal_ground import Ground, RehearsalGround
from tests.fakes.shipped import RESOURCES, RULES
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.procedure_office import STANDARD, ProcedureOffice, opened_page

GROUND = Ground(
    today=date(2026, 11, 23),
    calendar=None,
    rules=RULES,
    code_lists=read_code_lists(RESOURCES / "code_lists"),
)


@pytest.fixture
def page(
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
    qtbot: QtBot,
) -> EditorPage:
    doorway.answers[RehearsalGround] = lambda _query: GROUND
    office = ProcedureOffice(doorway)
    at_hand = WorkAtHand()
    at_hand.ref = office.a_draft()
    page = opened_page(counter, questions, background, at_hand, qtbot)
    qtbot.waitUntil(lambda: page.editor.desk.is_checked)
    return page


def rehearsing(page: EditorPage, qtbot: QtBot) -> RehearsalPane:
    pane = page.editor.tabs.findChild(RehearsalPane)
    assert isinstance(pane, RehearsalPane)
    page.editor.tabs.setCurrentWidget(pane)
    qtbot.waitUntil(lambda: pane.presenter.run is not None)
    return pane


def test_nothing_is_asked_or_played_before_somebody_looks(
    page: EditorPage, doorway: FakeDoorway, qtbot: QtBot
) -> None:
    assert RehearsalGround() not in doorway.asked
    rehearsing(page, qtbot)
    assert RehearsalGround() in doorway.asked


def test_it_has_the_whole_room_and_gives_it_back(page: EditorPage, qtbot: QtBot) -> None:
    rehearsing(page, qtbot)
    assert not page.editor.pane.isVisible()
    page.editor.tabs.setCurrentWidget(page.editor.table.states)
    assert page.editor.pane.isVisible()
    assert page.editor.tools.isVisible()


def test_a_saved_run_is_an_edit_of_the_draft_that_can_be_taken_back(
    page: EditorPage, qtbot: QtBot
) -> None:
    pane, desk = rehearsing(page, qtbot), page.editor.desk
    pane.people.line(Player.AFFECTED, "withdraw").button.click()
    pane.tabs.setCurrentWidget(pane.probes)
    pane.probes.german.setText("Zurückziehen")
    pane.probes.english.setText("Withdrawing")
    QTest.keyClick(pane.probes.english, Qt.Key.Key_Return)
    assert desk.procedure.probes[-1].title.de == "Zurückziehen"
    qtbot.waitUntil(lambda: pane.probes.probes.texts()[-1] == "Withdrawing")
    desk.undo()
    assert desk.procedure == STANDARD


def test_a_deleted_probe_goes_from_the_draft(page: EditorPage, qtbot: QtBot) -> None:
    pane = rehearsing(page, qtbot)
    pane.tabs.setCurrentWidget(pane.probes)
    pane.probes.point_at(STANDARD.probes[1].id)
    pane.probes.drop.click()
    assert page.editor.desk.procedure.probes == (STANDARD.probes[0], *STANDARD.probes[2:])


def test_a_draft_changed_meanwhile_is_what_is_rehearsed(page: EditorPage, qtbot: QtBot) -> None:
    page.editor.desk.choose("steps.mark_duplicate")
    page.editor.desk.remove()
    pane = rehearsing(page, qtbot)
    offered = {line.offer.step.id for column in pane.people.columns for line in column.lines}
    assert "mark_duplicate" not in offered
    assert "accept" in offered


def test_a_finding_about_a_probe_leads_to_it(page: EditorPage, qtbot: QtBot) -> None:
    page.editor.findings.wanted.emit("probes.danger_to_life")
    pane = page.editor.tabs.currentWidget()
    assert isinstance(pane, RehearsalPane)
    assert pane.tabs.currentWidget() is pane.probes
    assert pane.probes.probes.currentRow() == 2


def test_a_screen_reader_finds_a_name_for_everything(page: EditorPage, qtbot: QtBot) -> None:
    rehearsing(page, qtbot)
    assert complaints_about(page) == []
