"""What falls due in a case: internal deadlines out of its history, those of law out of clocks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.clock import Clock, Entitled, SettledHow
from komma_desk.domain.deadlines.arithmetic import FreeDays, Line, line
from komma_desk.domain.deadlines.free_days import Calendar
from komma_desk.domain.deadlines.of_clock import reckoned
from komma_desk.domain.deadlines.reckoning import NotRunning
from komma_desk.domain.deadlines.rules import DeadlineRules, Pause
from komma_desk.domain.dues.internal import reckon_within, reminded_on
from komma_desk.domain.dues.walked import Stay, Walked, walked
from komma_desk.domain.dues.ways_on import ways_on
from komma_desk.domain.errors import Refusal
from komma_desk.domain.home_time import local_day
from komma_desk.domain.identifiers import ClockId, InvolvedId
from komma_desk.domain.procedure.definition import Deadline, Procedure, StateId
from komma_desk.domain.procedure.interval import Interval, Unit
from komma_desk.domain.roles import StepRole
from komma_desk.words import N_, Bilingual

NO_CALENDAR: Final = N_("In which Land your office lies is not set: no day is reckoned.")
NO_BEGINNING: Final = N_("No beginning is recorded.")
RESTS: Final = N_("Paused since {day}: the case rests.")
WOULD_BE: Final = N_("If the case went on today, the safe day would be {day}.")

# Where a procedure says nothing of reminders.
_VERY_NEAR: Final = (Interval(count=1, unit=Unit.WORKING_DAYS),)
_NEAR: Final = (Interval(count=5, unit=Unit.WORKING_DAYS),)
_BY_LAW: Final = (Interval(count=14, unit=Unit.DAYS), Interval(count=3, unit=Unit.WORKING_DAYS))
_TWO_WEEKS: Final = 14


class Light(StrEnum):
    """By the safe day alone; where there is no day yet there is no colour either."""

    OVERDUE = "overdue"  # the safe day is over
    SOON = "soon"  # a reminder has come, or it is today
    RUNNING = "running"
    NOT_RUNNING = "not_running"  # no beginning recorded, or it has not begun by law
    PAUSED = "paused"  # the case rests, and it goes on with it
    NO_CALENDAR = "no_calendar"  # the office has not said in which Land it lies


class DueKind(StrEnum):
    INTERNAL = "internal"  # set by the procedure; pauses while the case rests
    STATUTORY = "statutory"  # set by law; never pauses


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing that falls due; `key` names it inside its case and stays the same every time."""

    key: str
    kind: DueKind
    title: Bilingual
    light: Light
    entitled: Entitled
    place: StateId | None = None  # where in the procedure it hangs
    rule: str | None = None
    norm: str = ""
    clock: ClockId | None = None
    person: InvolvedId | None = None
    anchor: date | None = None
    nominal: date | None = None
    statutory_end: date | None = None
    safe: date | None = None
    ends_at: datetime | None = None  # where hours are counted
    remind_on: tuple[date, ...] = ()
    days_left: int | None = None  # until the safe day; below zero: over
    settled_by: tuple[Bilingual, ...] = ()  # steps from where the case is, the usual one first
    settled_ways: tuple[SettledHow, ...] = ()  # what can be recorded of a clock: no step ends one
    escalate_to: StepRole | None = None
    explanation: tuple[Line | FreeDays, ...] = ()


def due_of(
    procedure: Procedure,
    history: Iterable[CaseEvent],
    clocks: Sequence[Clock],
    calendar: Calendar | None,
    rules: DeadlineRules,
    today: date,
    *,
    is_untouched: bool = False,
) -> tuple[Due, ...]:
    """What is not settled, the nearest safe day first; without a calendar no day is guessed.

    An untouched case is told no deadline of the procedure.
    """
    case = walked(procedure, history)
    reckoning = _Reckoning(procedure, case, calendar, rules, today)
    found = (
        *(
            reckoning.internal(*one)
            for one in reckoning.under_way(() if is_untouched else case.stays)
        ),
        *reckoning.paused(),
        *(reckoning.of(clock) for clock in clocks if not clock.is_settled),
        *reckoning.without_beginning({clock.rule for clock in clocks}),
    )
    dues = {due.key: due for due in found}
    return tuple(sorted(dues.values(), key=lambda due: (due.safe or date.max, due.key)))


def _without_day(due: Due, why: Refusal) -> Due:
    return replace(due, light=Light.NOT_RUNNING, explanation=(line(why.sentence, **why.facts),))


def light_on(safe: date, remind_on: Sequence[date], today: date) -> Light:
    if safe < today:
        return Light.OVERDUE
    reminded = safe == today or any(day <= today for day in remind_on)
    return Light.SOON if reminded else Light.RUNNING


@dataclass(frozen=True, slots=True)
class _Reckoning:
    procedure: Procedure
    case: Walked
    calendar: Calendar | None
    rules: DeadlineRules
    today: date

    def under_way(self, stays: Iterable[Stay]) -> Iterable[tuple[Stay, Deadline, Interval]]:
        """Those that have a deadline of the office, in the order of the procedure."""
        for stay in stays:
            deadline = self.procedure.state_by_id[stay.place].deadline
            if deadline is not None and deadline.within is not None:
                yield stay, deadline, deadline.within

    def internal(self, stay: Stay, deadline: Deadline, within: Interval) -> Due:
        due = Due(
            key=f"{stay.place} {stay.began_at.isoformat()}",
            kind=DueKind.INTERNAL,
            title=deadline.reason or self.procedure.title_of(stay.place),
            light=Light.NO_CALENDAR,
            entitled=Entitled.OFFICE,
            place=stay.place,
            anchor=stay.began_on,
            settled_by=self._ways_on(stay.place),
            escalate_to=deadline.escalate_to,
            explanation=(line(NO_CALENDAR),),
        )
        if self.calendar is None:
            return due
        try:
            found = reckon_within(within, stay.began_at, self.calendar, stay.pauses)
        except Refusal as refused:  # a procedure can name a length no table of holidays reaches
            return _without_day(due, refused)
        start = line(N_("Began on {day}: the case came here."), day=stay.began_on)
        return self._dated(
            replace(
                due,
                nominal=found.nominal,
                statutory_end=found.nominal,
                safe=found.safe,
                ends_at=found.ends_at,
                explanation=(start, *found.explanation),
            ),
            found.safe,
            deadline.remind or (_NEAR if within.at_most_days() > _TWO_WEEKS else _VERY_NEAR),
        )

    def paused(self) -> Iterable[Due]:
        """What goes on when a resting case does; it has no day until then."""
        main = self.case.main
        if main is None or not self.procedure.state_by_id[main].rests:
            return
        began = next((stay.began_on for stay in self.case.stays if stay.place == main), self.today)
        pause = Pause(first_on=began, until=max(began, self.today))
        for stay, deadline, within in self.under_way(self.case.resting):
            longer = replace(stay, pauses=(*stay.pauses, pause))
            due = self.internal(longer, deadline, within)
            told = [line(RESTS, day=began)]
            if due.safe is not None:
                told.append(line(WOULD_BE, day=due.safe))
            yield Due(
                key=due.key,
                kind=due.kind,
                title=due.title,
                light=Light.PAUSED,
                entitled=due.entitled,
                place=due.place,
                anchor=due.anchor,
                settled_by=self._ways_on(main),
                escalate_to=due.escalate_to,
                explanation=tuple(told),
            )

    def of(self, clock: Clock) -> Due:
        """Never left out: where it cannot be reckoned, its lines say why."""
        rule = self.rules.get(clock.rule)
        place, deadline = self._place_of(clock.rule)
        due = Due(
            key=f"clock {clock.id}",
            kind=DueKind.STATUTORY,
            title=Bilingual(de=clock.rule, en=clock.rule) if rule is None else rule.title,
            light=Light.NO_CALENDAR,
            entitled=clock.entitled,
            place=place,
            rule=clock.rule,
            norm="" if rule is None else rule.norm,
            clock=clock.id,
            person=clock.person,
            settled_ways=() if rule is None else rule.settled_by,
            escalate_to=None if deadline is None else deadline.escalate_to,
            explanation=(line(NO_CALENDAR),),
        )
        if self.calendar is None:
            return due
        try:
            found = reckoned(clock, self.rules, self.calendar)
        except Refusal as refused:
            return _without_day(due, refused)
        if isinstance(found, NotRunning):
            return replace(due, light=Light.NOT_RUNNING, explanation=found.explanation)
        anchor = found.anchor
        return self._dated(
            replace(
                due,
                anchor=local_day(anchor) if isinstance(anchor, datetime) else anchor,
                nominal=found.nominal,
                statutory_end=found.statutory_end,
                safe=found.safe,
                ends_at=found.ends_at,
                explanation=found.explanation,
            ),
            found.safe,
            (deadline and deadline.remind) or _BY_LAW,
        )

    def without_beginning(self, begun: Collection[str]) -> Iterable[Due]:
        """Strands and states under a rule of law for which nobody recorded when it began."""
        for place, deadline in self._places_by_law():
            rule = self.rules.get(deadline.rule or "")
            if rule is None or rule.id in begun:
                continue
            yield Due(
                key=f"rule {rule.id}",
                kind=DueKind.STATUTORY,
                title=rule.title,
                light=Light.NOT_RUNNING,
                entitled=Entitled.OFFICE if deadline.per is None else Entitled.AFFECTED,
                place=place,
                rule=rule.id,
                norm=rule.norm,
                escalate_to=deadline.escalate_to,
                explanation=(
                    line(NO_BEGINNING),
                    line(N_("It runs from: {anchor}."), anchor=rule.anchor),
                ),
            )

    def _dated(self, due: Due, safe: date, remind: Sequence[Interval]) -> Due:
        calendar = self.calendar
        if calendar is None or due.anchor is None:
            return due
        earliest = min(due.anchor, safe)
        days = {reminded_on(safe, one, earliest, calendar) for one in remind}
        remind_on = tuple(sorted(days))
        return replace(
            due,
            remind_on=remind_on,
            light=light_on(safe, remind_on, self.today),
            days_left=(safe - self.today).days,
        )

    def _places_by_law(self) -> Iterable[tuple[StateId, Deadline]]:
        """Open strands, also while the case rests, and the states of now."""
        if self.case.main is None or self.procedure.state_by_id[self.case.main].end:
            return
        for strand_id, leaf in self.case.leaves.items():
            strand = self.procedure.strand_by_id[strand_id]
            if strand.deadline is not None and leaf not in strand.end:
                yield leaf, strand.deadline
        for stay in (*self.case.stays, *self.case.resting):
            deadline = self.procedure.state_by_id[stay.place].deadline
            if deadline is not None:
                yield stay.place, deadline

    def _place_of(self, rule: str) -> tuple[StateId | None, Deadline | None]:
        """Where the case is under this rule, else which deadline of the procedure names it."""
        for place, deadline in self._places_by_law():
            if deadline.rule == rule:
                return place, deadline
        strands = [strand.deadline for strand in self.procedure.strands]
        states = [state.deadline for state in self.procedure.states]
        named = (one for one in (*strands, *states) if one is not None and one.rule == rule)
        return None, next(named, None)

    def _ways_on(self, place: StateId) -> tuple[Bilingual, ...]:
        return tuple(step.title for step in ways_on(self.procedure, place))
