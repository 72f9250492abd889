"""Lines to type in that leave Ctrl+Z and Ctrl+Y to the editor: one way back, not two."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

_OURS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class TypedLine(QLineEdit):
    def event(self, event: QEvent) -> bool:
        if _is_ours(event):
            event.ignore()
            return False
        return super().event(event)

    def show_text(self, text: str) -> None:
        """Change only what is different: the cursor stays where somebody types."""
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)


class TypedText(QPlainTextEdit):
    """A few lines; the tab key goes on to the next field."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(84)

    def event(self, event: QEvent) -> bool:
        if _is_ours(event):
            event.ignore()
            return False
        return super().event(event)

    def show_text(self, text: str) -> None:
        if self.toPlainText() != text:
            self.setPlainText(text)


def _is_ours(event: QEvent) -> bool:
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and any(event.matches(key) for key in _OURS)
    )
