"""The answer to somebody who reported without an account: a sealed file she opens by her code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.answer_bundle import bundle, letters_of
from komma_desk.usecases.kept_card import signed_card_of_today
from komma_desk.words import N_


class NoReturnAddress(Refusal):
    sentence = N_("This report has no return address, so no answer file can be made.")
    advice = N_(
        "Whoever has an account reads the answer under “My reports”. Otherwise please use the "
        "contact in the report."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveAnswerFile:
    """Everything said so far; each later file holds all of it again.

    The office of today goes along: who belongs to it, and to whom she writes from now on.
    """

    case: CaseId
    target: Path


def save_answer_file(command: SaveAnswerFile, context: Context) -> Changes:
    cases = context.work.cases.cases
    file = cases.file(command.case, context.scope)
    case = file.case
    if case.reply is None:
        raise NoReturnAddress
    now = context.clock.now()
    proof = context.keys.own_proof(context.work.office.people.get(context.actor.id))
    report = case.report.id
    office = signed_card_of_today(context)
    body = bundle(str(report), letters_of(file, context), proof, office)
    kind = envelope_kinds.ANSWER_FILE
    _number, data = context.keys.seal_answer(case.reply, report, kind, body, now)
    cases.add_event(case.id, CaseEvent(at=now, by=context.actor.id, action="answer-file"))
    context.leave(command.target, data)
    return Changes.of(Subject.CASES).with_receipt(command.target)
