"""The properties of a strand: where it begins, what ends it, its deadline."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from komma_desk.domain.procedure.definition import Procedure, StateId, Strand
from komma_desk.domain.procedure.editing.places import thing_at
from komma_desk.ui.parts.choices import CodeCombo
from komma_desk.ui.procedure_editor.deadline_field import DeadlineField
from komma_desk.ui.procedure_editor.property_form import PropertyForm, state_choices
from komma_desk.ui.procedure_editor.tick_list import TickList
from komma_desk.words import _


class StrandForm(PropertyForm):
    def __init__(self) -> None:
        super().__init__()
        self.start = CodeCombo([], _("Type or choose"))
        self.end = TickList()
        self.deadline = DeadlineField()
        self.start.picked.connect(lambda code: self.put("start", StateId(code)) if code else None)
        self.end.picked.connect(lambda codes: self.put("end", tuple(StateId(one) for one in codes)))
        self.deadline.picked.connect(
            lambda deadline, typing: self.put("deadline", deadline, typing=typing)
        )
        self.fields.add("start", _("Begins with"), self.start, wide=True)
        self.fields.add(
            "end", _("Has ended in"), self.end, wide=True,
            help_text=_("A case can only go on when each strand is in one of these."),
        )  # fmt: skip
        self.column.addWidget(self.deadline)

    def fill(self, procedure: Procedure) -> None:
        super().fill(procedure)
        strand = thing_at(procedure, self.place)
        if not isinstance(strand, Strand):
            return
        known = procedure.state_by_id
        leaves = state_choices([known[leaf] for leaf in strand.states if leaf in known])
        self.start.set_choices(leaves)
        self.start.set_code(strand.start)
        self.end.show_choices(leaves, strand.end)
        self.deadline.show_deadline(strand.deadline)

    def keys(self) -> tuple[str, ...]:
        return ("title", "start", "end", "deadline")

    def show_error(self, key: str, sentence: str) -> None:
        if key == "deadline":
            self.deadline.show_error(sentence)
        else:
            super().show_error(key, sentence)

    def field_of(self, key: str) -> QWidget:
        return self.deadline if key == "deadline" else super().field_of(key)
