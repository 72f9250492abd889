"""An answer to an extract comes home: believed only from the person who was asked, and once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from types import MappingProxyType
from typing import Any
from uuid import UUID

from komma_desk.domain.approval import Approval, ApprovalAnswer, Verdict
from komma_desk.domain.case import CaseEvent, CaseFile
from komma_desk.domain.circle import InACircle
from komma_desk.domain.errors import NOT_AS_WRITTEN, Trouble
from komma_desk.domain.extract import Extract
from komma_desk.domain.identifiers import ApprovalId, CaseId, ExtractId
from komma_desk.domain.parcel import NotAParcel, unpacked
from komma_desk.domain.stored import NoSuchCase
from komma_desk.domain.text import text_problem
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.approvals import is_proved
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.words import N_


class Doubt(Enum):
    """Why an answer is not believed, in a sentence for the clearing office."""

    UNREADABLE = N_("It holds no answer that can be read.")
    OTHER_PERSON = N_("It was not written by the person who was asked, or counts no longer.")
    OTHER_CASE = N_("It belongs to no question that was asked in this case.")
    TWICE = N_("The question was answered before; nothing was changed.")
    TOO_LATE = N_("It was written after the extract had ended.")


@dataclass(frozen=True, slots=True)
class Answered:
    """`doubt` says why nothing was taken over; `number` is empty where no case belongs to it."""

    number: str
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    extract: ExtractId
    case: CaseId
    approval: ApprovalId
    answer: ApprovalAnswer


def answer_words(
    case: CaseId, extract: ExtractId, approval: ApprovalId, answer: ApprovalAnswer
) -> dict[str, Any]:
    return {
        "case": str(case),
        "extract": str(extract),
        "approval": str(approval),
        "verdict": str(answer.verdict),
        "reason": answer.reason,
        "at": answer.at.isoformat(),
        "signature": answer.signature.hex(),
    }


def take_answer(opened: OpenedEnvelope, context: Context) -> Answered | None:
    """Write it into its case, or say why not; either way it leaves the post.

    None where the case is open only to others by now, or damaged: then it waits for one of them,
    or for a backup.
    """
    answered = _taken(opened, context)
    if answered is None:
        return None
    context.work.office.post.remove(opened.id)
    context.tools.mailbox.forget(opened.id)
    return answered


def answers_to_me(context: Context) -> tuple[OpenedEnvelope, ...]:
    """Answers in restricted cases: sealed to the members of the circle, not to the group."""
    found = context.tools.mailbox.fetch(context.work.office.post, context.keys)
    return tuple(each for each in found if each.kind == envelope_kinds.EXTRACT_ANSWER)


def _taken(opened: OpenedEnvelope, context: Context) -> Answered | None:
    try:
        said = _read(opened.body)
    except NotAParcel:
        return Answered("", Doubt.UNREADABLE)
    try:
        file = context.work.cases.cases.file(said.case, context.scope)
    except NoSuchCase:
        return Answered("", Doubt.OTHER_CASE)
    except (InACircle, Trouble):
        return None
    return _taken_into(file, said, opened, context)


def _taken_into(
    file: CaseFile, said: _Answer, opened: OpenedEnvelope, context: Context
) -> Answered:
    number = file.case.number
    approval = next((each for each in file.approvals if each.id == said.approval), None)
    extract = next((each for each in file.extracts if each.id == said.extract), None)
    if approval is None or extract is None or extract.approval != approval.id:
        return Answered(number, Doubt.OTHER_CASE)
    answered = replace(approval, answer=said.answer)
    if doubt := _doubt(answered, extract, file, opened, context):
        return Answered(number, doubt)
    if approval.answer is not None:
        return Answered(number, Doubt.TWICE)
    _keep(answered, file, context)
    return Answered(number)


def _doubt(
    answered: Approval, extract: Extract, file: CaseFile, opened: OpenedEnvelope, context: Context
) -> Doubt | None:
    by_her = opened.author == answered.asked and is_proved(answered, file.case.id, context)
    if not by_her:
        return Doubt.OTHER_PERSON
    if context.work.office.people.get(answered.asked).signing != opened.author_signing:
        return Doubt.OTHER_PERSON
    if answered.answer and answered.answer.at.date() > extract.readable_until:
        return Doubt.TOO_LATE
    return None


def _keep(approval: Approval, file: CaseFile, context: Context) -> None:
    answer = approval.answer
    assert answer is not None
    cases = context.work.cases.cases
    cases.save_approval(file.case.id, approval)
    facts = {"step": approval.step, "verdict": str(answer.verdict), "reason": answer.reason}
    cases.add_event(
        file.case.id,
        CaseEvent(
            at=context.clock.now(),
            by=approval.asked,
            action="approval",
            facts=MappingProxyType(facts),
        ),
    )


def _read(body: bytes) -> _Answer:
    """Raises NotAParcel for anything that is not exactly an answer."""
    words = unpacked(body).words
    try:
        at = datetime.fromisoformat(words["at"])
        reason = words["reason"]
        # What is signed says its moment in the one way in which it is kept.
        if at.utcoffset() != timedelta(0) or not isinstance(reason, str) or text_problem(reason):
            raise NotAParcel
        return _Answer(
            extract=ExtractId(UUID(words["extract"])),
            case=CaseId(UUID(words["case"])),
            approval=ApprovalId(UUID(words["approval"])),
            answer=ApprovalAnswer(
                verdict=Verdict(words["verdict"]),
                reason=reason,
                at=at,
                signature=bytes.fromhex(words["signature"]),
            ),
        )
    except NOT_AS_WRITTEN as unreadable:
        raise NotAParcel from unreadable
