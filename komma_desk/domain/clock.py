"""A statutory deadline that runs on a case: by which rule, for whom, since when, and how it ended.

It never pauses because a case rests and goes on when the case is over; nothing here is a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from komma_desk.domain.identifiers import ClockId, InvolvedId

Anchor = date | datetime


class Entitled(StrEnum):
    """Whose clock it is: each may act by a right of their own."""

    AFFECTED = "affected"
    SUPERIOR = "superior"
    OFFICE = "office"


class SettledHow(StrEnum):
    """What became of it; the last two fit every rule."""

    APPLICATION_FILED = "application_filed"
    NOT_WANTED = "not_wanted"
    CLAIM_MADE = "claim_made"
    ACTION_BROUGHT = "action_brought"
    RECEIPT_CONFIRMED = "receipt_confirmed"
    ANSWERED = "answered"
    INFORMED = "informed"
    DEFERRED = "deferred"
    NOTIFIED = "notified"
    ERASED = "erased"
    DONE = "done"
    DOES_NOT_APPLY = "does_not_apply"
    PASSED = "passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """`person` is whose it is, where the case names her; `source` says how the anchor is known.

    A rule by the day has `anchored_on`, one by the hour `anchored_at` (UTC); never both.
    """

    id: ClockId
    rule: str
    entitled: Entitled
    person: InvolvedId | None = None
    offender: str = field(default="", repr=False)
    offender_unknown: bool = False  # said so; otherwise an empty offender was never asked for
    anchored_on: date | None = None
    anchored_at: datetime | None = None
    source: str = field(default="", repr=False)
    paused_on: date | None = None  # a conciliation application came in
    resumed_on: date | None = None  # its certificate was made out
    earlier: date | None = None
    number: int | None = None
    settled_on: date | None = None
    settled_how: SettledHow | None = None
    settled_text: str = field(default="", repr=False)
    revision: int = 1

    @property
    def anchor(self) -> Anchor | None:
        return self.anchored_at or self.anchored_on

    @property
    def is_settled(self) -> bool:
        return self.settled_how is not None

    @property
    def is_untouched(self) -> bool:
        """Made by the choice of offences, and nobody ever put anything into it."""
        blank = Clock(id=self.id, rule=self.rule, entitled=self.entitled, person=self.person)
        return self == blank

    def anchored(self, anchor: Anchor | None) -> Clock:
        at = anchor if isinstance(anchor, datetime) else None
        return replace(self, anchored_at=at, anchored_on=None if at else anchor)

    def is_of(self, other: Clock) -> bool:
        """The same right of the same person, whoever the offender is."""
        mine = (self.rule, self.entitled, self.person)
        return mine == (other.rule, other.entitled, other.person)
