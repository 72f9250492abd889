"""A place to write a text and hand it over with Ctrl+Enter; what was typed is never lost."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _


class WritingBox(QWidget):
    """Field, refusal beside it, and the deed."""

    typed = Signal(str)
    wanted = Signal(str)

    def __init__(
        self, label: str, deed: str, *, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setMinimumHeight(96)
        self.field.setMaximumHeight(180)
        self.field.installEventFilter(self)
        self.row = FieldRow(label, self.field, help_text=help_text)
        self.deed = Button(deed, ButtonKind.PRIMARY)
        self.deed.clicked.connect(self._press)
        self.field.textChanged.connect(self._changed)
        deeds = QHBoxLayout()
        deeds.addWidget(self.deed)
        deeds.addWidget(PlainLabel(_("Ctrl+Enter"), TextKind.SMALL))
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.row)
        column.addLayout(deeds)
        self.setFocusProxy(self.field)

    def text(self) -> str:
        return self.field.toPlainText()

    def show_text(self, text: str) -> None:
        """Put a draft back in; what was wrong before is forgotten."""
        if text != self.text():
            self.field.setPlainText(text)
        self.row.show_error("")

    def show_error(self, sentence: str) -> None:
        self.row.show_error(sentence)
        if sentence:
            self.row.speak_error()
            self.field.setFocus()

    def show_busy(self, busy: bool) -> None:
        self.deed.setEnabled(not busy)

    def _changed(self) -> None:
        self.row.show_error("")
        self.typed.emit(self.text())

    def _press(self) -> None:
        if self.deed.isEnabled():
            self.wanted.emit(self.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._press()
            return True
        return super().eventFilter(watched, event)
