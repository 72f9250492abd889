"""Possible offences and their deadlines in the invented town, as an officer would record them."""

from __future__ import annotations

from typing import Any, Final

from komma_desk.bootstrap.session import Session
from komma_desk.demo.cases import InventedReport
from komma_desk.demo.walks import InventedStep
from komma_desk.domain.clock import Entitled, SettledHow
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.commands.choose_offences import ChooseOffences
from komma_desk.usecases.commands.record_knowledge import RecordKnowledge
from komma_desk.usecases.commands.settle_clock import SettleClock
from komma_desk.usecases.queries.case_desk import CaseDesk

_POSSIBLE: Final = {
    "EXTREME_VIOLENCE": ("224",), "WEAPON": ("224", "241"), "SEXUAL_VIOLENCE": ("177",),
    "ASSAULT": ("223",), "SEXUAL_HARASS": ("184i",), "STALKING": ("238",), "THREAT": ("241",),
    "DAMAGE": ("303",), "DOXING": ("126a",), "INCITEMENT": ("130",), "DEFAMATION": ("186",),
    "INSULT": ("185",), "HATE_POST": ("130", "185"), "VERBAL_AGGR": ("185",),
    "PROPAGANDA": ("86a",),
}  # fmt: skip
_OTHERWISE: Final = ("240",)
_SOURCE: Final = "Gespräch mit der betroffenen Person"
_SETTLED: Final = {
    "report_to_police": SettledHow.APPLICATION_FILED,
    "end_criminal": SettledHow.NOT_WANTED,
}


def keep_clocks(case: CaseId, report: InventedReport, step: InventedStep, officer: Session) -> None:
    """What goes with the step in the criminal strand; nothing with any other step."""
    if step.step == "check_offences":
        forms = sorted(report.draft.forms)
        codes = {each for form in forms for each in _POSSIBLE.get(form, ())} or {*_OTHERWISE}
        officer.perform(ChooseOffences(case=case, codes=tuple(map(Code, sorted(codes)))))
        _record(case, report, step, officer)
    elif step.step in _SETTLED:
        _settle(case, step, officer)


def _record(case: CaseId, report: InventedReport, step: InventedStep, officer: Session) -> None:
    """The affected person knew from the day it happened; the superior has not been asked yet."""
    view: Any = officer.ask(CaseDesk(case))
    occurred = report.draft.occurred
    happened_on = (occurred and occurred.first_on) or report.filed_at.date()
    for clock in view.file.clocks:
        if clock.entitled is Entitled.AFFECTED:
            officer.perform(
                RecordKnowledge(
                    case=case,
                    clock=clock.id,
                    anchor=min(happened_on, step.at.date()) if report.accused else None,
                    offender=report.accused,
                    offender_unknown=not report.accused,
                    source=_SOURCE,
                )
            )


def _settle(case: CaseId, step: InventedStep, officer: Session) -> None:
    view: Any = officer.ask(CaseDesk(case))
    for clock in view.file.clocks:
        if not clock.is_settled:
            officer.perform(
                SettleClock(case=case, clock=clock.id, on=step.at.date(), how=_SETTLED[step.step])
            )
