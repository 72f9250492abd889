"""The clocks of a case with their dates, as the calendar of the office reckons them."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.case import CaseFile
from komma_desk.domain.clock import Clock
from komma_desk.domain.deadlines.free_days import Calendar
from komma_desk.domain.deadlines.of_clock import reckoned
from komma_desk.domain.deadlines.reckoning import NotRunning, Reckoned
from komma_desk.domain.deadlines.rules import DeadlineRule, DeadlineRules
from komma_desk.domain.errors import Refusal
from komma_desk.domain.person import Involved
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_calendar import calendar_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLine:
    """`found` is None without a calendar of the office, and where `refusal` says why not.

    `rule` is None for one the rules of today do not hold any more; `person` for one taken out.
    """

    clock: Clock
    rule: DeadlineRule | None
    person: Involved | None
    found: Reckoned | NotRunning | None
    refusal: Refusal | None = None


def clock_lines(file: CaseFile, context: Context) -> tuple[ClockLine, ...]:
    """In the order they came."""
    if not file.clocks:
        return ()
    calendar, rules = calendar_of(context), context.tools.rules.deadlines
    people = {each.id: each for each in file.involved}
    return tuple(
        _line(clock, None if clock.person is None else people.get(clock.person), rules, calendar)
        for clock in file.clocks
    )


def _line(
    clock: Clock, person: Involved | None, rules: DeadlineRules, calendar: Calendar | None
) -> ClockLine:
    rule = rules.get(clock.rule)
    found, refusal = None, None
    if calendar is not None:
        try:
            found = reckoned(clock, rules, calendar)
        except Refusal as wrong:
            refusal = wrong
    return ClockLine(clock=clock, rule=rule, person=person, found=found, refusal=refusal)
