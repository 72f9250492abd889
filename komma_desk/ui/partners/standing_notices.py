"""What of the directory clearing has still to look at: all of it above, one entry beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.domain.identifiers import PartnerId
from komma_desk.domain.partner_trust import PartnerTrust
from komma_desk.ui.partners.standing_words import notice_of
from komma_desk.ui.partners.standings_at_hand import StandingsAtHand
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.words import _, n_


class UnlookedEntries(QWidget):
    """Above the list; invisible while there is nothing to look at."""

    def __init__(self, standings: StandingsAtHand) -> None:
        super().__init__()
        self._standings = standings
        self.notice = Alert(Tone.WARNING)
        self.accept = Button(_("All looked &through"))
        self.notice.add_beside(self.accept)
        _fill(self, self.notice)
        self.hide()
        self.accept.clicked.connect(lambda: standings.accept(standings.waiting()))
        standings.changed.connect(self._show)

    def _show(self) -> None:
        number = len(self._standings.waiting())
        self.setVisible(bool(number))
        self.notice.show_notice(
            Tone.WARNING,
            _("Please compare what stands there with what you know before a case goes there."),
            n_(
                "The clearing office has not looked at {n} entry yet",
                "The clearing office has not looked at {n} entries yet",
                number,
            ),
        )


class EntryNotice(QWidget):
    """Over the form of one entry."""

    def __init__(self, standings: StandingsAtHand) -> None:
        super().__init__()
        self._standings = standings
        self._partner: PartnerId | None = None
        self.notice = Alert(Tone.WARNING)
        self.accept = Button(_("&Looked at"))
        self.notice.add(self.accept)
        _fill(self, self.notice)
        self.hide()
        self.accept.clicked.connect(self._accept)
        standings.changed.connect(self._show)

    def show_partner(self, partner: PartnerId | None) -> None:
        self._partner = partner
        self._show()

    def _show(self) -> None:
        standing = self._standings.of(self._partner)
        words = notice_of(standing)
        self.setVisible(words is not None)
        if words is not None and standing is not None:
            tone, title, text = words
            self.notice.show_notice(tone, text, title)
            self.accept.setVisible(standing.trust is PartnerTrust.NOT_LOOKED_AT)

    def _accept(self) -> None:
        standing = self._standings.of(self._partner)
        if standing is not None:
            self._standings.accept({standing.partner: standing.revision})


def _fill(place: QWidget, notice: Alert) -> None:
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(notice)
