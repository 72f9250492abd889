"""Restricted cases of somebody who is out are sealed anew by those who can open them.

Some at a time, each time wholly: a crash or a lock in between leaves the rest for the next time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from komma_desk.domain.audit import AuditLine
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.giving_back import give_back_from_circles
from komma_desk.usecases.effects.resealing import reseal, waiting_for

_AT_ONCE: Final = 10


@dataclass(frozen=True, slots=True)
class ResealCircles:
    """Done where the post is taken in; nothing to do is the usual case and leaves no trace."""


@dataclass(frozen=True, slots=True)
class Resealed:
    """`left` counts those that still wait and can be done the next time.

    `told` are cases whose reporter was told of them, since she has new keys.
    """

    done: tuple[CaseId, ...] = ()
    left: int = 0
    told: int = 0


def reseal_circles(_command: ResealCircles, context: Context) -> Changes:
    waiting = list(waiting_for(context))
    done: list[CaseId] = []
    while waiting and len(done) < _AT_ONCE:
        case = waiting.pop(0)
        if reseal(case, context):  # a damaged one does not hold the others up
            done.append(case)
    told = give_back_from_circles(context)
    changed = Changes.of(Subject.CASES) if done else Changes()
    return changed.with_receipt(Resealed(tuple(done), len(waiting), told))


def resealed_line(_command: ResealCircles, changes: Changes) -> AuditLine | None:
    made: Any = changes.receipt
    if not isinstance(made, Resealed) or not (made.done or made.told):
        return None
    return AuditLine(action="reseal circles", subject=" ".join(map(str, made.done)))
