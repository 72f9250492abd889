"""While the files are written anew, whoever asks waits and is answered afterwards."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread
from typing import Any

import pytest

from komma_desk.bootstrap.gate import Gate
from komma_desk.domain.case import CaseListing
from komma_desk.store.troubles import DiskFull
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_list import CasePage
from tests.journeys.town import CLEARING, Town, a_draft, person_id

_PATIENCE = 10.0


def test_questions_during_a_leaving_are_answered_afterwards(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with town.unlock(CLEARING) as karl, ThreadPoolExecutor(4) as pool:
        karl.perform(TakeIn())
        leaver = person_id(karl, "carla")
        asked: list[Any] = []

        def ask(_hundredths: int) -> None:
            asked.append(pool.submit(karl.ask, CasePage(CaseListing())))

        karl.perform(DismissPerson(leaver, ask))
        answers = [each.result(timeout=_PATIENCE) for each in asked]
    assert len(answers) >= 4
    assert {len(each) for each in answers} == {1}


def test_a_failure_on_the_way_leaves_the_desk_as_it_was(town: Town) -> None:
    def fail(_hundredths: int) -> None:
        raise DiskFull

    with town.unlock(CLEARING) as karl:
        leaver = person_id(karl, "carla")
        with pytest.raises(DiskFull):
            karl.perform(DismissPerson(leaver, fail))
        assert karl.ask(CasePage(CaseListing())) == ()
    assert not (town.folder / "renewal").exists()
    town.unlock("carla").close()


def test_nobody_comes_in_beside_somebody_who_wants_to_be_alone() -> None:
    gate, inside, order = Gate(), Event(), list[str]()

    def do(way: Callable[[], Any], name: str) -> None:
        with way():
            order.append(name)

    with gate.shared():
        alone = Thread(target=do, args=(gate.alone, "alone"))
        alone.start()
        while not gate.is_wanted_alone:
            inside.wait(0.001)
        later = Thread(target=do, args=(gate.shared, "later"))
        later.start()
        order.append("first")
    for each in (alone, later):
        each.join(_PATIENCE)
    assert order == ["first", "alone", "later"]
