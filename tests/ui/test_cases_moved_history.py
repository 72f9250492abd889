"""A case that was moved tells its whole history in words, before the move and after it."""

from __future__ import annotations

from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.roles import Role
from komma_desk.ui.cases.history_words import history_lines
from komma_desk.usecases.commands.move_cases import MoveCases
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk
from komma_desk.words import Language, speaking
from tests.journeys.moved_cases import NEW, OLD, WHOLE
from tests.usecases.deeds import a_draft
from tests.usecases.procedure_examples import waiting
from tests.usecases.workbench import Workbench, rules


def test_each_entry_speaks_the_words_of_its_own_version() -> None:
    bench = Workbench()
    bench.at(Role.REPORTER).perform(ReportIncident(a_draft()))
    clearing = bench.at(Role.CLEARING)
    clearing.perform(TakeIn())
    case = clearing.ask(CaseByNumber("2026-0001"))
    clearing.perform(TakeStep(case=case, step=StepId("accept")))
    ready = waiting(bench, rules().definition_text(NEW), "1.1.0", as_default=True)
    bench.at(Role.ADMINISTRATOR).perform(ready)
    clearing.perform(MoveCases(mapping=WHOLE))
    clearing.perform(MoveCases(mapping=WHOLE.turned()))
    view = clearing.ask(CaseDesk(case))
    with speaking(Language.GERMAN):
        told = [line.told() for line in history_lines(view, rules().code_lists)]
    accept = next(step.title.de for step in OLD.steps if step.id == "accept")
    received = OLD.title_of(OLD.start).de
    triage = next(state.title.de for state in OLD.states if state.id == "triage")
    moved = "Auf eine andere Fassung des Verfahrens umgezogen"
    assert told[:3] == [
        f"{moved}\nSichtung → {triage}\nkomma-standard 1.1.0 → komma-standard 1.0.0",
        f"{moved}\n{triage} → Sichtung\nkomma-standard 1.0.0 → komma-standard 1.1.0",
        f"{accept}\n{received} → {triage}",
    ]
