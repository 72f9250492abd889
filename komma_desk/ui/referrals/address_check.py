"""Before a case goes to a changed address: what changed, and a tick that it was checked."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from komma_desk.domain.partner_trust import PartnerStanding, PartnerTrust
from komma_desk.ui.partners.standing_words import notice_of
from komma_desk.ui.partners.standings_at_hand import StandingsAtHand
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _


class AddressCheck(QWidget):
    """Invisible where nothing is to be checked; another partner takes the tick away."""

    def __init__(self, standings: StandingsAtHand) -> None:
        super().__init__()
        standings.setParent(self)
        self._standings = standings
        self._partner_id = ""
        self._standing: PartnerStanding | None = None
        self.notice = Alert(Tone.WARNING)
        self.checked = QCheckBox(_("I have chec&ked the address, by a number I knew before."))
        self.checked.setObjectName("address_checked")
        self.error = PlainLabel("", TextKind.ERROR)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.notice, self.checked, self.error):
            column.addWidget(part)
        self.hide()
        self.checked.toggled.connect(lambda _on: self._say(""))
        standings.changed.connect(self._show)

    def refresh(self) -> None:
        self._standings.refresh()

    def choose(self, partner_id: str) -> None:
        if partner_id != self._partner_id:
            self._partner_id = partner_id
            self.checked.setChecked(False)
            self._show()

    def is_checked(self) -> bool:
        return self.checked.isChecked()

    def agrees(self) -> bool:
        """Whether nothing stands in the way; says beside the tick what does, and goes there."""
        if self._standing is None or notice_of(self._standing) is None:
            return True
        if self._standing.trust is PartnerTrust.BY_HAND:
            self.notice.speak()
            return False
        if not self.checked.isChecked():
            self._say(_("Please check the address first."))
            self.checked.setFocus()
        return self.checked.isChecked()

    def _show(self) -> None:
        before = self._standing
        self._standing = next(
            (each for each in self._standings.all() if str(each.partner) == self._partner_id), None
        )
        if before != self._standing:
            self.checked.setChecked(False)
        words = notice_of(self._standing)
        self.setVisible(words is not None)
        self._say("")
        if words is not None and self._standing is not None:
            tone, title, text = words
            self.notice.show_notice(tone, text, title)
            self.checked.setVisible(self._standing.trust is not PartnerTrust.BY_HAND)

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
