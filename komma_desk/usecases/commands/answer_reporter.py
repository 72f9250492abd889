"""The office answers the person who reported; sealed to her, and kept with the case."""

from __future__ import annotations

from dataclasses import dataclass, field

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId, MessageId
from komma_desk.domain.message import Direction, Message
from komma_desk.domain.text import require_text
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.seen_by import seen_words
from komma_desk.usecases.effects.telling import tell, tell_change
from komma_desk.words import N_


class ReporterNotReachable(Refusal):
    sentence = N_("The person who reported cannot be reached through KommA Desk.")
    advice = N_(
        "Either she reported without an account, or nobody confirmed her keys yet (page “People”). "
        "Please use the contact she gave, and keep a note of it."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerReporter:
    case: CaseId
    text: str = field(repr=False)


def answer_reporter(command: AnswerReporter, context: Context) -> Changes:
    require_text(command.text)
    cases = context.work.cases.cases
    case = cases.get(command.case, context.scope)
    now = context.clock.now()
    words = {
        "report": str(case.report.id),
        "number": case.number,
        "text": command.text,
        "from": context.actor.name,
        **seen_words(case, context),
    }
    # Without an account the answer waits in the case, until an answer file is made of it.
    if case.reply is None and not tell(case.reporter, envelope_kinds.ANSWER, words, context):
        raise ReporterNotReachable
    cases.add_message(
        case.id,
        Message(
            id=MessageId(context.new_id()),
            direction=Direction.TO_REPORTER,
            text=command.text,
            said_at=now,
            said_by=context.actor.id,
        ),
    )
    cases.add_event(case.id, CaseEvent(at=now, by=context.actor.id, action="message"))
    # Her next step may have been this very answer: what stands in “My reports” follows at once.
    tell_change(case, context)
    return Changes.of(Subject.CASES)
