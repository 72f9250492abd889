"""What the forms of all things share: titles side by side, changes told, findings at the field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from komma_desk.domain.procedure.definition import BACK, Procedure, State
from komma_desk.domain.procedure.editing.places import place_of, thing_at
from komma_desk.domain.procedure.editing.setting import put
from komma_desk.domain.procedure.findings import Finding
from komma_desk.ui.parts.choices import Choice
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.procedure_editor.typed_lines import TypedLine
from komma_desk.words import Bilingual, _


class PropertyForm(QWidget):
    """A subclass adds its fields and shows its thing; `wanted` carries each Change."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.procedure: Procedure | None = None
        self.place = ""
        self._filling = False
        self._errors_at: dict[str, str] = {}
        self.fields = FieldColumn(2)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.column.addWidget(self.fields)
        self.title_de, self.title_en = TypedLine(), TypedLine()
        self.fields.add("title", _("German title"), self.title_de)
        self.fields.add("title_en", _("English title"), self.title_en)
        for line in (self.title_de, self.title_en):
            line.textEdited.connect(self._type_title)

    def show_thing(self, procedure: Procedure, place: str) -> None:
        self.procedure, self.place = procedure, place
        self._filling = True
        self.fill(procedure)
        self._filling = False

    def fill(self, procedure: Procedure) -> None:
        """Show the thing at `self.place`: its titles here, the rest in each form."""
        thing = thing_at(procedure, self.place)
        if thing is not None:
            self.title_de.show_text(thing.title.de)
            self.title_en.show_text(thing.title.en)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Each sentence at the field it is about; those about the whole thing stand above all."""
        said: dict[str, str] = {}
        for finding in findings:
            where = place_of(finding.place)
            if where.thing() == self.place and where.name in self.keys():
                said.setdefault(where.name, finding.spoken())
        for key in self.keys():
            if said.get(key, "") != self._errors_at.get(key, ""):
                self.show_error(key, said.get(key, ""))
        self._errors_at = said

    def keys(self) -> tuple[str, ...]:
        """The properties that have a field here."""
        return ("title",)

    def show_error(self, key: str, sentence: str) -> None:
        self.fields.row(key).show_error(sentence)

    def go_to(self, name: str) -> None:
        key = name if name in self.keys() else "title"
        self.field_of(key).setFocus()

    def field_of(self, key: str) -> QWidget:
        return self.fields.row(key).field

    def tick(self, name: str) -> QCheckBox:
        """A yes or no; what it means stands above it, in as many lines as it needs."""
        box = QCheckBox(_("yes"))
        box.toggled.connect(lambda on: self.put(name, on))
        return box

    def put(self, name: str, value: Any, *, typing: bool = False) -> None:
        if not self._filling and self.procedure is not None:
            self.wanted.emit(put(self.procedure, self.place, name, value, merges=typing))

    def _type_title(self) -> None:
        title = Bilingual(de=self.title_de.text(), en=self.title_en.text())
        self.put("title", title, typing=True)


def state_choices(states: Sequence[State]) -> list[Choice]:
    return [Choice(state.id, state.title.spoken() or state.id) for state in states]


def target_choices(procedure: Procedure) -> list[Choice]:
    back = Choice(BACK, _("back to where the case was"))
    return [*source_choices(procedure), back]


def source_choices(procedure: Procedure) -> list[Choice]:
    """Every state, a leaf with its strand before it."""
    found = state_choices(procedure.main_states())
    for strand in procedure.strands:
        name, known = strand.title.spoken(), procedure.state_by_id
        for one in state_choices([known[leaf] for leaf in strand.states if leaf in known]):
            # Many a leaf carries the name of its strand already.
            told = one.label if one.label.startswith(name) else f"{name}: {one.label}"
            found.append(Choice(one.code, told))
    return found
