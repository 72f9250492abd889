"""The clocks of the law a rehearsed case has: everything was known on its first day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Final
from uuid import UUID

from komma_desk.domain.clock import Clock, Entitled
from komma_desk.domain.deadlines.free_days import Calendar
from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.dues.of_case import Due, due_of
from komma_desk.domain.identifiers import ClockId
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.rehearsal import Rehearsal

_MORNING: Final = time(8, tzinfo=UTC)


def dues_of_rehearsal(
    run: Rehearsal, calendar: Calendar | None, rules: DeadlineRules
) -> tuple[Due, ...]:
    """What falls due; each clock of the law runs from the first day of the rehearsal."""
    clocks = clocks_from(run.procedure, rules, run.began_on)
    return due_of(run.procedure, run.history, clocks, calendar, rules, run.today)


def clocks_from(procedure: Procedure, rules: DeadlineRules, day: date) -> tuple[Clock, ...]:
    """One for each rule the procedure names and whose length the rule itself says."""
    strands = [strand.deadline for strand in procedure.strands]
    states = [state.deadline for state in procedure.states]
    named = {
        deadline.rule: Entitled.OFFICE if deadline.per is None else Entitled.AFFECTED
        for deadline in (*strands, *states)
        if deadline is not None and deadline.rule is not None
    }
    clocks: list[Clock] = []
    for number, (rule_id, entitled) in enumerate(sorted(named.items()), start=1):
        rule = rules.get(rule_id)
        if rule is not None and not rule.asks_number:
            clock = Clock(id=ClockId(UUID(int=number)), rule=rule_id, entitled=entitled)
            anchor = datetime.combine(day, _MORNING) if rule.by_the_hour else day
            clocks.append(clock.anchored(anchor))
    return tuple(clocks)
