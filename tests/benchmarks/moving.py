"""All cases of a version moved to another one, beside a note written into each of them."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from komma_desk.definitions.writing import procedure_text
from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.queries.case_list import CasePage
from tests.attacks.publishing import published
from tests.benchmarks.measuring import Comparison, in_turn
from tests.benchmarks.stores import bring_in, invented_rows
from tests.journeys.moved_cases import NEW, WHOLE, moved
from tests.journeys.town import CLEARING, Town

_ROWS = 200


def compare(folder: Path, *, cases: int, rounds: int) -> list[Comparison]:
    town = Town(folder / "moving")
    town.found()
    with town.unlock(CLEARING) as karl:
        bring_in(karl, invented_rows(town, cases))
    published(town, "1.1.0", procedure_text(NEW))
    there_and_back = cycle((WHOLE, WHOLE.turned()))
    with town.unlock(CLEARING) as karl:
        pages = range(0, cases, _ROWS)
        lines = [line for at in pages for line in karl.ask(CasePage(CaseListing(), at, _ROWS))]

        def all_at_once() -> None:
            assert moved(karl, next(there_and_back)).moved == cases

        def one_by_one() -> None:
            for line in lines:
                karl.perform(AddNote(case=CaseId(line.id), text="Zur Kenntnis genommen"))

        product, base = in_turn(all_at_once, one_by_one, rounds)
    return [
        Comparison(
            what=f"moving {cases:,} cases to another version, all or none",
            base="writing a note into each of them, one by one",
            how=f"{rounds} rounds in turn, medians",
            product_took=product,
            base_took=base,
        )
    ]
