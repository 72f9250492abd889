"""One of the people of a rehearsal with her buttons; the affected person has her consents too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from komma_desk.domain.procedure.movement import Offer
from komma_desk.domain.procedure.probes import PLAYER_NAMES, Player
from komma_desk.domain.procedure.vocabulary import CONSENTS
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.procedure_editor.rehearsal_offer import OfferLine
from komma_desk.words import _

_LEAVE = "leave"


class PlayerColumn(QFrame):
    wanted = Signal(object, object)
    """The Player, and the Offer to be taken."""
    exception_wanted = Signal(object, object)
    consent_wanted = Signal(str, bool)
    leave_wanted = Signal()

    def __init__(self, player: Player, offers: Sequence[Offer], consents: frozenset[str]) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.player = player
        self.lines = [OfferLine(offer) for offer in offers]
        self.parts: dict[str, QWidget] = {line.offer.step.id: line.button for line in self.lines}
        """What the cursor can stand on, by name."""
        self.setAccessibleName(_(PLAYER_NAMES[player]))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 14)
        self._column.setSpacing(8)
        self._column.addWidget(PlainLabel(_(PLAYER_NAMES[player]), TextKind.STRONG))
        for line in self.lines:
            line.wanted.connect(lambda offer: self.wanted.emit(player, offer))
            line.exception_wanted.connect(lambda offer: self.exception_wanted.emit(player, offer))
            self._column.addWidget(line)
        if not self.lines:
            self._column.addWidget(PlainLabel(_("Nothing to do here now."), TextKind.MUTED))
        if player is Player.AFFECTED:
            self._add_consents(consents)
        self._column.addStretch(1)

    def boxes(self) -> Mapping[str, QCheckBox]:
        return {name: part for name, part in self.parts.items() if isinstance(part, QCheckBox)}

    def leave(self) -> QWidget:
        return self.parts[_LEAVE]

    def _add_consents(self, consents: frozenset[str]) -> None:
        self._column.addSpacing(4)
        self._column.addWidget(PlainLabel(_("Consents"), TextKind.STRONG))
        for item, title in CONSENTS.items():
            box = QCheckBox(title.spoken())
            box.setChecked(item in consents)
            box.toggled.connect(lambda on, item=item: self.consent_wanted.emit(item, on))
            self.parts[item] = box
            self._column.addWidget(box)
        leave = Button(_("The affected person leaves"), ButtonKind.QUIET)
        leave.clicked.connect(self.leave_wanted)
        self.parts[_LEAVE] = leave
        self._column.addWidget(leave)
