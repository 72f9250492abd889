"""Whoever files reports of his own cannot lift a small figure over the threshold to read it."""

from __future__ import annotations

from datetime import date

import pytest

from komma_desk.domain.code_list import Code
from komma_desk.domain.figures.periods import Month
from komma_desk.usecases.commands.prepare_figures import PrepareFigures
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from tests.journeys.town import CLEARING, Town, a_draft

DECEMBER = Month(year=2026, number=12)


def _published(town: Town, real: int) -> dict[str, int | None]:
    """Six insults and `real` threats by one reporter, four invented threats by another."""
    insult, threat = frozenset({Code("INSULT")}), frozenset({Code("THREAT")})
    with town.unlock("rita") as rita:
        for number in range(6 + real):
            forms = insult if number < 6 else threat
            rita.perform(ReportIncident(a_draft("o", reporter_role=Code("WITNESS"), forms=forms)))
    with town.unlock("ines") as ines:
        for _ in range(4):
            ines.perform(ReportIncident(a_draft("x", reporter_role=Code("WITNESS"), forms=threat)))
    with town.unlock(CLEARING) as clearing:
        clearing.perform(TakeIn())
        town.clock.move_to(date(2027, 1, 5))
        release = clearing.perform(PrepareFigures(DECEMBER)).receipt
    return {cell.at[0]: cell.value for table in release.tables for cell in table.cells}


@pytest.mark.parametrize("real", [1, 3])
def test_reports_of_ones_own_do_not_open_a_cell(town: Town, real: int) -> None:
    with pytest.raises(Exception, match="TooFewNewReports"):
        _published(town, real)
