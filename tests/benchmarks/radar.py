"""The radar over many open cases, beside reading the whole list of the same cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from komma_desk.domain.case import CaseListing
from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.deadlines.office_days import OfficeDays
from komma_desk.domain.office import Office
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.deadline_radar import DeadlineRadar
from tests.benchmarks.measuring import Comparison, in_turn
from tests.benchmarks.stores import bring_in, invented_rows
from tests.journeys.town import ADMIN, CLEARING, Town

_ROWS = 200


def compare(folder: Path, *, cases: int, rounds: int) -> list[Comparison]:
    town = Town(folder / "radar")
    town.found()
    office = Office(municipality="Musterstadt", days=OfficeDays(land=Land.HESSE))
    with town.unlock(ADMIN) as mira:
        mira.perform(SaveOffice(office))
    with town.unlock(CLEARING) as karl:
        bring_in(karl, invented_rows(town, cases))

        def all_deadlines() -> Any:
            return karl.ask(DeadlineRadar())

        def whole_list() -> Any:
            pages = range(0, cases, _ROWS)
            return [karl.ask(CasePage(CaseListing(open_only=True), at, _ROWS)) for at in pages]

        product, base = in_turn(all_deadlines, whole_list, rounds)
    return [
        Comparison(
            what=f"the deadline radar, {cases:,} open cases",
            base="reading the list of these cases to its end, page by page",
            how=f"{rounds} rounds in turn, medians",
            product_took=product,
            base_took=base,
        )
    ]
