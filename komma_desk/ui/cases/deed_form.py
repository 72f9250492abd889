"""A form in place of a tab: fields, the refusal beside its field, the deed and the way back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from komma_desk.domain.errors import Refusal
from komma_desk.domain.text import TextMissing, TextNotAccepted
from komma_desk.ui.cases.day_field import DayField
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.choices import CodeCombo, RadioRow
from komma_desk.ui.parts.fields import FieldColumn, FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _

_TALL = 84


@runtime_checkable
class _Choosing(Protocol):
    """Combo boxes, radio buttons and lists whose choice is a text of codes."""

    def code(self) -> str: ...

    def set_code(self, code: str, /) -> None: ...


class DeedForm(QWidget):
    """Keeps nothing itself: what was typed goes out with `typed` and comes back by `show_typed`."""

    wanted = Signal(object)
    """The command."""
    left = Signal()
    typed = Signal(str)
    wrong = Signal(QWidget)
    """Where the eye has to go: it may lie outside of what is to be seen."""

    place = ""
    """Under which name what was typed is kept."""
    refused_at: Mapping[type[Refusal], str] = {}
    """Which field a refusal is about."""
    text_field = ""
    command: Callable[[], object]
    """What is handed over, once nothing is wrong."""

    def __init__(self, title: str, explanation: str, deed: str) -> None:
        super().__init__()
        self.fields = FieldColumn()
        self._parts: dict[str, QWidget] = {}
        self._before = self._given()
        self.refusal = Alert(Tone.WARNING)
        self.refusal.hide()
        self.deed = Button(deed, ButtonKind.PRIMARY)
        self.back = Button(_("Cancel"), ButtonKind.QUIET)
        self.deed.clicked.connect(self.press)
        self.back.clicked.connect(self.left)
        self.heading = PlainLabel(title, TextKind.SECTION)
        self.explanation = PlainLabel(explanation, TextKind.MUTED)
        self.explanation.setVisible(bool(explanation))
        deeds = QHBoxLayout()
        deeds.addWidget(self.deed)
        deeds.addWidget(self.back)
        deeds.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2, 12, 8, 8)
        self._column.setSpacing(12)
        for part in (self.heading, self.explanation, self.fields, self.refusal):
            self._column.addWidget(part)
        self._column.addLayout(deeds)
        self._column.addStretch(1)

    # -- what a form is made of -----------------------------------------------------------------

    def add(
        self,
        key: str,
        label: str,
        part: QWidget,
        *,
        help_text: str = "",
        required: bool = False,
    ) -> FieldRow:
        if isinstance(part, QPlainTextEdit):
            part.setTabChangesFocus(True)
            part.setMaximumHeight(_TALL)
            part.textChanged.connect(self._changed)
        elif isinstance(part, QLineEdit):
            part.textChanged.connect(self._changed)
            part.returnPressed.connect(self.press)
        elif isinstance(part, CodeCombo | RadioRow):
            part.picked.connect(self._changed)
        self._parts[key] = part
        return self.fields.add(key, label, part, help_text=help_text, required=required)

    def add_part(self, part: QWidget) -> None:
        """Put something that is no field above the refusal."""
        self._column.insertWidget(self._column.indexOf(self.refusal), part)

    def begin(self) -> None:
        """All parts are there: remember how they stand, and put the cursor into the first."""
        self._before = self._given()

    def problems(self) -> dict[str, str]:
        """What is wrong by field, before anything is handed over."""
        return {}

    # -- what is typed --------------------------------------------------------------------------

    def show_typed(self, kept: str) -> None:
        """Put back what was typed before the page was built anew."""
        for key, text in (json.loads(kept) if kept else {}).items():
            if key in self._parts:
                self._show(self._parts[key], text)

    def _changed(self) -> None:
        now = self._given()
        changed = {key: text for key, text in now.items() if text != self._before.get(key, "")}
        self.typed.emit(json.dumps(changed) if changed else "")

    def _given(self) -> dict[str, str]:
        return {key: self._text_of(part) for key, part in self._parts.items()}

    def _text_of(self, part: QWidget) -> str:
        if isinstance(part, _Choosing):
            return part.code()
        if isinstance(part, DayField):
            return part.given()
        if isinstance(part, QLineEdit):
            return part.text()
        if isinstance(part, QPlainTextEdit):
            return part.toPlainText()
        return ""

    def _show(self, part: QWidget, text: str) -> None:
        if isinstance(part, _Choosing):
            part.set_code(text)
        elif isinstance(part, DayField):
            part.show_day(text)
        elif isinstance(part, QLineEdit):
            part.setText(text)
        elif isinstance(part, QPlainTextEdit):
            part.setPlainText(text)

    # -- the deed -------------------------------------------------------------------------------

    def press(self) -> None:
        self.refusal.hide()
        if not self.deed.isEnabled():
            return
        if self.fields.show_errors(self.problems()):
            self._show_first_wrong()
        else:
            self.wanted.emit(self.command())

    def _show_first_wrong(self) -> None:
        rows = (self.fields.row(key) for key in self._parts)
        if (first := next((row for row in rows if row.error()), None)) is not None:
            self.wrong.emit(first)

    def show_busy(self, busy: bool) -> None:
        self.deed.setEnabled(not busy)

    def show_refusal(self, refusal: Refusal) -> None:
        """Beside the field it is about, where there is one."""
        where = dict(self.refused_at)
        if self.text_field:
            where |= {TextMissing: self.text_field, TextNotAccepted: self.text_field}
        key = where.get(type(refusal), "")
        if key in self._parts and not self.fields.row(key).isHidden():
            self.fields.show_errors({key: refusal.spoken()})
            self._show_first_wrong()
            return
        self.refusal.show_notice(Tone.WARNING, refusal.spoken())
        self.refusal.show()
        self.refusal.speak()
        self.wrong.emit(self.refusal)


def not_a_day(part: DayField) -> str:
    """A sentence where what was typed is no day; nothing typed is no day either."""
    return "" if part.day() else _("Please write the day like this: 21.11.2026.")


def empty_text(part: QLineEdit | QPlainTextEdit) -> str:
    text = part.text() if isinstance(part, QLineEdit) else part.toPlainText()
    return "" if text.strip() else _("Please fill this in.")
