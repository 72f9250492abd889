"""Labels, lines and texts with a secret in them: whatever is copied out of them does not stay."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from komma_desk.ui.parts.labels import LongText, PlainLabel, TextKind
from komma_desk.ui.parts.secret_clipboard import secret_clipboard
from komma_desk.words import _

_COPY = QKeySequence.StandardKey.Copy
_CUT = QKeySequence.StandardKey.Cut


class SecretLabel(PlainLabel):
    """A code to read, letter by letter with the keyboard too, and to copy."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, TextKind.CODE, parent, copyable=True)

    def copy(self) -> None:
        """What is selected, else the whole."""
        secret_clipboard().copy(self.selectedText() or self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(_COPY):
            self.copy()
            return
        super().keyPressEvent(event)
        secret_clipboard().unselect(self.selectedText())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        secret_clipboard().unselect(self.selectedText())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("&Copy")).triggered.connect(self.copy)
        menu.popup(event.globalPos())


class SecretLine(QLineEdit):
    """A line whose text can be copied only while it is shown, as Qt has it."""

    def copy(self) -> None:
        if self.echoMode() is QLineEdit.EchoMode.Normal:
            secret_clipboard().copy(self.selectedText())

    def cut(self) -> None:
        if self.echoMode() is QLineEdit.EchoMode.Normal:
            self.copy()
            self.del_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(_COPY):
            self.copy()
        elif event.matches(_CUT):
            self.cut()
        else:
            super().keyPressEvent(event)
            secret_clipboard().unselect(self.selectedText())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        secret_clipboard().unselect(self.selectedText())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            # Qt's own would copy past us; the keys do it through us.
            if action.objectName() in {"edit-copy", "edit-cut"}:
                menu.removeAction(action)
        menu.popup(event.globalPos())


class SecretText(LongText):
    """A text of several lines; Qt asks here for whatever leaves it."""

    def createMimeDataFromSelection(self) -> QMimeData:
        return secret_clipboard().marked(self.textCursor().selection().toPlainText())
