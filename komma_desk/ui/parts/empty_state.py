"""What stands where nothing is yet: an icon, a sentence, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind


class EmptyState(QWidget):
    """Shown instead of an empty list; `wanted` is emitted when its button is pressed."""

    wanted = Signal()

    def __init__(
        self,
        icon_name: str,
        sentence: str,
        what_to_do: str = "",
        button: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 40, 24, 40)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(IconLabel(icon_name, "border", 48), 0, Qt.AlignmentFlag.AlignHCenter)
        for text, kind in ((sentence, TextKind.SECTION), (what_to_do, TextKind.MUTED)):
            if text:
                label = PlainLabel(text, kind)
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                column.addWidget(label)
        if button:
            deed = Button(button, ButtonKind.PRIMARY)
            deed.clicked.connect(self.wanted)
            column.addSpacing(8)
            column.addWidget(deed, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
