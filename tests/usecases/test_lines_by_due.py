"""Who waits for an answer comes by the day the office set itself, and the line says it."""

from __future__ import annotations

from datetime import date

from komma_desk.domain.case import CaseLine, CaseListing
from komma_desk.domain.dues.of_case import DueKind
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_list import CaseCount, CasePage
from komma_desk.usecases.queries.deadline_radar import DeadlineRadar
from komma_desk.usecases.queries.lines_by_due import BY_DUE
from tests.usecases.deeds import Prepared, a_draft


def waiting(bench: Prepared, *, offset: int = 0, limit: int = 200) -> tuple[CaseLine, ...]:
    listing = CaseListing(unanswered=True, order=BY_DUE, descending=False)
    found: tuple[CaseLine, ...] = bench.at(Role.CLEARING).ask(CasePage(listing, offset, limit))
    return found


def report_another(bench: Prepared) -> None:
    bench.at(Role.REPORTER).perform(ReportIncident(a_draft()))
    bench.at(Role.CLEARING).perform(TakeIn())


def test_whoever_is_to_hear_first_comes_first(bench: Prepared) -> None:
    report_another(bench)
    lines = waiting(bench)
    days = [line.due_on or date.max for line in lines]
    assert len(lines) == bench.at(Role.CLEARING).ask(CaseCount(CaseListing(unanswered=True)))
    assert days == sorted(days)
    assert any(line.due_on for line in lines)


def test_a_line_says_the_nearest_day_of_the_procedure_and_how_long_there_is_still(
    bench: Prepared,
) -> None:
    report_another(bench)
    radar = bench.at(Role.CLEARING).ask(DeadlineRadar())
    for line in waiting(bench):
        dues = [
            (each.due.safe, each.due.days_left)
            for each in radar.lines
            if each.case == line.id and each.due.kind is DueKind.INTERNAL
        ]
        assert (line.due_on, line.due_in) == (dues[0] if dues else (None, None))


def test_a_page_of_them_goes_on_where_the_one_before_ended(bench: Prepared) -> None:
    report_another(bench)
    report_another(bench)
    whole = waiting(bench)
    assert (*waiting(bench, limit=1), *waiting(bench, offset=1)) == whole


def test_the_order_can_be_turned_round(bench: Prepared) -> None:
    report_another(bench)
    listing = CaseListing(unanswered=True, order=BY_DUE, descending=True)
    days = [line.due_on or date.max for line in bench.at(Role.CLEARING).ask(CasePage(listing))]
    assert days == sorted(days, reverse=True)
