"""What every deed on a clock asks first, and the line it leaves in the history of the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from komma_desk.domain.case import CaseEvent, CaseFile
from komma_desk.domain.clock import Clock
from komma_desk.domain.clock_deeds import (
    ClockDeed,
    ClockSettled,
    ClockThereAlready,
    DayInFuture,
    DayMissing,
    NoSuchClock,
    NotInTheCase,
    OffenderMissing,
    UnknownButNamed,
)
from komma_desk.domain.deadlines.free_days import Calendar
from komma_desk.domain.deadlines.of_clock import reckoned, rule_of
from komma_desk.domain.deadlines.rules import NoPauseHere, OffenderDoesNotMatter
from komma_desk.domain.identifiers import CaseId, ClockId, InvolvedId
from komma_desk.domain.text import LONGEST_LINE, LONGEST_REASON, require_text
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class _NoHolidays:
    """Whether facts fit their rule does not hang on the place."""

    def name_of(self, day: date) -> str | None:
        del day
        return None


_ANYWHERE: Final = Calendar(holidays=_NoHolidays())


def running(file: CaseFile, wanted: ClockId) -> Clock:
    """Raises NoSuchClock or ClockSettled."""
    found = clock_in(file, wanted)
    if found.is_settled:
        raise ClockSettled
    return found


def clock_in(file: CaseFile, wanted: ClockId) -> Clock:
    """Raises NoSuchClock."""
    found = next((each for each in file.clocks if each.id == wanted), None)
    if found is None:
        raise NoSuchClock
    return found


def require_fitting(clock: Clock, context: Context) -> None:
    """Raises a refusal for whatever of the clock could not be reckoned, kept or meant."""
    rules = context.tools.rules.deadlines
    rule = rule_of(clock.rule, rules)
    for text, longest in ((clock.offender, LONGEST_LINE), (clock.source, LONGEST_REASON)):
        if text:
            require_text(text, longest)
    if rule.waits_for_offender:
        _require_offender(clock)
    elif clock.offender or clock.offender_unknown:
        raise OffenderDoesNotMatter
    elif clock.anchor is None:
        raise DayMissing
    if clock.paused_on is not None and not rule.pauses:
        raise NoPauseHere
    _require_past(clock, context)
    reckoned(clock, rules, _ANYWHERE)


def require_in_the_case(person: InvolvedId | None, file: CaseFile) -> None:
    """Raises NotInTheCase."""
    if person is not None and all(each.id != person for each in file.involved):
        raise NotInTheCase


def require_single(clock: Clock, file: CaseFile) -> None:
    """Raises ClockThereAlready: one clock for each entitled person and each offender."""
    for each in file.clocks:
        if each.id == clock.id or not each.is_of(clock):
            continue
        if clock.offender or clock.offender_unknown:
            is_same = same_offender(each, clock)
        else:
            is_same = each.anchor == clock.anchor
        if is_same:
            raise ClockThereAlready


def same_offender(one: Clock, other: Clock) -> bool:
    return (_plain(one.offender), one.offender_unknown) == (
        _plain(other.offender),
        other.offender_unknown,
    )


def tell(deed: ClockDeed, case: CaseId, facts: dict[str, str], context: Context) -> None:
    """What was done stands in the history, with everything needed to read it later."""
    event = CaseEvent(
        at=context.clock.now(),
        by=context.actor.id,
        action=str(deed),
        facts=MappingProxyType({name: text for name, text in facts.items() if text}),
    )
    context.work.cases.cases.add_event(case, event)


def facts_of(clock: Clock, context: Context) -> dict[str, str]:
    """With the norm, which stays readable when the rules have changed."""
    rule = context.tools.rules.deadlines.get(clock.rule)
    return {
        "clock": str(clock.id),
        "rule": clock.rule,
        "norm": "" if rule is None else rule.norm,
        "entitled": str(clock.entitled),
        "person": "" if clock.person is None else str(clock.person),
        "offender": clock.offender,
        "offender_unknown": "yes" if clock.offender_unknown else "",
        "anchor": said(clock.anchor),
        "source": clock.source,
        "earlier": said(clock.earlier),
        "number": "" if clock.number is None else str(clock.number),
    }


def said(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _require_offender(clock: Clock) -> None:
    if clock.offender_unknown:
        if clock.offender or clock.anchor is not None:
            raise UnknownButNamed
        return
    if clock.anchor is None:
        raise DayMissing
    if not clock.offender:
        raise OffenderMissing


def _require_past(clock: Clock, context: Context) -> None:
    if clock.anchored_at is not None and clock.anchored_at > context.clock.now():
        raise DayInFuture
    days = (clock.anchored_on, clock.earlier, clock.paused_on, clock.resumed_on, clock.settled_on)
    if max((day for day in days if day is not None), default=date.min) > context.clock.today():
        raise DayInFuture


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
