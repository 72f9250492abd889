"""What a rehearsal stands on: the day to begin, the days of the office, its rules and its lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.deadlines.free_days import Calendar
from komma_desk.domain.deadlines.office_days import calendar_from
from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_calendar import office_days


@dataclass(frozen=True, slots=True)
class RehearsalGround:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Without a calendar no day is reckoned; a rehearsal takes the settings as they stand."""

    today: date
    calendar: Calendar | None
    rules: DeadlineRules
    code_lists: CodeLists


def rehearsal_ground(_query: RehearsalGround, context: Context) -> Ground:
    days = office_days(context.work.office.settings)
    return Ground(
        today=context.clock.today(),
        calendar=calendar_from(days, context.tools.holidays_at),
        rules=context.tools.rules.deadlines,
        code_lists=context.tools.rules.code_lists,
    )
