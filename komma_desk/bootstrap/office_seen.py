"""What one opened form has learnt from answers: the newest office, and who may read which report.

It lives as long as the window. Only a newer card the person saves herself lasts longer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from komma_desk.domain.clearing_card import ClearingCard
from komma_desk.domain.identifiers import PersonId, ReportId
from komma_desk.usecases.effects.readers_told import named_by_all


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldReaders:
    """By which officer, when; nobody named: all of clearing reads it."""

    by: PersonId
    at: datetime
    readers: frozenset[PersonId]


@dataclass(slots=True)
class OfficeSeen:
    """`card` is the newest the office signed; `newer` its file, where an answer brought it."""

    card: ClearingCard
    newer: bytes = b""
    _told: dict[ReportId, tuple[ToldReaders, ...]] = field(default_factory=dict)

    def learn_office(self, card: ClearingCard, file: bytes) -> None:
        if age_of(card) > age_of(self.card):
            self.card, self.newer = card, file

    def learn_readers(self, report: ReportId, told: ToldReaders) -> None:
        before = self._told.get(report, ())
        if any(each.by == told.by and each.at >= told.at for each in before):
            return  # she has said something newer
        others = [each for each in before if each.by != told.by]
        self._told[report] = tuple(sorted((*others, told), key=lambda each: each.at))

    def readers(self, report: ReportId) -> frozenset[PersonId] | None:
        """Those who alone get her next letter; None: it goes to the whole clearing office.

        Empty where the officers name nobody in common: then nobody gets it.
        """
        told: dict[PersonId | None, frozenset[PersonId]] = {
            each.by: each.readers for each in self._told.get(report, ())
        }
        if not any(told.values()):
            return None
        return named_by_all(told, frozenset(each.person for each in self.card.officers))


def age_of(card: ClearingCard) -> tuple[int, int, int]:
    """Whoever leaves makes both numbers grow; whoever comes changes only the day."""
    return card.generation, card.epoch, card.made_on.toordinal()
