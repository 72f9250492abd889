"""The dates of a clock: which rule it follows, and what is known of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from komma_desk.domain.clock import Clock
from komma_desk.domain.deadlines.arithmetic import Line, line
from komma_desk.domain.deadlines.free_days import Calendar
from komma_desk.domain.deadlines.reckoning import (
    Circumstances,
    NotRunning,
    Reckoned,
    offender_unknown,
    reckon,
)
from komma_desk.domain.deadlines.rules import DeadlineRule, DeadlineRules, Pause
from komma_desk.domain.errors import Refusal
from komma_desk.domain.home_time import at_home
from komma_desk.words import N_

# Nothing is added on trust: without the day it goes on again, the clock is shown as it ran before.
_PAUSE_IS_OPEN: Final = N_("Paused since {first}; its days are added when the last one is known.")


class UnknownRule(Refusal):
    sentence = N_("There is no deadline “{rule}” in the rules of this version.")
    advice = N_("Please look at the list of rules, or ask your administrator.")


def rule_of(wanted: str, rules: DeadlineRules) -> DeadlineRule:
    """Raises UnknownRule."""
    found = rules.get(wanted)
    if found is None:
        raise UnknownRule(rule=wanted)
    return found


def reckoned(clock: Clock, rules: DeadlineRules, calendar: Calendar) -> Reckoned | NotRunning:
    """Raises UnknownRule, and what `reckon` raises for facts that do not fit the rule."""
    rule = rule_of(clock.rule, rules)
    if clock.offender_unknown and rule.waits_for_offender:
        return offender_unknown(rule)
    anchor = clock.anchor
    if anchor is None:
        return NotRunning(rule=rule, explanation=_not_recorded(rule))
    if isinstance(anchor, datetime):
        anchor = at_home(anchor)
    pause = None
    if clock.paused_on is not None and clock.resumed_on is not None:
        pause = Pause(first_on=clock.paused_on, until=clock.resumed_on)
    known = Circumstances(pause=pause, earlier=clock.earlier, number=clock.number)
    found = reckon(rule, anchor, calendar, known)
    if clock.paused_on is not None and pause is None:
        open_pause = line(_PAUSE_IS_OPEN, first=clock.paused_on)
        found = replace(found, explanation=(*found.explanation, open_pause))
    return found


def _not_recorded(rule: DeadlineRule) -> tuple[Line, ...]:
    lines = [line(N_("Since when it runs is not recorded: {anchor}."), anchor=rule.anchor)]
    if rule.waits_for_offender:
        lines.append(line(N_("The application may be made already.")))
    return tuple(lines)
