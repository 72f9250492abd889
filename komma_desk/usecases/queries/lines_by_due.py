"""The case list by what the office set itself: whom it should get back to first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from komma_desk.domain.case import CaseLine, CaseListing
from komma_desk.domain.dues.of_case import Due, DueKind
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_calendar import calendar_and_standing
from komma_desk.usecases.queries.deadline_radar import Radar, RadarLine, reckoned

BY_DUE: Final = "due"


def lines_by_due(
    listing: CaseListing, context: Context, *, offset: int, limit: int
) -> tuple[CaseLine, ...]:
    """No index knows the days: they depend on the calendar. Cases without one come last."""
    cases = context.work.cases.cases
    plain = replace(listing, order="received_on", descending=False)
    ids = cases.ids(plain, context.scope)
    calendar, _standing = calendar_and_standing(context)
    lines, _unreckoned = reckoned(cases.courses(context.scope, ids), calendar, context)
    dues = nearest(lines)
    # Only the page is looked up, in the order of the days.
    page = sorted(ids, key=lambda case: _day(dues.get(case)), reverse=listing.descending)
    page = page[offset : offset + limit]
    if not page:
        return ()
    wanted = replace(plain, only=frozenset(page))
    found = {each.id: each for each in cases.lines(wanted, context.scope, limit=len(page))}
    return tuple(_with_due(found[case], dues.get(case)) for case in page)


def next_dues(radar: Radar) -> Mapping[CaseId, Due]:
    """The nearest deadline the office set itself, by case."""
    return nearest(radar.lines)


def nearest(lines: Iterable[RadarLine]) -> Mapping[CaseId, Due]:
    """The same of these lines, which come by day."""
    found: dict[CaseId, Due] = {}
    for line in lines:
        if line.due.kind is DueKind.INTERNAL:
            found.setdefault(line.case, line.due)
    return found


def _day(due: Due | None) -> date:
    return date.max if due is None or due.safe is None else due.safe


def _with_due(line: CaseLine, due: Due | None) -> CaseLine:
    return line if due is None else replace(line, due_on=due.safe, due_in=due.days_left)
