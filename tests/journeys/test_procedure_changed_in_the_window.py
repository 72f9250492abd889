"""A state, a deadline and a four-eyes step, made in the window by keys, published by a second."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from komma_desk.bootstrap.session import Session
from komma_desk.domain.procedure.definition import Deadline, StateId, StepId
from komma_desk.domain.procedure.editing.places import Kind
from komma_desk.domain.procedure.findings import Rule
from komma_desk.domain.procedure.interval import Interval, Unit
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.procedure_editor.adding_dialog import AddingDialog
from komma_desk.ui.procedure_editor.deed_question import DeedQuestion
from komma_desk.ui.procedure_editor.editor_page import EditorPage
from komma_desk.ui.procedure_editor.proposing_dialog import ProposingDialog
from komma_desk.ui.procedure_editor.state_form import StateForm
from komma_desk.ui.procedure_editor.work_at_hand import WorkAtHand
from komma_desk.ui.shell.procedure_page import build_procedure_page
from komma_desk.words import Language, use_language
from tests.attacks.publishing import a_new_case
from tests.journeys.town import ADMIN, CLEARING, Town
from tests.ui.typing_text import type_text

_PATIENT_MS = 20_000


@contextmanager
def the_page(desk: Session, qtbot: QtBot) -> Iterator[EditorPage]:
    background = Background()
    said: list[Exception] = []
    page = build_procedure_page(
        Counter(desk, background, said.append),
        Questions(desk, background, said.append),
        background=background,
        permissions=desk.actor.permissions,
        at_hand=WorkAtHand(),
    )
    qtbot.addWidget(page)
    page.resize(1110, 690)
    page.show()
    qtbot.waitUntil(lambda: page.shelf.count() > 0, timeout=_PATIENT_MS)
    try:
        yield page
        assert said == []
    finally:
        background.stop()


@pytest.fixture(autouse=True)
def english(qtbot: QtBot) -> None:
    del qtbot  # only for the application it brings
    use_language(Language.ENGLISH)


def add_step(page: EditorPage, german: str, english: str, source: str, to: str) -> None:
    page.editor.desk.choose(f"states.{source}")
    QTest.keyClick(page.editor.tools.adding[Kind.STEP], Qt.Key.Key_Space)
    dialog = page.findChildren(AddingDialog)[-1]
    type_text(dialog.title_de, german)
    type_text(dialog.title_en, english)
    dialog.second.set_code(to)
    QTest.keyClick(dialog.add, Qt.Key.Key_Return)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_case_conference_is_drafted_mended_published_and_followed(
    town: Town, qtbot: QtBot
) -> None:
    assert a_new_case(town) == ("komma-standard", "1.0.0")
    with town.unlock(CLEARING) as karl, the_page(karl, qtbot) as page:
        draft_the_conference(page, qtbot)
        QTest.keyClick(page.head.propose, Qt.Key.Key_Return)
        dialog = page.findChildren(ProposingDialog)[-1]
        QTest.keyClick(dialog.version, Qt.Key.Key_Return)
        qtbot.waitUntil(page.head.withdraw.isVisible, timeout=_PATIENT_MS)
        assert not page.head.publish.isVisible()
    with town.unlock(ADMIN) as mira, the_page(mira, qtbot) as page:
        go_to_the_proposal(page, qtbot)
        told = page.editor.differences.texts()
        assert "New: Case state “Case conference”." in told
        QTest.keyClick(page.head.publish, Qt.Key.Key_Return)
        QTest.keyClick(page.findChildren(DeedQuestion)[-1].deed, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: not page.head.publish.isVisible(), timeout=_PATIENT_MS)
    assert a_new_case(town) == ("komma-standard", "1.1.0")


def draft_the_conference(page: EditorPage, qtbot: QtBot) -> None:
    page.shelf.setFocus()
    for _row in range(page.shelf.count()):
        QTest.keyClick(page.shelf, Qt.Key.Key_Down)
    qtbot.waitUntil(page.head.draft.isVisible, timeout=_PATIENT_MS)
    QTest.keyClick(page.head.draft, Qt.Key.Key_Return)
    qtbot.waitUntil(page.head.propose.isVisible, timeout=_PATIENT_MS)
    QTest.keyClick(page.editor.tools.adding[Kind.STATE], Qt.Key.Key_Return)
    dialog = page.findChildren(AddingDialog)[-1]
    type_text(dialog.title_de, "Fallkonferenz")
    type_text(dialog.title_en, "Case conference")
    QTest.keyClick(dialog.title_en, Qt.Key.Key_Return)
    form = page.editor.pane.form("states.case_conference")
    assert isinstance(form, StateForm)
    form.deadline.kind.set_code("own")
    form.deadline.within.count.selectAll()  # as the tab key does
    type_text(form.deadline.within.count, "48")
    form.deadline.within.unit.setFocus()
    QTest.keyClick(form.deadline.within.unit, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: page.editor.desk.is_checked, timeout=_PATIENT_MS)
    assert Rule.STATE_UNREACHED in {one.rule for one in page.editor.desk.findings}
    add_step(page, "Fallkonferenz einberufen", "Call a conference", "triage", "case_conference")
    four_eyes = page.editor.pane.form(page.editor.desk.place).field_of("four_eyes")
    assert isinstance(four_eyes, QCheckBox)
    QTest.keyClick(four_eyes, Qt.Key.Key_Space)
    add_step(page, "Nach der Konferenz", "After the conference", "case_conference", "in_hand")
    qtbot.waitUntil(lambda: page.head.errors.text() == "No errors", timeout=_PATIENT_MS)
    qtbot.waitUntil(lambda: page.head.stored.text() == "Saved", timeout=_PATIENT_MS)
    procedure = page.editor.desk.procedure
    assert procedure.step_by_id[StepId("call_a_conference")].four_eyes
    state = procedure.state_by_id[StateId("case_conference")]
    assert state.deadline == Deadline(within=Interval(count=48, unit=Unit.HOURS))


def go_to_the_proposal(page: EditorPage, qtbot: QtBot) -> None:
    page.shelf.setFocus()
    QTest.keyClick(page.shelf, Qt.Key.Key_Home)
    qtbot.waitUntil(page.head.publish.isVisible, timeout=_PATIENT_MS)
    qtbot.waitUntil(lambda: len(page.editor.differences.texts()) > 1, timeout=_PATIENT_MS)
