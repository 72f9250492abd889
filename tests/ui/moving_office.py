"""An office in memory with cases on its first version, and the page of procedures before it."""

from __future__ import annotations

from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.moving.moving_entry import MovingEntry
from komma_desk.ui.procedure_editor.editor_page import EditorPage
from komma_desk.ui.procedure_editor.work_at_hand import WorkAtHand
from komma_desk.ui.shell.procedure_page import build_procedure_page
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk
from komma_desk.usecases.queries.procedure_of_shelf import VersionRef
from tests.journeys.moved_cases import NEW, OLD
from tests.usecases.deeds import a_draft
from tests.usecases.procedure_examples import waiting
from tests.usecases.workbench import Workbench, rules

FIRST = VersionRef(OLD.id, "1.0.0")


def an_office(cases: int = 3) -> Workbench:
    """The first case in triage; in the second version triage has another name."""
    bench = Workbench()
    for number in range(cases):
        bench.at(Role.REPORTER).perform(ReportIncident(a_draft(f"Fall {number}")))
    clearing = bench.at(Role.CLEARING)
    clearing.perform(TakeIn())
    first = clearing.ask(CaseByNumber("2026-0001"))
    clearing.perform(TakeStep(case=first, step=StepId("accept")))
    ready = waiting(bench, rules().definition_text(NEW), "1.1.0", as_default=True)
    bench.at(Role.ADMINISTRATOR).perform(ready)
    return bench


def page_of(
    bench: Workbench, background: Background, spoken: list[Exception], role: Role = Role.CLEARING
) -> EditorPage:
    seat, at_hand = bench.at(role), WorkAtHand()
    at_hand.ref = FIRST
    return build_procedure_page(
        Counter(seat, background, spoken.append),
        Questions(seat, background, spoken.append),
        background=background,
        permissions=seat.actor.permissions,
        at_hand=at_hand,
    )


def entry_of(page: EditorPage) -> MovingEntry:
    (entry,) = page.head.findChildren(MovingEntry)
    return entry


def versions_in(bench: Workbench) -> dict[str, str]:
    clearing = bench.at(Role.CLEARING)
    numbers = [case.number for case in bench.desk.content.cases.cases.values()]
    files = [clearing.ask(CaseDesk(clearing.ask(CaseByNumber(each)))).file for each in numbers]
    return {file.case.number: file.case.procedure.version for file in files}
