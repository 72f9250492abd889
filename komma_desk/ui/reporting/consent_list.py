"""What the reporter allows because of what she wishes: one sentence each, nothing ticked before."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.domain.code_list import Code, CodeEntry, CodeList
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.words import _

FOLLOWS_FROM_WISH = {
    Code("police"): Code("refer_police"),
    Code("advice"): Code("refer_counselling"),
    Code("complaint"): Code("refer_agg"),
}


class _Sentence(PlainLabel):
    """Clicking the words ticks the box beside them."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()
        super().mouseReleaseEvent(event)


class ConsentBox(QWidget):
    """A tick and the whole sentence that is allowed by it."""

    def __init__(self, entry: CodeEntry) -> None:
        super().__init__()
        words = (entry.meaning or entry.label).spoken()
        self.box = QCheckBox()
        self.box.setObjectName(str(entry.code))
        self.box.setAccessibleName(entry.label.spoken())
        self.box.setAccessibleDescription(words)
        self.box.setMinimumWidth(30)
        self.setToolTip(plain_tip(entry.label.spoken()))
        sentence = _Sentence(words)
        sentence.clicked.connect(self.box.toggle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(sentence, 1)


class ConsentList(QWidget):
    """Shows the consents that the chosen wishes need; a wish taken back takes its consent along."""

    picked = Signal()

    def __init__(self, consents: CodeList) -> None:
        super().__init__()
        self.setObjectName("consents")
        self._boxes: dict[Code, ConsentBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(
            PlainLabel(_("For this we need your consent. You can withdraw it."), TextKind.SMALL)
        )
        for item in FOLLOWS_FROM_WISH.values():
            entry = consents.entry(item)
            if entry is not None:
                box = ConsentBox(entry)
                box.box.toggled.connect(self.picked)
                self._boxes[item] = box
                column.addWidget(box)
        self.show_wishes(())

    def show_wishes(self, wishes: Iterable[str]) -> None:
        needed = {FOLLOWS_FROM_WISH[Code(each)] for each in wishes if each in FOLLOWS_FROM_WISH}
        for item, box in self._boxes.items():
            box.setVisible(item in needed)
            if item not in needed:
                box.box.setChecked(False)
        self.setVisible(bool(needed & self._boxes.keys()))

    def codes(self) -> frozenset[Code]:
        return frozenset(item for item, box in self._boxes.items() if box.box.isChecked())

    def set_codes(self, codes: Iterable[str]) -> None:
        """Call after `show_wishes`: what no wish asks for stays unticked."""
        wanted = set(codes)
        for item, box in self._boxes.items():
            box.box.setChecked(item in wanted and not box.isHidden())
