"""Short ways to the clocks of the one case of the bench."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from komma_desk.domain.case import CaseFile
from komma_desk.domain.clock import Entitled, SettledHow
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import ClockId, InvolvedId
from komma_desk.domain.person import Part
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.choose_offences import ChooseOffences
from komma_desk.usecases.commands.involve import Involve
from komma_desk.usecases.commands.record_knowledge import RecordKnowledge
from komma_desk.usecases.commands.start_clock import StartClock
from komma_desk.usecases.queries.case_desk import CaseDesk, CaseView
from tests.usecases.clock_examples import DAY
from tests.usecases.deeds import Prepared

NOBODY: Final = UUID(int=7)
FILED: Final = SettledHow.APPLICATION_FILED


def do(bench: Prepared, command: object) -> Any:
    return bench.at(Role.CLEARING).perform(command).receipt


def view(bench: Prepared) -> CaseView:
    found: CaseView = bench.at(Role.CLEARING).ask(CaseDesk(bench.case))
    return found


def file(bench: Prepared) -> CaseFile:
    return view(bench).file


def choose(bench: Prepared, *codes: str) -> tuple[ClockId, ...]:
    made: tuple[ClockId, ...] = do(
        bench, ChooseOffences(case=bench.case, codes=tuple(map(Code, codes)))
    )
    return made


def know(bench: Prepared, clock: ClockId, **told: Any) -> ClockId:
    facts: dict[str, Any] = {"anchor": DAY, "offender": "Kai", "source": "Gespräch"} | told
    known: ClockId = do(bench, RecordKnowledge(case=bench.case, clock=clock, **facts))
    return known


def affected(bench: Prepared, name: str) -> InvolvedId:
    person: InvolvedId = do(bench, Involve(case=bench.case, part=Part.AFFECTED, name=name))
    return person


def rights(bench: Prepared) -> list[tuple[Entitled, InvolvedId | None]]:
    return [(each.entitled, each.person) for each in file(bench).clocks]


def start(bench: Prepared, rule: str, **told: Any) -> ClockId:
    facts: dict[str, Any] = {"anchor": DAY} | told
    made: ClockId = do(bench, StartClock(case=bench.case, rule=rule, **facts))
    return made
