"""A deadline by law bears one name in table, form, differences and picture."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from komma_desk.domain.procedure.definition import Deadline
from komma_desk.domain.procedure.editing.setting import put
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.procedure_editor.work_at_hand import WorkAtHand
from tests.fakes.shipped import RULES
from tests.ui.doorways import FakeDoorway
from tests.ui.procedure_office import ProcedureOffice, opened_page


def test_table_form_differences_and_picture_call_a_rule_of_law_the_same(
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
    qtbot: QtBot,
) -> None:
    at_hand = WorkAtHand()
    at_hand.ref = ProcedureOffice(doorway).a_draft()
    editor = opened_page(counter, questions, background, at_hand, qtbot).editor
    desk, name = editor.desk, RULES.name_of("dsgvo33").spoken()
    desk.choose("states.triage")
    desk.apply(put(desk.procedure, "states.triage", "deadline", Deadline(rule="dsgvo33")))
    qtbot.waitUntil(lambda: desk.is_checked)
    rows = editor.table.states.model()
    assert rows is not None
    assert name in [rows.index(row, 1).data() for row in range(rows.rowCount())]
    assert any(f"now {name};" in text for text in editor.differences.texts())
    editor.pane.show_thing(desk.procedure, "states.triage")
    form = editor.pane.form("states.triage")
    assert form.deadline.rule.currentText() == name  # type: ignore[attr-defined]  # the form of a state
    editor.tabs.setCurrentWidget(editor.picture)
    drawing = editor.picture.drawing()
    assert drawing is not None
    box = next(box for box in drawing.boxes if box.place == "states.triage")
    assert name in " ".join(line.text for line in box.lines)
