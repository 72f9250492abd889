"""The case list by what the office set itself: whom it should get back to first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from komma_desk.domain.case import CaseLine, CaseListing
from komma_desk.domain.dues.of_case import Due, DueKind
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.context import Context
from komma_desk.usecases.queries.deadline_radar import DeadlineRadar, Radar, deadline_radar

BY_DUE: Final = "due"


def lines_by_due(
    listing: CaseListing, context: Context, *, offset: int, limit: int
) -> tuple[CaseLine, ...]:
    """No index knows the days: they depend on the calendar. Cases without one come last."""
    cases = context.work.cases.cases
    plain = replace(listing, order="received_on", descending=False)
    count = cases.count(plain, context.scope)
    dues = next_dues(deadline_radar(DeadlineRadar(), context))
    lines = [
        _with_due(line, dues.get(line.id))
        for line in cases.lines(plain, context.scope, offset=0, limit=count)
    ]
    lines.sort(key=lambda line: line.due_on or date.max, reverse=listing.descending)
    return tuple(lines[offset : offset + limit])


def next_dues(radar: Radar) -> Mapping[CaseId, Due]:
    """The nearest deadline the office set itself, by case."""
    found: dict[CaseId, Due] = {}
    for line in radar.lines:
        if line.due.kind is DueKind.INTERNAL:
            found.setdefault(line.case, line.due)
    return found


def _with_due(line: CaseLine, due: Due | None) -> CaseLine:
    return line if due is None else replace(line, due_on=due.safe, due_in=due.days_left)
