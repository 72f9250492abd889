"""Approve or refuse what an extract asks: signed by the person asked, sealed back to clearing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from komma_desk.domain.approval import ApprovalAnswer, Statement, Verdict
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.extract import ExtractLetter, ExtractQuestion
from komma_desk.domain.identifiers import ExtractId
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.text import LONGEST_REASON, require_text
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.approvals import AGREEMENT
from komma_desk.usecases.effects.own_extracts import mark_answered, marks, readable
from komma_desk.usecases.effects.taking_answers import answer_words
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.words import N_


class NothingAsked(Refusal):
    sentence = N_("This extract asks for no approval.")


class AnsweredAlready(Refusal):
    sentence = N_("You have answered this question already.")
    advice = N_("If you think otherwise now, please tell the clearing office.")


class NotReadYet(Refusal):
    sentence = N_("You have not opened this extract yet.")
    advice = N_("Please read it before you answer.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerExtract:
    extract: ExtractId
    verdict: Verdict
    reason: str = field(repr=False)


def answer_extract(command: AnswerExtract, context: Context) -> Changes:
    require_text(command.reason, LONGEST_REASON)
    letter = readable(command.extract, context).letter
    if letter.question is None:
        raise NothingAsked
    known = marks(context)
    if known.verdict_on(letter.id) is not None:
        raise AnsweredAlready
    if str(letter.id) not in known.read:
        raise NotReadYet
    now = context.clock.now()
    statement = _statement(letter, letter.question, command, now)
    answer = ApprovalAnswer(
        verdict=command.verdict,
        reason=command.reason,
        at=now,
        signature=context.keys.sign(AGREEMENT, statement.as_bytes()),
    )
    words = answer_words(letter.case, letter.id, letter.question.approval, answer)
    _send(letter, Parcel(words=words).packed(), context)
    mark_answered(letter.id, command.verdict, context)
    return Changes.of(Subject.EXTRACTS, Subject.POST)


def _statement(
    letter: ExtractLetter, asked: ExtractQuestion, command: AnswerExtract, now: datetime
) -> Statement:
    return Statement(
        case=letter.case,
        step=asked.step,
        state=asked.state,
        exception=asked.exception,
        verdict=command.verdict,
        at=now,
        approval=asked.approval,
    )


def _send(letter: ExtractLetter, body: bytes, context: Context) -> None:
    """To the group; where the case is restricted to a circle, to its members' own keys."""
    kind, now = envelope_kinds.EXTRACT_ANSWER, context.clock.now()
    if letter.answer_to:
        people = {each.id: each for each in context.work.office.people.all()}
        members = [people[each] for each in letter.answer_to if each in people]
        confirmed = [each for each in members if context.keys.is_confirmed(each)]
        audience = Audience.PERSON
        envelope, data = context.keys.seal_to_people(confirmed, kind, body, now)
    else:
        audience = Audience.CLEARING
        envelope, data = context.keys.seal_to_group(audience, kind, body, now)
    context.work.send(
        PostedEnvelope(id=envelope, audience=audience, posted_on=context.clock.today(), data=data)
    )
