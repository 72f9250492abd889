"""Statutory deadlines of the cases in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

from komma_desk.domain.case import Case
from komma_desk.domain.clock import Clock, Entitled
from komma_desk.domain.identifiers import CaseId, ClockId
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.store.troubles import StoreTrouble
from tests.fakes.courses import FakeCourses

Clocks = list[tuple[CaseId, Clock]]


def a_clock(**changed: Any) -> Clock:
    known: dict[str, Any] = {
        "id": ClockId(uuid4()),
        "rule": "stgb77b",
        "entitled": Entitled.AFFECTED,
    }
    return Clock(**known | changed)


class FakeClocks(FakeCourses):
    def __init__(self, cases: dict[CaseId, Case], clocks: Clocks) -> None:
        self._with_clocks, self._clocks = cases, clocks

    def add_clock(self, case: CaseId, clock: Clock) -> None:
        if case not in self._with_clocks:
            raise StoreTrouble
        self._clocks.append((case, clock))

    def save_clock(self, case: CaseId, clock: Clock) -> None:
        for place, (owner, kept) in enumerate(self._clocks):
            if (owner, kept.id, kept.revision) == (case, clock.id, clock.revision):
                self._clocks[place] = (case, replace(clock, revision=clock.revision + 1))
                return
        raise ChangedMeanwhile

    def remove_clock(self, case: CaseId, clock: ClockId) -> None:
        self._clocks[:] = [each for each in self._clocks if (each[0], each[1].id) != (case, clock)]

    def clocks_of(self, case: CaseId) -> tuple[Clock, ...]:
        return tuple(each for owner, each in self._clocks if owner == case)
