"""The checker on deadlines: rules that exist, reminders inside, none longer than what it guards."""

from __future__ import annotations

from collections.abc import Iterator

from komma_desk.domain.deadlines.rules import DeadlineRule, DeadlineRules, LengthUnit
from komma_desk.domain.procedure.definition import Deadline, Procedure
from komma_desk.domain.procedure.findings import Finding, Rule
from komma_desk.domain.procedure.interval import Interval, Unit
from komma_desk.domain.procedure.vocabulary import PER
from komma_desk.domain.roles import StepRole
from komma_desk.words import Bilingual

_UNITS = {LengthUnit.WORKING_DAYS: Unit.WORKING_DAYS, LengthUnit.DAYS: Unit.DAYS}
_HOURS_A_DAY, _MONTHS_A_YEAR = 24, 12


def deadline_findings(procedure: Procedure, rules: DeadlineRules | None) -> Iterator[Finding]:
    """Without the rules of the organisation only what needs none of them is judged."""
    known = {rule.id: rule for rule in rules.rules} if rules else {}
    hanging = [
        *((f"states.{one.id}", one.title, one.deadline) for one in procedure.states),
        *((f"strands.{one.id}", one.title, one.deadline) for one in procedure.strands),
    ]
    for place, title, deadline in hanging:
        if deadline is not None:
            place_of = f"{place}.deadline"
            yield from _of_deadline(deadline, place_of, title)
            if rules is not None:
                yield from _by_rule(deadline, known, place_of, title)
    for leaf, strand in procedure.strand_of_leaf.items():
        state = procedure.state_by_id.get(leaf)
        guarded = known.get(strand.deadline.rule or "") if strand.deadline else None
        if state and state.deadline and guarded:
            yield from _too_long(state.deadline, guarded, f"states.{leaf}.deadline", state.title)


def least_days(rule: DeadlineRule) -> int | None:
    """The fewest days a statutory rule gives; None where its number is said only later."""
    if rule.asks_number:
        return None
    intervals = [_interval(length.count, length.unit) for length in rule.lengths]
    return sum(each.at_least_days() for each in intervals)


def _of_deadline(deadline: Deadline, place: str, title: Bilingual) -> Iterator[Finding]:
    if deadline.within is None and deadline.rule is None:
        yield Finding(rule=Rule.EMPTY_DEADLINE, place=place, title=title)
    if deadline.per not in {None, *PER}:
        word = deadline.per or ""
        yield Finding(rule=Rule.UNKNOWN_DEADLINE_RULE, place=place, title=title, word=word)
    if deadline.escalate_to is StepRole.AFFECTED:
        yield Finding(rule=Rule.ESCALATES_TO_AFFECTED, place=place, title=title)
    if deadline.within is not None:
        for reminder in deadline.remind:
            if _outside(reminder, deadline.within):
                yield _reminder(reminder, place, title)


def _by_rule(
    deadline: Deadline, known: dict[str, DeadlineRule], place: str, title: Bilingual
) -> Iterator[Finding]:
    if deadline.rule is None:
        return
    rule = known.get(deadline.rule)
    if rule is None:
        yield Finding(rule=Rule.UNKNOWN_DEADLINE_RULE, place=place, title=title, word=deadline.rule)
        return
    if rule.asks_number:
        yield Finding(rule=Rule.RULE_NEEDS_NUMBER, place=place, title=title, word=rule.title)
        return
    if deadline.within is not None:
        yield from _too_long(deadline, rule, place, title)
    elif len(rule.lengths) == 1:
        length = _interval(rule.lengths[0].count, rule.lengths[0].unit)
        for reminder in deadline.remind:
            if _outside(reminder, length):
                yield _reminder(reminder, place, title)


def _reminder(reminder: Interval, place: str, title: Bilingual) -> Finding:
    word = f"{reminder.count} {reminder.unit}"
    return Finding(rule=Rule.REMINDER_OUTSIDE, place=place, title=title, word=word)


def _outside(reminder: Interval, whole: Interval) -> bool:
    """Whether a reminder, so long before the end, would come before the deadline had begun."""
    if reminder.unit is whole.unit:
        return reminder.count >= whole.count
    return reminder.at_least_days() >= whole.at_most_days()


def _too_long(own: Deadline, rule: DeadlineRule, place: str, title: Bilingual) -> Iterator[Finding]:
    least = least_days(rule)
    if own.within is not None and least is not None and own.within.at_most_days() > least:
        yield Finding(rule=Rule.DEADLINE_TOO_LONG, place=place, title=title, word=rule.title)


def _interval(count: int, unit: LengthUnit) -> Interval:
    """A length of law as an interval; hours as the days they fill, years as their months."""
    if unit is LengthUnit.HOURS:
        return Interval(count=max(1, count // _HOURS_A_DAY), unit=Unit.DAYS)
    if unit is LengthUnit.YEARS:
        return Interval(count=count * _MONTHS_A_YEAR, unit=Unit.MONTHS)
    return Interval(count=count, unit=_UNITS.get(unit, Unit.MONTHS))
