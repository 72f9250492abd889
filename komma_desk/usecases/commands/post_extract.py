"""Clearing posts chosen parts of a case to the head or to data protection, sealed to her alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType

from komma_desk.domain.approval import Approval
from komma_desk.domain.case import CaseEvent, CaseFile
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.extract import (
    READABLE_AT_MOST,
    READABLE_FOR,
    Extract,
    ExtractLetter,
    ExtractPart,
    ExtractQuestion,
)
from komma_desk.domain.identifiers import ApprovalId, CaseId, ExtractId, PersonId
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.person import Person
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.roles import Role
from komma_desk.domain.text import require_text
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.approvals import askable, require_uninvolved
from komma_desk.usecases.effects.letter_parts import case_parts
from komma_desk.usecases.effects.office_lists import office_lists
from komma_desk.usecases.effects.procedure_of import procedure_of
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.words import N_

RECEIVERS = frozenset({Role.HEAD, Role.DATA_PROTECTION})


class NotAReceiver(Refusal):
    sentence = N_("Extracts go to a confirmed head or data protection officer only.")
    advice = N_("Please choose somebody else, or have the person confirmed on the page “People”.")


class NothingChosen(Refusal):
    sentence = N_("No part of the case is chosen.")
    advice = N_("Please choose what the extract shall hold.")


class PurposeMissing(Refusal):
    sentence = N_("There is no purpose yet.")
    advice = N_("Data protection may see a part of a case for a stated purpose only.")


class TooLong(Refusal):
    sentence = N_("An extract can be read for 1 to {days} days.")


class OnlyTheHeadApproves(Refusal):
    sentence = N_("An approval can be asked of the head only.")
    advice = N_("Please post the extract without a question, or choose the head.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostExtract:
    """`parts` are keys of letter parts; `step` asks her approval for that step."""

    case: CaseId
    receiver: PersonId
    parts: tuple[str, ...]
    purpose: str = field(default="", repr=False)
    days: int = READABLE_FOR.days
    step: StepId | None = None
    exception: str = ""


def post_extract(command: PostExtract, context: Context) -> Changes:
    file = context.work.cases.cases.file(command.case, context.scope)
    receiver = context.work.office.people.get(command.receiver)
    _require_receiver(receiver, command, file, context)
    chosen = _chosen(command, file, context)
    now = context.clock.now()
    question, approval = _question(command, file, context)
    letter = ExtractLetter(
        id=ExtractId(context.new_id()),
        case=file.case.id,
        number=file.case.number,
        receiver=receiver.id,
        sender=context.actor.id,
        sender_name=context.actor.name,
        posted_at=now,
        readable_until=context.clock.today() + timedelta(days=command.days),
        purpose=command.purpose,
        parts=chosen,
        question=question,
        answer_to=_answer_to(file),
    )
    envelope, data = context.keys.seal_to_person(
        receiver, envelope_kinds.EXTRACT, Parcel(words=letter.as_words()).packed(), now
    )
    context.work.send(
        PostedEnvelope(
            id=envelope, audience=Audience.PERSON, posted_on=context.clock.today(), data=data
        )
    )
    _keep(letter, receiver, approval, context)
    return Changes.of(Subject.CASES, Subject.POST).with_receipt(letter.id)


def _require_receiver(
    receiver: Person, command: PostExtract, file: CaseFile, context: Context
) -> None:
    if not (receiver.roles & RECEIVERS and context.keys.is_confirmed(receiver)):
        raise NotAReceiver
    require_uninvolved(receiver, file)
    if not 1 <= command.days <= READABLE_AT_MOST.days:
        raise TooLong(days=READABLE_AT_MOST.days)
    if command.purpose.strip():
        require_text(command.purpose)
    if Role.HEAD not in receiver.roles:
        if not command.purpose.strip():
            raise PurposeMissing
        if command.step is not None:
            raise OnlyTheHeadApproves


def _chosen(command: PostExtract, file: CaseFile, context: Context) -> tuple[ExtractPart, ...]:
    chosen = tuple(
        ExtractPart(key=part.key, label=part.label, text=part.text)
        for part in case_parts(file, office_lists(context))
        if part.key in command.parts
    )
    if not chosen:
        raise NothingChosen
    return chosen


def _question(
    command: PostExtract, file: CaseFile, context: Context
) -> tuple[ExtractQuestion | None, Approval | None]:
    if command.step is None:
        return None, None
    procedure = procedure_of(file.case, context)
    step, state = askable(command.step, command.exception, file, procedure)
    approval = Approval(
        id=ApprovalId(context.new_id()),
        asked=command.receiver,
        asked_by=context.actor.id,
        asked_at=context.clock.now(),
        step=step.id,
        state=state,
        exception=command.exception,
    )
    question = ExtractQuestion(
        approval=approval.id,
        step=step.id,
        step_title=step.title,
        state=state,
        exception=command.exception,
    )
    return question, approval


def _answer_to(file: CaseFile) -> tuple[PersonId, ...]:
    """What she answers in a restricted case is for its circle, not for all of clearing."""
    return () if file.case.circle is None else tuple(sorted(file.case.circle.members))


def _keep(
    letter: ExtractLetter, receiver: Person, approval: Approval | None, context: Context
) -> None:
    cases = context.work.cases.cases
    if approval is not None:
        cases.add_approval(letter.case, approval)
    cases.add_extract(
        letter.case,
        Extract(
            id=letter.id,
            receiver=receiver.id,
            receiver_name=receiver.name,
            parts=tuple(each.key for each in letter.parts),
            purpose=letter.purpose,
            posted_at=letter.posted_at,
            posted_by=letter.sender,
            readable_until=letter.readable_until,
            approval=None if approval is None else approval.id,
        ),
    )
    facts = {"receiver": receiver.name} | ({"step": approval.step} if approval else {})
    cases.add_event(
        letter.case,
        CaseEvent(
            at=letter.posted_at,
            by=letter.sender,
            action="extract",
            facts=MappingProxyType(facts),
        ),
    )
