"""Several of some, the words of each as long as they need to be; short ones in two columns."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from komma_desk.ui.parts.choices import Choice
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.reporting.first_letter import BEGINS_WITH, next_beginning

SHORT = 28  # letters; choices that short stand in two columns


class _Words(PlainLabel):
    """Clicking the words ticks the box beside them."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()
        super().mouseReleaseEvent(event)


class CheckLines(QWidget):
    """A typed letter jumps to the next line that begins with it."""

    picked = Signal()

    def __init__(self, choices: Iterable[Choice]) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        offered = tuple(choices)
        longest = max((len(each.label) for each in offered), default=0)
        self._columns = 2 if longest <= SHORT else 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)
        for choice in offered:
            self.add_choice(choice)

    def add_choice(self, choice: Choice) -> None:
        box = QCheckBox()
        box.setObjectName(choice.code)
        box.setProperty(BEGINS_WITH, choice.label)
        box.setAccessibleDescription(choice.help_text)
        box.setMinimumWidth(30)
        box.toggled.connect(self.picked)
        words = _Words(choice.label)
        words.setToolTip(plain_tip(choice.help_text))
        words.clicked.connect(box.click)
        row, column = divmod(len(self._boxes), self._columns)
        self._boxes[choice.code] = box
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        self._grid.addLayout(line, row, column)
        self._name(choice.code)
        if self.focusProxy() is None:
            self.setFocusProxy(box)

    def known(self) -> frozenset[str]:
        return frozenset(self._boxes)

    def codes(self) -> frozenset[str]:
        return frozenset(code for code, box in self._boxes.items() if box.isChecked())

    def set_codes(self, codes: Iterable[str]) -> None:
        wanted = set(codes)
        for code, box in self._boxes.items():
            box.setChecked(code in wanted)

    def setAccessibleName(self, name: str) -> None:
        """The question is said with each box, since a group has no voice of its own in Qt."""
        super().setAccessibleName(name)
        for code in self._boxes:
            self._name(code)

    def _name(self, code: str) -> None:
        box, question = self._boxes[code], self.accessibleName()
        label = str(box.property(BEGINS_WITH))
        box.setAccessibleName(f"{question}: {label}" if question else label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (meant := next_beginning(event, self)) is not None:
            meant.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
