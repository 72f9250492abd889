"""The procedure as two tables: states with their strands, and steps; the twin of the picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.deadlines.rules import NO_RULES
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.editing.places import Kind, place_of
from komma_desk.domain.procedure.findings import Finding, Severity
from komma_desk.ui.procedure_editor.thing_tree import ThingTree
from komma_desk.ui.procedure_editor.twin_rows import (
    state_columns,
    state_rows,
    step_columns,
    step_rows,
)
from komma_desk.words import _


class TableTwin(QObject):
    """Both tables as one: everything the picture can do is done in them by keyboard."""

    chosen = Signal(str)
    opened = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = ""
        self.rules = NO_RULES
        self.states = ThingTree(_("States and strands"), state_columns(), (5, 3, 3))
        self.steps = ThingTree(_("Steps"), step_columns(), (5, 4, 4, 5, 5))
        self.steps.setRootIsDecorated(False)
        for tree in (self.states, self.steps):
            tree.chosen.connect(self._choose)
            tree.opened.connect(self.opened)
            tree.remove_wanted.connect(self.remove_wanted)
            tree.move_wanted.connect(self.move_wanted)

    def tree_of(self, place: str) -> ThingTree:
        """Where a thing stands."""
        return self.steps if place_of(place).kind is Kind.STEP else self.states

    def show_procedure(self, procedure: Procedure) -> None:
        self.states.show_rows(state_rows(procedure, self.rules), self._place)
        self.steps.show_rows(step_rows(procedure), self._place)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        marks: dict[str, Severity] = {}
        for finding in findings:
            thing = place_of(finding.place).thing()
            if marks.get(thing) is not Severity.ERROR:
                marks[thing] = finding.severity
        self.states.show_marks(marks)
        self.steps.show_marks(marks)

    def point_at(self, place: str) -> None:
        self._place = place_of(place).thing()
        self.states.point_at(self._place)
        self.steps.point_at(self._place)

    def _choose(self, place: str) -> None:
        self._place = place
        self.chosen.emit(place)
