"""Several of some that change: a list with a tick at each, walked by the arrow keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal

from komma_desk.ui.parts.choices import Choice
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.parts.ticking_list import TickingList

_CODE = Qt.ItemDataRole.UserRole
_ROW_PX, _MOST_ROWS = 28, 5


class TickList(TickingList):
    """Space ticks the row under the cursor."""

    picked = Signal(object)
    """The codes ticked, in the order of the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet("QListView::item { min-height: 28px; padding: 0 6px; }")
        self.setUniformItemSizes(True)
        self.itemChanged.connect(lambda _item: self.picked.emit(self.codes()))

    def show_choices(self, choices: Sequence[Choice], ticked: Iterable[str]) -> None:
        """What was ticked and is no choice any more is shown all the same, to be unticked."""
        wanted = tuple(ticked)
        known = {one.code for one in choices}
        every = [*choices, *(Choice(code, code) for code in wanted if code not in known)]
        shown = [(one.code, one.label, one.code in wanted) for one in every]
        if shown == self._shown():
            return
        self.blockSignals(True)
        self.clear()
        for code, label, is_ticked in shown:
            item = self.new_line(label, ticked=is_ticked)
            item.setData(_CODE, code)
            item.setToolTip(plain_tip(label))
            self.addItem(item)
        first = next((row for row, (_code, _label, is_ticked) in enumerate(shown) if is_ticked), 0)
        self.setCurrentRow(first if shown else -1)
        self.blockSignals(False)
        self.setFixedHeight(_ROW_PX * min(max(self.count(), 1), _MOST_ROWS) + 6)

    def codes(self) -> tuple[str, ...]:
        return tuple(code for code, _label, is_ticked in self._shown() if is_ticked)

    def _shown(self) -> list[tuple[str, str, bool]]:
        items = ((row, self.item(row)) for row in range(self.count()))
        return [(str(one.data(_CODE)), one.text(), self.is_ticked(row)) for row, one in items]
