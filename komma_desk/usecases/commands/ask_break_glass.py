"""An officer outside the circle asks the keepers of the other half to open a case with her."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from komma_desk.domain.break_glass import GlassRequest, NobodyKeepsTheHalf
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.circle_deeds import InTheCircleAlready, NotRestricted
from komma_desk.domain.identifiers import CaseId, GlassRequestId
from komma_desk.domain.text import LONGEST_REASON, require_text
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.circle_people import keepers
from komma_desk.usecases.effects.glass_letters import keep, send_to


@dataclass(frozen=True, slots=True, kw_only=True)
class AskBreakGlass:
    case: CaseId
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GlassAsked:
    """`keepers` are the names of those who can answer."""

    request: GlassRequestId
    keepers: tuple[str, ...]


def ask_break_glass(command: AskBreakGlass, context: Context) -> Changes:
    require_text(command.reason, LONGEST_REASON)
    cases = context.work.cases.cases
    people = cases.circle_people(command.case)
    if people is None:
        raise NotRestricted
    if context.actor.id in people:
        raise InTheCircleAlready(name=context.actor.name)
    shares = cases.shares(command.case)
    asked = [each for each in keepers(context) if each.id in shares.b]
    if not asked:
        raise NobodyKeepsTheHalf
    request = GlassRequest(
        id=GlassRequestId(context.new_id()),
        case=command.case,
        number=context.work.cases.readings.numbers()[command.case],
        generation=shares.generation,
        reason=command.reason,
    )
    letters = {
        keeper.id: send_to(
            keeper,
            envelope_kinds.BREAK_GLASS_REQUEST,
            replace(request, share=shares.b[keeper.id]),
            context,
        )
        for keeper in asked
    }
    keep(envelope_kinds.BREAK_GLASS_ASKED, replace(request, letters=letters), context)
    told = GlassAsked(request=request.id, keepers=tuple(each.name for each in asked))
    return Changes.of(Subject.POST).with_receipt(told)
