"""One of a short list, chosen by its first letters without opening it; empty until chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from komma_desk.ui.parts.choices import Choice
from komma_desk.ui.parts.plain_tips import plain_tip


class PickOne(QComboBox):
    """Whatever letters are typed, what is shown is a choice; the delete key takes it back."""

    picked = Signal(str)
    """The code chosen; empty for none."""

    def __init__(
        self, choices: Sequence[Choice] = (), nothing_yet: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(nothing_yet)
        self.setMaxVisibleItems(16)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for number, choice in enumerate(choices):
            self.addItem(choice.label, choice.code)
            self.setItemData(number, plain_tip(choice.help_text), Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(-1)
        self.currentIndexChanged.connect(lambda: self.picked.emit(self.code()))

    def code(self) -> str:
        return str(self.currentData() or "")

    def set_code(self, code: str, name: str = "") -> None:
        """With a `name`, a code that is not offered any more is shown all the same."""
        if code and name and self.findData(code) < 0:
            self.addItem(name, code)
        self.setCurrentIndex(self.findData(code) if code else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.setCurrentIndex(-1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page past a list never changes an answer."""
        event.ignore()
