"""The people of a rehearsal side by side, each with the buttons they would have now."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from komma_desk.domain.procedure.probes import Player
from komma_desk.domain.procedure.rehearsal import Rehearsal
from komma_desk.ui.procedure_editor.rehearsal_column import PlayerColumn
from komma_desk.ui.procedure_editor.rehearsal_offer import OfferLine
from komma_desk.words import _

_COLUMN = 270
_GAP = 12
_THREE, _ALL = 3, 4


class PlayerColumns(QScrollArea):
    """As many side by side as the room allows; the cursor stays on the thing it was on."""

    wanted = Signal(object, object)
    """The Player, and the Offer to be taken."""
    exception_wanted = Signal(object, object)
    consent_wanted = Signal(str, bool)
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Who can do what now"))
        self.columns: list[PlayerColumn] = []
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.setWidget(self._body)
        self._side_by_side = 0

    def minimumSizeHint(self) -> QSize:
        return QSize(_COLUMN, 110)

    def show_run(self, run: Rehearsal) -> None:
        held, where = self._held(), self.verticalScrollBar().value()
        for column in self.columns:
            column.setParent(None)
            column.deleteLater()
        self.columns = [
            PlayerColumn(player, run.offers(player), run.consents) for player in run.players
        ]
        for column in self.columns:
            column.wanted.connect(self.wanted)
            column.exception_wanted.connect(self.exception_wanted)
            column.consent_wanted.connect(self.consent_wanted)
            column.leave_wanted.connect(self.leave_wanted)
        self._side_by_side = 0
        self._arrange()
        self.verticalScrollBar().setValue(where)
        if held is not None:
            self._hold(*held)

    def column(self, player: Player) -> PlayerColumn:
        return next(one for one in self.columns if one.player is player)

    def line(self, player: Player, step: str) -> OfferLine:
        return next(one for one in self.column(player).lines if one.offer.step.id == step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.viewport().width()
        number = len(self.columns)
        fitting = max(1, min(number, (room + _GAP) // (_COLUMN + _GAP)))
        if (number, fitting) == (_ALL, _THREE):
            fitting -= 1  # two rows of two look calmer
        if fitting == self._side_by_side:
            return
        self._side_by_side = fitting
        for place, column in enumerate(self.columns):
            self._grid.addWidget(column, place // fitting, place % fitting)
        for place in range(_ALL):
            self._grid.setColumnStretch(place, 1 if place < fitting else 0)

    def _held(self) -> tuple[Player, str] | None:
        found = (
            (column.player, name)
            for column in self.columns
            for name, part in column.parts.items()
            if part.hasFocus()
        )
        return next(found, None)

    def _hold(self, player: Player, name: str) -> None:
        """The same thing if it is still there, else the first thing the same person can do."""
        own = [column for column in self.columns if column.player is player]
        for column in (own or self.columns)[:1]:
            possible = [line.button for line in column.lines if line.offer.possible]
            part = column.parts.get(name) or next(iter([*possible, *column.parts.values()]), None)
            if part is not None:
                part.setFocus()
