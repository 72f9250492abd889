"""The properties of a state: deadline, strands, end and deletion; less of them for a leaf."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from komma_desk.domain.procedure.definition import Procedure, State, StateId, StrandId
from komma_desk.domain.procedure.editing.adding import NEW_END_KEPT
from komma_desk.domain.procedure.editing.places import thing_at
from komma_desk.domain.procedure.editing.properties import spoken_deletion_class
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.procedure_editor.deadline_field import DeadlineField
from komma_desk.ui.procedure_editor.property_form import PropertyForm, state_choices
from komma_desk.ui.procedure_editor.tick_list import TickList
from komma_desk.ui.procedure_editor.typed_lines import TypedText
from komma_desk.words import Bilingual, _

_KEPT = ("6M-after-end", "1Y-after-end", "2Y-after-end", "3Y-after-end", "5Y-after-end")
_PLAIN = ("plain", "plain_en")
_MORE = ("end", "deletion_class", "rests", "strands", "then")


class StateForm(PropertyForm):
    def __init__(self) -> None:
        super().__init__()
        self.plain_de, self.plain_en = TypedText(), TypedText()
        hint = _("What it means for her, in one or two sentences; she reads it in “My reports”.")
        german = _("For the person who reported (German)")
        english = _("For the person who reported (English)")
        self.fields.add("plain", german, self.plain_de, help_text=hint, wide=True)
        self.fields.add("plain_en", english, self.plain_en, wide=True)
        for text in (self.plain_de, self.plain_en):
            text.textChanged.connect(self._type_plain)
        self.deadline = DeadlineField()
        self.end = self.tick("end")
        self.rests = self.tick("rests")
        self.kept = CodeCombo([], _("Type or choose"))
        self.strands = TickList()
        self.then = CodeCombo([], _("nothing"))
        self.end.toggled.connect(self._end_needs_a_class)
        self.kept.picked.connect(lambda code: self.put("deletion_class", code or None))
        self.strands.picked.connect(
            lambda codes: self.put("strands", tuple(StrandId(one) for one in codes))
        )
        self.then.picked.connect(lambda code: self.put("then", StateId(code) if code else None))
        self.deadline.picked.connect(
            lambda deadline, typing: self.put("deadline", deadline, typing=typing)
        )
        self.column.addWidget(self.deadline)
        self.more = FieldColumn(2)
        self.column.addWidget(self.more)
        add = self.more.add
        add("end", _("The case ends here"), self.end, wide=True)
        add("deletion_class", _("When the case is deleted"), self.kept, wide=True)
        add("rests", _("The case rests here; deadlines of our own pause"), self.rests, wide=True)
        add("strands", _("Strands that open here"), self.strands, wide=True)
        add("then", _("When all strands have ended, it goes on with"), self.then, wide=True)

    def fill(self, procedure: Procedure) -> None:
        super().fill(procedure)
        state = thing_at(procedure, self.place)
        if not isinstance(state, State):
            return
        is_leaf = state.id in procedure.strand_of_leaf
        plain = state.plain or Bilingual(de="", en="")
        self.plain_de.show_text(plain.de)
        self.plain_en.show_text(plain.en)
        for key in _PLAIN:
            # She is told where her case is as a whole, not where a strand is.
            self.fields.row(key).setVisible(not is_leaf or state.plain is not None)
        self.deadline.show_deadline(state.deadline)
        self.end.setChecked(state.end)
        self.rests.setChecked(state.rests)
        kept = dict.fromkeys([*_KEPT, *([state.deletion_class] if state.deletion_class else [])])
        self.kept.set_choices([Choice(code, spoken_deletion_class(code)) for code in kept])
        self.kept.set_code(state.deletion_class or "")
        self.strands.show_choices(
            [Choice(strand.id, strand.title.spoken()) for strand in procedure.strands],
            state.strands,
        )
        self.then.set_choices(state_choices(procedure.main_states()))
        self.then.set_code(state.then or "")
        shown = {
            "end": not is_leaf or state.end,
            "deletion_class": state.end or state.deletion_class is not None,
            "rests": (not is_leaf and not state.end) or state.rests,
            "strands": (not is_leaf and bool(procedure.strands)) or bool(state.strands),
            "then": bool(state.strands) or state.then is not None,
        }
        for key, is_shown in shown.items():
            self.more.row(key).setVisible(is_shown)

    def keys(self) -> tuple[str, ...]:
        return ("title", "plain", "deadline", *_MORE)

    def show_error(self, key: str, sentence: str) -> None:
        if key == "deadline":
            self.deadline.show_error(sentence)
        elif key in _MORE:
            self.more.row(key).show_error(sentence)
        else:
            super().show_error(key, sentence)

    def field_of(self, key: str) -> QWidget:
        if key in _MORE:
            return self.more.row(key).field
        return self.deadline if key == "deadline" else super().field_of(key)

    def _type_plain(self) -> None:
        text = Bilingual(de=self.plain_de.toPlainText(), en=self.plain_en.toPlainText())
        self.put("plain", text if text.de or text.en else None, typing=True)

    def _end_needs_a_class(self, on: bool) -> None:
        if on and not self.kept.code():
            self.put("deletion_class", NEW_END_KEPT)
