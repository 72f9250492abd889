"""What the reporter allows because of what she wishes: one sentence each, nothing ticked before."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.domain.code_list import Code, CodeEntry, CodeList
from komma_desk.domain.consent_scope import (
    ConsentScope,
    Narrowed,
    has_scope,
    narrowed_by,
    scope_in,
)
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.parts.scope_pick import ScopePick
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
    """A tick and the whole sentence it allows; once it is given, how much may be told."""

    def __init__(self, entry: CodeEntry) -> None:
        super().__init__()
        words = (entry.meaning or entry.label).spoken()
        self.box = QCheckBox()
        self.box.setObjectName(str(entry.code))
        self.box.setAccessibleName(entry.label.spoken())
        self.box.setAccessibleDescription(words)
        self.box.setMinimumWidth(30)
        self.setToolTip(plain_tip(entry.label.spoken()))
        self.sentence, self.short = _Sentence(words), _Sentence(entry.label.spoken())
        for each in (self.sentence, self.short):
            each.clicked.connect(self.box.toggle)
        self.short.setToolTip(plain_tip(words))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.short, 1)
        self.scope = ScopePick(entry.label.spoken())
        self.scope.setObjectName(f"scope_{entry.code}")
        self._is_asked = has_scope(entry.code)
        row.addWidget(self.scope, 0, Qt.AlignmentFlag.AlignTop)
        self.box.toggled.connect(self._ask)
        self._ask(given=False)

    def _ask(self, given: bool) -> None:
        """Once it is given, its name and how much may be told stand where the sentence stood.

        So all of it stays on one screen. Taken back, it allows everything again when given anew.
        """
        told = given and self._is_asked
        self.sentence.setVisible(not told)
        self.short.setVisible(told)
        self.scope.setVisible(told)
        if not given:
            self.scope.set_scope(ConsentScope.ALL)


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
                box.scope.picked.connect(lambda _scope: self.picked.emit())
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

    def scopes(self) -> frozenset[Narrowed]:
        """Of what is given, that which does not allow everything."""
        boxes = self._boxes.items()
        return narrowed_by({item: box.scope.scope() for item, box in boxes if box.box.isChecked()})

    def set_codes(self, codes: Iterable[str], scopes: Iterable[Narrowed] = ()) -> None:
        """Call after `show_wishes`: what no wish asks for stays unticked."""
        wanted, narrowed = set(codes), tuple(scopes)
        for item, box in self._boxes.items():
            box.box.setChecked(item in wanted and not box.isHidden())
            if box.box.isChecked():
                box.scope.set_scope(scope_in(narrowed, item))
