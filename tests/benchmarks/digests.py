"""What it costs that the log tells the digest of every case: the same deeds with and without."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import StepId
from komma_desk.store import trail
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_list import CasePage
from tests.benchmarks.measuring import Comparison, took
from tests.benchmarks.stores import bring_in, invented_drafts, invented_rows
from tests.journeys.town import CLEARING, Town

_WRITER = "rita"
_STEPS = 30  # of a round
Times = dict[str, list[float]]


def compare(folder: Path, *, reports: int, rounds: int) -> list[Comparison]:
    """Two towns do the same; who begins changes from round to round."""
    share = reports // rounds
    deeds = ("filing", "taking in", "importing", "a step")
    times: dict[bool, Times] = {each: {name: [] for name in deeds} for each in (True, False)}
    towns = {each: _founded(folder / f"{each}") for each in (True, False)}
    for number in range(rounds):
        for told in (True, False) if number % 2 else (False, True):
            with _digests(told=told):
                _round(towns[told], times[told], number * share, share)
    return [
        Comparison(
            what=f"digests of cases in the log: {name}",
            base="the same without digests",
            how=f"{rounds} rounds of {_STEPS if name == 'a step' else share} in turn, medians",
            product_took=tuple(times[True][name]),
            base_took=tuple(times[False][name]),
        )
        for name in deeds
    ]


def _founded(folder: Path) -> Town:
    town = Town(folder)
    town.found()
    town.bring_in(_WRITER)
    return town


@contextmanager
def _digests(*, told: bool) -> Iterator[None]:
    if told:
        yield
        return
    with (
        patch.object(trail, "take_touched", lambda _connection: {}),
        patch.object(trail, "is_any_touched", lambda _connection: False),
    ):
        yield


def _round(town: Town, times: Times, first: int, share: int) -> None:
    drafts = invented_drafts(town, first + share)[first:]
    rows = invented_rows(town, first + share)[first:]
    with town.unlock(_WRITER) as desk:
        times["filing"].append(
            took(lambda: [desk.perform(ReportIncident(each)) for each in drafts])
        )
    with town.unlock(CLEARING) as desk:
        times["taking in"].append(took(lambda: desk.perform(TakeIn())))
        times["importing"].append(took(lambda: bring_in(desk, rows)))
        received = CaseListing(states=frozenset({"received"}))
        lines: Any = desk.ask(CasePage(received, limit=_STEPS))
        deeds = [TakeStep(case=CaseId(each.id), step=StepId("accept")) for each in lines]
        times["a step"].append(took(lambda: [desk.perform(each) for each in deeds]))
