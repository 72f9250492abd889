"""Who changed which entry and whether clearing has looked at it, asked anew after every change."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import PartnerId
from komma_desk.domain.partner_trust import PartnerStanding, PartnerTrust
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.usecases.commands.accept_partners import AcceptPartners
from komma_desk.usecases.queries.partner_standings import PartnerStandings


class StandingsAtHand(QObject):
    changed = Signal()

    def __init__(
        self, counter: Counter, questions: Questions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._counter, self._questions = counter, questions.for_page(self)
        self._found: Mapping[PartnerId, PartnerStanding] = {}
        counter.changed.connect(self._news)

    def refresh(self) -> None:
        self._questions.ask(PartnerStandings(), self._got)

    def of(self, partner: PartnerId | None) -> PartnerStanding | None:
        return None if partner is None else self._found.get(partner)

    def all(self) -> tuple[PartnerStanding, ...]:
        return tuple(self._found.values())

    def waiting(self) -> Mapping[PartnerId, int]:
        """What can be accepted, with the revision as it was shown."""
        return {
            each.partner: each.revision
            for each in self._found.values()
            if each.trust is PartnerTrust.NOT_LOOKED_AT
        }

    def accept(self, seen: Mapping[PartnerId, int]) -> None:
        self._counter.hand_over(AcceptPartners(seen), refused=lambda _refusal: self.refresh())

    def _got(self, found: Mapping[PartnerId, PartnerStanding]) -> None:
        self._found = found
        self.changed.emit()

    def _news(self, changes: Changes) -> None:
        if {Subject.PARTNERS, Subject.REFERRALS} & changes.subjects:
            self.refresh()
