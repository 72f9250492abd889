"""What became of a clock: filed, answered, not wanted, or the day went by."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.clock import SettledHow
from komma_desk.domain.clock_deeds import ClockDeed, DayInFuture, DoesNotSettleThis
from komma_desk.domain.clock_words import BECAME
from komma_desk.domain.deadlines.rules import ALWAYS_SETTLES
from komma_desk.domain.identifiers import CaseId, ClockId
from komma_desk.domain.text import LONGEST_REASON, require_text
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.clock_keeping import facts_of, running, said, tell
from komma_desk.words import _

# Nothing was done: whoever looks later must be able to see why.
_NEEDS_REASON: Final = frozenset(ALWAYS_SETTLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleClock:
    case: CaseId
    clock: ClockId
    on: date
    how: SettledHow
    text: str = field(default="", repr=False)


def settle_clock(command: SettleClock, context: Context) -> Changes:
    cases = context.work.cases.cases
    kept = running(cases.file(command.case, context.scope), command.clock)
    rule = context.tools.rules.deadlines.get(kept.rule)
    ways = ALWAYS_SETTLES if rule is None else rule.settled_ways
    if command.how not in ways:
        raise DoesNotSettleThis(ways=", ".join(_(BECAME[each]) for each in ways))
    if command.text or command.how in _NEEDS_REASON:
        require_text(command.text, LONGEST_REASON)
    if command.on > context.clock.today():
        raise DayInFuture
    settled = replace(
        kept, settled_on=command.on, settled_how=command.how, settled_text=command.text
    )
    cases.save_clock(command.case, settled)
    facts = facts_of(settled, context) | {
        "settled_on": said(command.on),
        "how": str(command.how),
        "text": command.text,
    }
    tell(ClockDeed.SETTLED, command.case, facts, context)
    return Changes.of(Subject.CASES)
