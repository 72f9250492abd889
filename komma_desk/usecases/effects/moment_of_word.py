"""When a word of a reporter counts: in the order she sent them, and never lost for her clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Self

from komma_desk.domain.case import CaseEvent, CaseFile
from komma_desk.domain.hearing_deeds import HearingDeed
from komma_desk.usecases.ports.keys import OpenedEnvelope

_AN_INSTANT: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What the office noted about the same, beside what she says now.

    `overtaken_at` is when it noted what holds and allows more than she does; None: nothing such.
    `within`: she allows nothing the office has not noted as allowed.
    """

    overtaken_at: datetime | None = None
    within: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When she sent a word by her clock, where that puts it, and when it counts as said.

    `taken_at` where it would have been lost under what the office noted.
    """

    sent_at: datetime
    dated_at: datetime
    counted_at: datetime
    taken_at: datetime | None = None

    def as_facts(self) -> dict[str, str]:
        told = {"sent_at": self.sent_at, "counted_at": self.counted_at}
        if self.dated_at != self.counted_at:
            told["dated_at"] = self.dated_at
        if self.taken_at is not None:
            told["taken_at"] = self.taken_at
        return {name: at.isoformat() for name, at in told.items()}

    @classmethod
    def read(cls, facts: Mapping[str, str]) -> Self:
        counted_at = datetime.fromisoformat(facts["counted_at"])
        dated_at = facts.get("dated_at")
        return cls(
            sent_at=datetime.fromisoformat(facts["sent_at"]),
            dated_at=datetime.fromisoformat(dated_at) if dated_at else counted_at,
            counted_at=counted_at,
        )


def moment_of(
    about: Mapping[str, str], file: CaseFile, opened: OpenedEnvelope, noted: Noted, now: datetime
) -> Moment:
    """After her report, and never after a word about the same she sent later.

    Letters can be held back on their way, and her clock can be wrong; the order she spoke in is
    that of her own signed moments. One that allows less than the office noted later by the clocks
    holds from its taking in; what she allows gains nothing by that.
    """
    before = _spoken(about, file.history)
    earlier = [each for each in before if each.sent_at <= opened.sent_at]
    later = [each for each in before if each.sent_at > opened.sent_at]
    filed_at = min(file.case.report.filed_at, now)
    first = max(min(opened.sent_at, now), filed_at + _AN_INSTANT)

    def placed(after: Sequence[datetime]) -> datetime:
        found = max((first, *(each + _AN_INSTANT for each in after)))
        return min((found, *(each.dated_at - _AN_INSTANT for each in later)))

    dated_at = placed([each.dated_at for each in earlier])
    counted_at = placed([each.counted_at for each in earlier]) if noted.within else dated_at
    if noted.overtaken_at is None or counted_at > noted.overtaken_at or later:
        return Moment(sent_at=opened.sent_at, dated_at=dated_at, counted_at=counted_at)
    counted_at = max(now, noted.overtaken_at + _AN_INSTANT)
    return Moment(sent_at=opened.sent_at, dated_at=dated_at, counted_at=counted_at, taken_at=now)


def _spoken(about: Mapping[str, str], history: Sequence[CaseEvent]) -> list[Moment]:
    """It stands with the case: who may not see it learns nothing."""
    return [
        Moment.read(event.facts)
        for event in history
        if event.action == HearingDeed.WORD
        and event.facts.keys() >= {"sent_at", "counted_at"}
        and all(event.facts.get(name) == said for name, said in about.items())
    ]
