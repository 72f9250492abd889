"""The questions of one section, one under the other; those that do not apply are not shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from komma_desk.domain.detail_questions import HINTS, LABELS
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_details import IncidentDetails, OwnAnswer
from komma_desk.domain.own_question import OwnQuestion
from komma_desk.domain.report_sections import Section, SectionId, hint_for
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import ScrollBody
from komma_desk.ui.reporting.kind_list import KindList
from komma_desk.ui.reporting.long.answer_field import AnswerField
from komma_desk.ui.reporting.long.choice_fields import SeveralField
from komma_desk.ui.reporting.long.entry_lines import EntriesField
from komma_desk.ui.reporting.long.evidence_hint import EvidenceHint
from komma_desk.ui.reporting.long.field_makers import FieldMaker
from komma_desk.ui.reporting.long.own_fields import KeptAnswer, OwnField
from komma_desk.words import _

OWN, KEPT = "own ", "kept "
WIDEST = 760  # pixels; longer lines are hard to read


class SectionPanel(ScrollBody):
    """A row is made when its question first applies, and keeps what is typed while hidden."""

    answered = Signal(str, object)
    """The name of the field, or `OWN` with the code of a question, and the answer."""
    taken_back = Signal(str)
    """The code of an own question that is asked no more."""
    reshaped = Signal()
    """A question or a line came or went: the tab key has another way."""

    def __init__(self, maker: FieldMaker, section: SectionId) -> None:
        super().__init__(most_width=WIDEST, at_the_top=True)
        self._maker = maker
        self._keys: tuple[str, ...] = ()
        self._problems: Mapping[str, str] = {}
        self.rows: dict[str, FieldRow] = {}
        self._hints: dict[str, PlainLabel] = {}
        self.column.setContentsMargins(4, 2, 12, 12)
        self.column.setSpacing(14)
        self._before = 0
        if section is SectionId.EVIDENCE:
            self.column.addWidget(EvidenceHint())
            self._before = 1

    def show_section(self, section: Section, draft: IncidentDraft) -> None:
        keys = (
            *section.fields,
            *(OWN + each.code for each in section.own),
            *(KEPT + code for code in section.kept),
        )
        own = {OWN + each.code: each for each in section.own}
        for place, key in enumerate(keys):
            if key not in self.rows:
                self.rows[key] = self._row(key, own.get(key), draft.details)
                self.column.insertWidget(self._before + place, self.rows[key])
        if keys != self._keys:
            self._keys = keys
            for key, row in self.rows.items():
                row.setVisible(key in keys)
            self.reshaped.emit()
            self.show_problems(self._problems)
        for key, label in self._hints.items():
            words = hint_for(key, draft)
            label.setText(_(words) if words else "")
            label.setVisible(bool(words))

    def show_answers(self, details: IncidentDetails) -> None:
        """Fill every row anew; what is kept is laid out again by `show_section`."""
        for key, row in tuple(self.rows.items()):
            if key.startswith(KEPT):
                self.rows.pop(key)
                row.hide()
                row.deleteLater()
                self._keys = ()
            elif isinstance(row.field, AnswerField):
                row.field.show_answer(_answer_of(key, details))

    def unreadable(self) -> dict[str, str]:
        fields = ((key, self.rows[key].field) for key in self._keys)
        return {
            key: said
            for key, field in fields
            if isinstance(field, AnswerField) and (said := field.unreadable())
        }

    def show_problems(self, problems: Mapping[str, str]) -> None:
        self._problems = problems
        for key, row in self.rows.items():
            name = "own_answers" if key.startswith((OWN, KEPT)) else key
            sentence = problems.get(key) or problems.get(name, "")
            if row.error() != sentence:
                row.show_error(sentence)

    def go_to_first_problem(self) -> bool:
        for key in self._keys:
            row = self.rows[key]
            if row.error():
                row.field.setFocus(Qt.FocusReason.OtherFocusReason)
                self.ensureWidgetVisible(row)
                row.speak_error()
                return True
        return False

    def stops(self) -> list[QWidget]:
        """The fields in the order in which they are seen."""
        return [self.rows[key].field for key in self._keys]

    def focus_first(self) -> None:
        if self._keys:
            self.rows[self._keys[0]].field.setFocus(Qt.FocusReason.TabFocusReason)
            self.verticalScrollBar().setValue(0)

    def _row(self, key: str, own: OwnQuestion | None, details: IncidentDetails) -> FieldRow:
        answer = _answer_of(key, details)
        if isinstance(answer, OwnAnswer) and key.startswith(KEPT):
            return self._kept_row(key, answer)
        field = OwnField(own) if own else self._maker.field(key)
        label = own.words.spoken() if own else _(LABELS[key])
        field.setObjectName(key)
        row = FieldRow(
            label.replace("&", "&&"), field, help_text=_(HINTS[key]) if key in HINTS else ""
        )
        if isinstance(field, SeveralField) and isinstance(field.ticks, KindList):
            row.label.setWordWrap(False)
            field.ticks.put_chosen_beside(row)
        if not own:
            self._hints[key] = hint = PlainLabel("", TextKind.SMALL)
            row.add_below(hint)
        field.show_answer(answer)
        field.changed.connect(partial(self._said, key, field))
        if isinstance(field, EntriesField):
            field.reshaped.connect(self.reshaped)
        return row

    def _kept_row(self, key: str, answer: OwnAnswer) -> FieldRow:
        kept = KeptAnswer(answer)
        kept.setObjectName(key)
        kept.taken_back.connect(lambda: self.taken_back.emit(key.removeprefix(KEPT)))
        return FieldRow(answer.asked.spoken().replace("&", "&&"), kept)

    def _said(self, key: str, field: AnswerField) -> None:
        self.answered.emit(key, field.answer())


def _answer_of(key: str, details: IncidentDetails) -> Any:
    if key.startswith((OWN, KEPT)):
        code = key.removeprefix(OWN).removeprefix(KEPT)
        return next((each for each in details.own_answers if each.question == code), None)
    return getattr(details, key)
