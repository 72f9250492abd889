"""The markers of clocks: against whom one runs, how that is known, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from komma_desk.bootstrap.session import Session
from komma_desk.domain.case import CaseListing
from komma_desk.domain.clock import Entitled, SettledHow
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.commands.choose_offences import ChooseOffences
from komma_desk.usecases.commands.pause_clock import PauseClock
from komma_desk.usecases.commands.record_knowledge import RecordKnowledge
from komma_desk.usecases.commands.reopen_clock import ReopenClock
from komma_desk.usecases.commands.settle_clock import SettleClock
from komma_desk.usecases.commands.start_clock import StartClock
from komma_desk.usecases.queries.case_list import CasePage
from tests.journeys.town import CLEARING, Town

_DAY: Final = date(2026, 10, 1)


def by_the_clocks(town: Town, do: Callable[[Session, object], Any]) -> None:
    with town.unlock(CLEARING) as karl:
        lines: Any = karl.ask(CasePage(CaseListing(search="ohne 3")))
        case = CaseId(lines[0].id)
        made: Any = karl.perform(ChooseOffences(case=case, codes=(Code("185"),))).receipt
        hers = {"case": case, "clock": made[0]}
        do(karl, RecordKnowledge(anchor=_DAY, offender="x", source="x", **hers))
        do(karl, PauseClock(first_on=_DAY, source="x", **hers))
        do(karl, SettleClock(on=_DAY, how=SettledHow.APPLICATION_FILED, text="x", **hers))
        do(karl, ReopenClock(reason="x", **hers))
        told: dict[str, Any] = {"offender": "x", "source": "x", "entitled": Entitled.OFFICE}
        do(karl, StartClock(case=case, rule="stgb77b", anchor=_DAY, **told))
