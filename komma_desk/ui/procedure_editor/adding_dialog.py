"""Asks what a new state, strand or step is called and where it belongs; nobody types an id."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from komma_desk.domain.procedure.definition import Procedure, StateId, StrandId
from komma_desk.domain.procedure.editing.adding import (
    Add,
    new_leaf,
    new_state,
    new_step,
    new_strand,
)
from komma_desk.domain.procedure.editing.places import Kind, place_of
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.procedure_editor.property_form import (
    source_choices,
    state_choices,
    target_choices,
)
from komma_desk.ui.procedure_editor.typed_lines import TypedLine
from komma_desk.words import N_, Bilingual, _

NEW_THINGS = {Kind.STATE: N_("New state"), Kind.STRAND: N_("New strand"), Kind.STEP: N_("New step")}
_MAIN = "main"


class AddingDialog(QDialog):
    """`wanted` carries the change; the place chosen now is what it suggests to belong to."""

    wanted = Signal(object)

    def __init__(
        self, kind: Kind, procedure: Procedure, place: str, parent: QWidget, *, to: str = ""
    ) -> None:
        """`to` is where a step leads that was pulled from one state to another."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_(NEW_THINGS[kind]))
        self.setMinimumWidth(520)
        self._kind, self._procedure, self._place = kind, procedure, place_of(place)
        self.title_de, self.title_en = TypedLine(), TypedLine()
        self.first, self.second = CodeCombo([], ""), CodeCombo([], "")
        self.fields = FieldColumn(2)
        self.fields.add("title_de", _("&German title"), self.title_de, required=True)
        self.fields.add("title_en", _("&English title"), self.title_en)
        self._add_choices(to)
        self.add = Button(_("&Add"), ButtonKind.PRIMARY, "plus")
        self.add.setDefault(True)
        self.add.setAutoDefault(True)
        self.add.clicked.connect(self._add)
        self.title_de.returnPressed.connect(self._add)
        self.title_en.returnPressed.connect(self._add)
        column = dialog_column(self)
        column.addWidget(PlainLabel(_(NEW_THINGS[kind]), TextKind.SECTION))
        column.addWidget(self.fields)
        put_deeds(self, deed_row(way_back(self), self.add))
        self.title_de.setFocus()

    def _add_choices(self, to: str) -> None:
        procedure = self._procedure
        mains = state_choices(procedure.main_states())
        here = self._place.id if self._place.kind is Kind.STATE else ""
        if self._kind is Kind.STATE and procedure.strands:
            strands = [Choice(one.id, one.title.spoken()) for one in procedure.strands]
            self.first.set_choices([Choice(_MAIN, _("the case as a whole")), *strands])
            self.first.set_code(self._strand_here() or _MAIN)
            self.fields.add("first", _("&Belongs to"), self.first, wide=True)
        elif self._kind is Kind.STRAND:
            self.first.set_choices(mains)
            self.first.set_code(here or next((s.id for s in procedure.states if s.strands), ""))
            self.fields.add("first", _("&Opens with the state"), self.first, wide=True)
        elif self._kind is Kind.STEP:
            self.first.set_choices(source_choices(procedure))
            self.first.set_code(here or procedure.start)
            self.second.set_choices(target_choices(procedure))
            self.second.set_code(to)
            self.fields.add("first", _("May be taken &from"), self.first, wide=True)
            self.fields.add("second", _("&Leads to"), self.second, required=True, wide=True)

    def _strand_here(self) -> str:
        if self._place.kind is Kind.STRAND:
            return self._place.id
        strand = self._procedure.strand_of_leaf.get(StateId(self._place.id))
        return strand.id if strand else ""

    def _add(self) -> None:
        wrong = {}
        if not (self.title_de.text().strip() or self.title_en.text().strip()):
            wrong["title_de"] = _("Please give it a title.")
        if self._kind is Kind.STEP and not self.second.code():
            wrong["second"] = _("Please choose where it leads to.")
        if not self.fields.show_errors(wrong):
            self.wanted.emit(self._change())
            self.accept()

    def _change(self) -> Add:
        title = Bilingual(de=self.title_de.text().strip(), en=self.title_en.text().strip())
        procedure, first = self._procedure, self.first.code()
        if self._kind is Kind.STEP:
            sources = (StateId(first),) if first else ()
            return new_step(procedure, title, sources=sources, to=StateId(self.second.code()))
        if self._kind is Kind.STRAND:
            return new_strand(procedure, title, StateId(first) if first else None)
        if first and first != _MAIN:
            return new_leaf(procedure, title, StrandId(first))
        return new_state(procedure, title)
