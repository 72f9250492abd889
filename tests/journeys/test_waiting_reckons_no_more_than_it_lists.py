"""Who waits for an answer: only the cases of the list are reckoned, however many others there are.

Counted in calls over a real store.
"""

from __future__ import annotations

from typing import Final

from komma_desk.domain.case import CaseListing
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.lines_by_due import BY_DUE
from tests.benchmarks.stores import bring_in, invented_rows
from tests.fakes.work_done import counted
from tests.journeys.town import CLEARING, Town, a_draft

WAITING: Final = CasePage(CaseListing(unanswered=True, order=BY_DUE, descending=False))
OTHERS: Final = 60  # open, brought along, and nobody waits in them


def test_cases_nobody_waits_in_are_not_reckoned(town: Town) -> None:
    with town.unlock(CLEARING) as desk:
        for text in ("Spatz", "Meise", "Fink"):
            desk.perform(ReportIncident(a_draft(text)))
        desk.perform(TakeIn())
        before = desk.ask(WAITING)
        with counted() as alone:
            desk.ask(WAITING)
        bring_in(desk, invented_rows(town, OTHERS))
        desk.ask(WAITING)
        with counted() as among_others:
            assert desk.ask(WAITING) == before
    assert len(before) == 3
    # Not one call for each of the others.
    assert among_others.calls - alone.calls < OTHERS
