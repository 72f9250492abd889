"""What falls due in one case, by the calendar of the office and the rules of today."""

from __future__ import annotations

from komma_desk.domain.case import CaseFile
from komma_desk.domain.dues.course import CaseCourse
from komma_desk.domain.dues.of_case import Due, due_of
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_calendar import calendar_of


def dues_of(file: CaseFile, procedure: Procedure, context: Context) -> tuple[Due, ...]:
    return due_of(
        procedure,
        file.history,
        file.clocks,
        calendar_of(context),
        context.tools.rules.deadlines,
        context.clock.today(),
        is_untouched=CaseCourse.of(file).is_untouched,
    )
