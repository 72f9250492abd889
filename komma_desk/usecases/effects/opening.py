"""A report becomes a case: number, procedure, first facts, consents, the people named by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from types import MappingProxyType

from komma_desk.domain.attachment import NewAttachment, SealedAttachment
from komma_desk.domain.case import Case, CaseEvent, ReporterTrust
from komma_desk.domain.circle import Circle
from komma_desk.domain.circle_deeds import CircleDeed
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import WORDING, Consent, ConsentManner, ConsentState
from komma_desk.domain.identifiers import (
    AttachmentId,
    CaseId,
    EnvelopeId,
    InvolvedId,
    PersonId,
)
from komma_desk.domain.incident import IncidentReport
from komma_desk.domain.person import Involved, Part
from komma_desk.domain.procedure import movement
from komma_desk.domain.reception import Reception
from komma_desk.domain.return_address import ReturnAddress
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects import circle_events
from komma_desk.usecases.effects.assigned_only import circle_of_new_case
from komma_desk.usecases.effects.assignment import procedure_for_new_case
from komma_desk.usecases.effects.circle_people import keepers
from komma_desk.usecases.effects.giving_back import note_told
from komma_desk.usecases.effects.lying_files import LyingFile
from komma_desk.usecases.effects.office_lists import main_form_of
from komma_desk.usecases.effects.telling import tell_standing

_PART_OF_ROLE = {"AFFECTED": Part.AFFECTED, "WITNESS": Part.WITNESS, "TRUSTED": Part.TRUSTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A report as it reached the office, by whatever road; `sealed` lie in the store already.

    `reply` and `name` are of somebody without an account; whoever stays anonymous gives no name.
    `reception` is how it came to whoever acts, where the office enters it itself; `wording` is that
    of the consents.
    """

    report: IncidentReport
    received_at: datetime
    intake_channel: Code
    reporter: PersonId | None = None
    trust: ReporterTrust = ReporterTrust.WITHOUT_ACCOUNT
    files: Sequence[NewAttachment] = ()
    sealed: Sequence[SealedAttachment] = ()
    envelope: EnvelopeId | None = None
    source: str = ""
    circle: Circle | None = None
    reply: ReturnAddress | None = None
    name: str = field(default="", repr=False)
    reception: Reception | None = None
    wording: str = WORDING


def open_case(arrival: Arrival, context: Context) -> Case:
    report = arrival.report
    main_form = main_form_of(report.forms, context) or Code("OTHER")
    followed = procedure_for_new_case(report, main_form, context)
    procedure = followed.procedure
    position = movement.start(procedure)
    cases = context.work.cases.cases
    case = Case(
        id=CaseId(context.new_id()),
        number=cases.next_number(arrival.received_at.year),
        received_at=arrival.received_at,
        report=report,
        main_form=main_form,
        intake_channel=arrival.intake_channel,
        reporter=arrival.reporter,
        trust=arrival.trust,
        procedure=followed.ref,
        state=position.main,
        position=position.to_text(),
        facts=MappingProxyType(_first_facts(report, main_form)),
        source=arrival.source,
        circle=circle_of_new_case(arrival.circle, context),
        reply=arrival.reply,
    )
    excluded = case.circle.excluded if case.circle else ()
    cases.add(case, arrival.envelope, keepers=keepers(context, excluded) if case.circle else ())
    context.opened.append(case.id)
    cases.add_event(
        case.id,
        CaseEvent(
            # What lay on a desk is as old as it is: its deadlines run since it came.
            at=arrival.received_at if arrival.reception else context.clock.now(),
            by=arrival.reporter,
            action="received",
            entered=position.active(procedure),
            facts=followed.why,
        ),
    )
    _keep_circle(case, context)
    _keep_consents(case, arrival, context)
    _keep_reporter(case, arrival.name, context)
    if arrival.reception is not None and arrival.reception.affected.strip():
        _keep_affected(case, arrival.reception.affected.strip(), context)
    for file in arrival.files:
        sealed = context.tools.sealed_files.seal(
            AttachmentId(context.new_id()), file.name, BytesIO(file.content)
        )
        context.staged.append(LyingFile(context.tools.sealed_files, sealed.stored_as))
        cases.add_attachment(case.id, sealed)
    for lying in arrival.sealed:
        # An id of the office's own: one the envelope gives could be that of another attachment.
        told = replace(lying.attachment, id=AttachmentId(context.new_id()))
        cases.add_attachment(case.id, replace(lying, attachment=told))
    tell_standing(case, procedure, context)
    if case.circle is not None:
        note_told(case, context)
    return case


def _first_facts(report: IncidentReport, main_form: Code) -> dict[str, str]:
    """A suggestion the clearing officer confirms or changes at triage."""
    facts = {"category": str(main_form)}
    if report.acute_danger:
        facts["urgency"] = "danger"
    return facts


def _keep_circle(case: Case, context: Context) -> None:
    if case.circle is None:
        return
    facts = {
        circle_events.MEMBERS: circle_events.ids_said(case.circle.members),
        circle_events.EXCLUDED: circle_events.ids_said(case.circle.excluded),
    }
    restricted = circle_events.event_of(CircleDeed.RESTRICTED, facts, context)
    context.work.cases.cases.add_event(case.id, restricted)


def _keep_consents(case: Case, arrival: Arrival, context: Context) -> None:
    reception = arrival.reception
    # A reporter's clock may run ahead; a later withdrawal must still be the newest word.
    recorded_at = min(case.report.filed_at, context.clock.now())
    for item in sorted(case.report.consents):
        context.work.cases.cases.add_consent(
            case.id,
            Consent(
                item=item,
                state=ConsentState.GIVEN,
                manner=reception.manner_of(item) if reception else ConsentManner.ELECTRONIC,
                recorded_at=recorded_at,
                recorded_by=context.actor.id if reception else None,
                text_version=arrival.wording,
                scope=case.report.scope_of(item),
            ),
        )


def _keep_reporter(case: Case, said: str, context: Context) -> None:
    """The person behind an account is known, a name from outside is what was said.

    A name on paper is entered by the office.
    """
    if case.reporter is not None:
        name = context.work.office.people.get(case.reporter).name
    elif said:
        name = said
    else:
        return
    context.work.cases.cases.add_involved(
        case.id,
        Involved(
            id=InvolvedId(context.new_id()),
            part=_PART_OF_ROLE.get(case.report.reporter_role, Part.REPORTER),
            name=name,
            contact=case.report.contact,
            person=case.reporter,
        ),
    )


def _keep_affected(case: Case, name: str, context: Context) -> None:
    """For whom it was told, where somebody else told it."""
    context.work.cases.cases.add_involved(
        case.id,
        Involved(id=InvolvedId(context.new_id()), part=Part.AFFECTED, name=name),
    )
