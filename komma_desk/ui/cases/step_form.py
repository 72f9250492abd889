"""Exactly the fields a step asks for, each as its kind wants it, with known values filled in."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.procedure.definition import Step
from komma_desk.domain.procedure.vocabulary import FIELDS, FieldKind, StepField
from komma_desk.ui.cases.day_field import DayField
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.words import _


class StepForm(QWidget):
    """The answers by field name; nothing is judged here but what is empty."""

    typed = Signal(str)
    """What differs from what was known, to be put back by `show_typed`; empty for nothing."""

    def __init__(
        self,
        step: Step,
        lists: CodeLists,
        known: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fields = {name: FIELDS[name] for name in step.fields if name in FIELDS}
        self._parts: dict[str, QWidget] = {}
        self._column = FieldColumn()
        for name, asked in self._fields.items():
            part = _part_for(asked, lists)
            _fill(part, known.get(name, ""))
            self._parts[name] = part
            self._column.add(name, asked.label.spoken(), part, required=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._column)
        self._before = self.facts()
        for part in self._parts.values():
            _when_changed(part, self._tell)
        if self._parts:
            self.setFocusProxy(next(iter(self._parts.values())))

    def names(self) -> tuple[str, ...]:
        return tuple(self._fields)

    def part(self, name: str) -> QWidget:
        return self._parts[name]

    def facts(self) -> dict[str, str]:
        return {name: _given(part) for name, part in self._parts.items()}

    def show_typed(self, kept: str) -> None:
        """Put back what was typed before the page was built anew."""
        for name, text in (json.loads(kept) if kept else {}).items():
            if name in self._parts:
                _fill(self._parts[name], text)

    def _tell(self) -> None:
        changed = {name: text for name, text in self.facts().items() if text != self._before[name]}
        self.typed.emit(json.dumps(changed) if changed else "")

    def complete(self) -> bool:
        """Whether everything is filled in; what is missing is said at its field."""
        empty = {name: _("Please fill this in.") for name, text in self.facts().items() if not text}
        return not self._column.show_errors(empty)

    def show_errors(self, errors: Mapping[str, str]) -> bool:
        """Sentences by field name; True if one of them belongs to a field here."""
        return self._column.show_errors(errors)

    def name_of(self, label: str) -> str | None:
        """The field with this label on the screen."""
        return next(
            (name for name, asked in self._fields.items() if asked.label.spoken() == label), None
        )


def _part_for(asked: StepField, lists: CodeLists) -> QWidget:
    if asked.kind is FieldKind.CODE:
        entries = lists[asked.code_list].entries if asked.code_list else ()
        choices = [
            Choice(
                code=each.code,
                label=each.label.spoken(),
                help_text=each.meaning.spoken() if each.meaning else "",
            )
            for each in entries
            if not each.own  # rules go by ours alone
        ]
        return CodeCombo(choices, _("Please choose"))
    if asked.kind is FieldKind.DAY:
        return DayField()
    if asked.kind is FieldKind.TEXT:
        return QLineEdit()
    text = QPlainTextEdit()
    text.setTabChangesFocus(True)
    text.setMinimumHeight(110)
    return text


def _when_changed(part: QWidget, tell: Callable[[], None]) -> None:
    """Also by a screen reader, which sets a text without a key."""
    if isinstance(part, CodeCombo):
        part.picked.connect(tell)
    elif isinstance(part, QLineEdit | QPlainTextEdit):
        part.textChanged.connect(tell)


def _fill(part: QWidget, value: str) -> None:
    if isinstance(part, CodeCombo):
        part.set_code(value)
    elif isinstance(part, DayField):
        part.show_day(value)
    elif isinstance(part, QLineEdit):
        part.setText(value)
    elif isinstance(part, QPlainTextEdit):
        part.setPlainText(value)


def _given(part: QWidget) -> str:
    if isinstance(part, CodeCombo):
        return part.code()
    if isinstance(part, DayField):
        return part.given()
    if isinstance(part, QLineEdit):
        return part.text().strip()
    assert isinstance(part, QPlainTextEdit)
    return part.toPlainText() if part.toPlainText().strip() else ""
