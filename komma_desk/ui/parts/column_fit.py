"""Which columns a list shows in the room it has, so that nobody scrolls sideways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QHeaderView

from komma_desk.ui.parts.paged_table_model import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """From this width on these columns; the stretched one takes the room the others leave."""

    at_least: int
    keys: tuple[str, ...]
    stretched: str
    widths: Mapping[str, int] = field(default_factory=dict)
    """Where a column needs another width here than its own."""
    name: str = ""
    """Apart from other fits with as many columns."""


class ColumnFit(QObject):
    """The widths a person set are kept for each fit by itself."""

    def __init__(
        self,
        header: QHeaderView,
        columns: Sequence[Column],
        fits: Sequence[Fit],
        remembered_as: str,
    ) -> None:
        """`fits` go from the widest to the narrowest; the last one serves every smaller width."""
        super().__init__(header)
        self._header, self._columns = header, tuple(columns)
        self._fits, self._key = tuple(fits), remembered_as
        self.fit: Fit | None = None
        self._laying_out = False
        self._laid: list[int] = []
        header.setStretchLastSection(False)
        header.sectionResized.connect(self._remember)
        header.sectionMoved.connect(self._remember_order)

    def use(self, fits: Sequence[Fit], width: int) -> None:
        """Other columns from now on, as for another view of the same list."""
        self._fits = tuple(fits)
        self.settle(width)

    def settle(self, width: int) -> None:
        """Choose the fit for this width; called whenever the list grows or shrinks."""
        wanted = next((one for one in self._fits if width >= one.at_least), self._fits[-1])
        if wanted != self.fit:
            self.fit, self._laying_out = wanted, True
            self._lay_out(wanted)
            self._laying_out = False

    def _lay_out(self, fit: Fit) -> None:
        state = QSettings().value(self._place(fit))
        if state is not None:
            self._header.restoreState(state)
        for number, column in enumerate(self._columns):
            stretched = column.key == fit.stretched
            mode = QHeaderView.ResizeMode
            self._header.setSectionResizeMode(
                number, mode.Stretch if stretched else mode.Interactive
            )
            self._header.setSectionHidden(number, column.key not in fit.keys)
            if state is None and not stretched:
                self._header.resizeSection(number, fit.widths.get(column.key, column.width))
        self._laid = [self._header.sectionSize(number) for number in range(len(self._columns))]

    def _place(self, fit: Fit) -> str:
        # With larger letters the same widths would cut every word short.
        return f"{self._key}/{fit.name}{len(fit.keys)}-{self._header.font().pixelSize()}"

    def _remember(self, section: int) -> None:
        if self.fit is None or self._laying_out:
            return
        # The stretched column follows every change of the window: that is nobody's wish.
        key, size = self._columns[section].key, self._header.sectionSize(section)
        if key in self.fit.keys and key != self.fit.stretched and size != self._laid[section]:
            self._remember_order()

    def _remember_order(self) -> None:
        if self.fit is not None and not self._laying_out:
            QSettings().setValue(self._place(self.fit), self._header.saveState())
