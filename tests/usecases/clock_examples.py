"""Clocks at the bench, and an example of every command and query about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from komma_desk.domain.clock import Entitled, SettledHow
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId, ClockId
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.choose_offences import ChooseOffences
from komma_desk.usecases.commands.pause_clock import PauseClock
from komma_desk.usecases.commands.record_knowledge import RecordKnowledge
from komma_desk.usecases.commands.reopen_clock import ReopenClock
from komma_desk.usecases.commands.settle_clock import SettleClock
from komma_desk.usecases.commands.start_clock import StartClock
from komma_desk.usecases.queries.deadline_catalogue import DeadlineCatalogue
from tests.usecases.workbench import Workbench

WORDS: Final = "Kanarienvogel"
DAY: Final = date(2026, 10, 1)
CLOCK_QUERIES: Final = (DeadlineCatalogue(),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """The case with an insult in it: a blank clock, one that runs, one that is settled."""

    case: CaseId
    blank: ClockId
    runs: ClockId
    settled: ClockId


def begin_some(bench: Workbench, case: CaseId) -> Clocks:
    seat = bench.at(Role.CLEARING)
    made: Any = seat.perform(ChooseOffences(case=case, codes=(Code("185"),))).receipt
    seat.perform(known(case, made[1]))
    claim: Any = seat.perform(StartClock(case=case, rule="agg15_4", anchor=DAY)).receipt
    seat.perform(SettleClock(case=case, clock=claim, on=DAY, how=SettledHow.CLAIM_MADE))
    return Clocks(case=case, blank=made[0], runs=made[1], settled=claim)


def known(case: CaseId, clock: ClockId, **told: Any) -> RecordKnowledge:
    facts: dict[str, Any] = {"anchor": DAY, "offender": WORDS, "source": WORDS} | told
    return RecordKnowledge(case=case, clock=clock, **facts)


def clock_commands(clocks: Clocks) -> tuple[object, ...]:
    case = clocks.case
    return (
        ChooseOffences(case=case, codes=(Code("185"), Code("303"))),
        known(case, clocks.blank),
        StartClock(
            case=case,
            rule="stgb77b",
            anchor=DAY,
            entitled=Entitled.OFFICE,
            offender=WORDS,
            source=WORDS,
        ),
        PauseClock(case=case, clock=clocks.runs, first_on=DAY, source=WORDS),
        SettleClock(
            case=case,
            clock=clocks.runs,
            on=DAY,
            how=SettledHow.APPLICATION_FILED,
            text=WORDS,
        ),
        ReopenClock(case=case, clock=clocks.settled, reason=WORDS),
    )
