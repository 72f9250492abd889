"""One part of a case as a line with a box: what it is, how it begins, all of it on request."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import LongText, PlainLabel, TextKind
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.referrals.one_line import one_line
from komma_desk.usecases.effects.letter_parts import CasePart
from komma_desk.words import _

SHORT = 96
_TALLEST = 180


class PartRow(QWidget):
    """`wanted` carries key and tick when a person changes it, not when it is shown."""

    wanted = Signal(str, bool)

    def __init__(self, part: CasePart) -> None:
        super().__init__()
        label = _(part.label)
        beginning = one_line(part.text, SHORT)
        self.box = QCheckBox(label)
        self.box.setObjectName(part.key)
        self.box.setAccessibleName(f"{label}: {beginning}")
        self.text = PlainLabel(beginning, TextKind.SMALL)
        self.whole: LongText | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.box, 0, 0)
        grid.addWidget(self.text, 1, 0)
        self.text.setContentsMargins(34, 0, 0, 2)
        self._part, self._grid = part, grid
        if beginning != part.text:
            self.more = Button(_("Show text"), ButtonKind.QUIET)
            self.more.setCheckable(True)
            self.more.setAccessibleName(_("Show text: {part}").format(part=label))
            grid.addWidget(self.more, 0, 1)
            self.more.toggled.connect(self._expand)
        self.box.clicked.connect(lambda on: self.wanted.emit(part.key, on))

    def show_wanted(self, wanted: bool, why_not: str = "") -> None:
        """With a reason it may not travel, whatever was wanted."""
        self.box.setChecked(wanted)
        self.box.setEnabled(not why_not)
        self.box.setAccessibleDescription(why_not)
        self.box.setToolTip(plain_tip(why_not))

    def _expand(self, shown: bool) -> None:
        """The whole text is put into a widget only when somebody wants to see it."""
        if self.whole is None:
            self.whole = LongText(_(self._part.label), self._part.text)
            self.whole.setFixedHeight(_TALLEST)
            self._grid.addWidget(self.whole, 2, 0, 1, 2)
        self.whole.setVisible(shown)
        self.text.setVisible(not shown)
        self.more.setText(_("Hide text") if shown else _("Show text"))
