"""The office enters what came by call, visit, paper or mail: it becomes a case at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.case import Case, CaseEvent, ReporterTrust
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.circle import Circle
from komma_desk.domain.identifiers import CaseId, NoteId, PersonId, ReceptionId, ReportId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.incomplete import IncompleteReport
from komma_desk.domain.note import Note
from komma_desk.domain.reception import (
    ENTERED,
    RECEIVED_AT,
    EnteredAlready,
    EnteringForOthersOnly,
    Reception,
)
from komma_desk.domain.text import Problem
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.addressing import addressed_without
from komma_desk.usecases.effects.begun_receptions import forget
from komma_desk.usecases.effects.evidence import let_go, my_files, require_mine
from komma_desk.usecases.effects.filing import require_filable
from komma_desk.usecases.effects.office_lists import office_lists
from komma_desk.usecases.effects.opening import Arrival, open_case
from komma_desk.usecases.effects.telling import reachable, tell
from komma_desk.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterReport:
    """`begun` is what it was kept under while it was written; its files wait there."""

    draft: IncidentDraft
    reception: Reception
    files: tuple[SealedAttachment, ...] = ()
    begun: ReceptionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """`is_late`: it lay for more than a day, and deadlines run since it came."""

    case: CaseId
    number: str = field(repr=False)
    is_late: bool
    is_told: bool  # the reporter finds it in “My reports”


def enter_report(command: EnterReport, context: Context) -> Changes:
    """The receipt is an Entered.

    Raises IncompleteReport, EnteredAlready, NobodyLeft, EnteringForOthersOnly, EvidenceGone or
    what the files are refused for.
    """
    _require_whole(command, context)
    require_mine(command.files, context, command.begun)
    reception = command.reception
    assert reception.received_at is not None
    assert reception.channel is not None
    # A crash between the two files leaves case and draft: entered again, it is the same report.
    number = ReportId(command.begun or context.new_id())
    if context.work.cases.cases.by_report(number) is not None:
        raise EnteredAlready
    report = command.draft.file_as(number, at=reception.received_at)
    if reception.reporter is not None:
        # Before the news of the case, which would be about a report she does not know.
        tell(reception.reporter, envelope_kinds.REPORT_RETURNED, report_record(report), context)
    case = open_case(
        Arrival(
            report=report,
            received_at=reception.received_at,
            intake_channel=reception.channel,
            reporter=reception.reporter,
            trust=ReporterTrust.ENTERED,
            sealed=command.files,
            circle=_circle(command.draft, context),
            name=reception.told_by.strip(),
            reception=reception,
        ),
        context,
    )
    _write_down(case, reception, context)
    context.work.office.on_the_way.remove([each.stored_as for each in command.files])
    if command.begun is not None:
        let_go(my_files(context, command.begun), context, command.begun)
        forget(command.begun, context)
    told = reception.reporter is not None
    return Changes.of(Subject.CASES, Subject.POST, Subject.DRAFTS).with_receipt(
        Entered(
            case=case.id,
            number=case.number,
            is_late=reception.is_late(context.clock.now()),
            is_told=told,
        )
    )


def _require_whole(command: EnterReport, context: Context) -> None:
    """What is wrong with the answers and with how it came is said together."""
    problems = command.reception.problems(context.clock.now())
    if problem := _account_problem(command, context):
        problems["reporter"] = problem
    try:
        today, lists = context.clock.today(), office_lists(context)
        require_filable(command.draft, command.files, lists, today)
    except IncompleteReport as incomplete:
        problems = problems | incomplete.problems
    if problems:
        raise IncompleteReport(problems)


def _account_problem(command: EnterReport, context: Context) -> Problem | None:
    reporter = command.reception.reporter
    if reporter is None:
        return None
    if reporter in command.draft.excluded:
        return Problem(N_("This person is among those who must not see the report."))
    person = reachable(reporter, context)
    if person is None or not context.keys.is_confirmed(person):
        return Problem(N_("This person has no confirmed account; nothing can be sealed to her."))
    return None


def _circle(draft: IncidentDraft, context: Context) -> Circle | None:
    """The same people as if it had been filed so; whoever enters it has heard it already."""
    if not draft.excluded:
        return None
    if context.actor.id in draft.excluded:
        raise EnteringForOthersOnly
    named = addressed_without(draft.excluded, context).addressees
    members: frozenset[PersonId] = frozenset(named.members) | {context.actor.id}
    return Circle(members=members, excluded=frozenset(named.excluded))


def _write_down(case: Case, reception: Reception, context: Context) -> None:
    """Who entered it and, where it lay, since when: the log of the case is honest about both."""
    now, me, cases = context.clock.now(), context.actor.id, context.work.cases.cases
    late = reception.is_late(now)
    facts = {RECEIVED_AT: case.received_at.isoformat()} if late else {}
    cases.add_event(case.id, CaseEvent(at=now, by=me, action=ENTERED, facts=facts))
    if reception.note.strip():
        note = Note(id=NoteId(context.new_id()), text=reception.note, written_at=now, written_by=me)
        cases.add_note(case.id, note)
