"""Cases are moved to another version: all of them, or none; taken back by moving them back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from komma_desk.domain.audit import AuditLine, Compartment
from komma_desk.domain.case import Case, CaseEvent
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.moving import PlaceMapping
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.replay import FROM, MOVED, POSITION, TO, version_said
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.moving import MovePlan, PlannedMove, planned
from komma_desk.usecases.effects.seen_by import seen_words_of_all
from komma_desk.usecases.effects.telling import tell_standing
from komma_desk.words import N_

_NAMED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveCases:
    """Every case of the scope that follows the one version; ended ones only where asked for."""

    mapping: PlaceMapping
    also_ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesMoved:
    """`renamed` are in a state of another name now; their reporters were told, where they can be.

    `out_of_reach` are restricted to others: a member of theirs moves them by the same deed.
    """

    moved: int
    renamed: int
    left_ended: int
    out_of_reach: int


class NothingToMove(Refusal):
    sentence = N_("No case you may see follows {procedure} {version}.")
    advice = N_("Cases that have ended are moved only where you ask for it.")


class SomeCannotMove(Refusal):
    """Names the first cases, each with what is in its way."""

    sentence = N_("{number} of {all} cases cannot be moved, so none was.")
    advice = N_("Please change the table of places and try the dry run again.")

    def __init__(self, plan: MovePlan) -> None:
        super().__init__(number=len(plan.blocked), all=len(plan.moves))
        self.blocked = plan.blocked

    def spoken(self) -> str:
        return " ".join((super().spoken(), *map(_why, self.blocked[:_NAMED])))


def move_cases(command: MoveCases, context: Context) -> Changes:
    """The receipt is a CasesMoved. Raises NothingToMove, SomeCannotMove, or what `planned` does."""
    mapping = command.mapping
    plan = planned(mapping, context, also_ended=command.also_ended)
    if not plan.moves:
        raise NothingToMove(procedure=mapping.procedure, version=mapping.version)
    if plan.blocked:
        raise SomeCannotMove(plan)
    renamed = [case for each in plan.moves if (case := _move(each, plan, context)) is not None]
    _tell(renamed, plan, context)
    done = CasesMoved(
        moved=len(plan.moves),
        renamed=len(renamed),
        left_ended=plan.left_ended,
        out_of_reach=context.work.cases.cases.out_of_reach(context.scope),
    )
    return Changes.of(Subject.CASES, Subject.PROCEDURES).with_receipt(done)


def moved_line(command: MoveCases, changes: Changes) -> AuditLine:
    """Of the deed as a whole; each case has a line of its own before it."""
    mapping = command.mapping
    said = (mapping.procedure, mapping.version, mapping.to_procedure, mapping.to_version)
    done = changes.receipt
    number = str(done.moved) if isinstance(done, CasesMoved) else "0"
    return AuditLine(action="move cases", subject=" ".join(said), detail={"cases": number})


def _move(move: PlannedMove, plan: MovePlan, context: Context) -> Case | None:
    """The case as it is now if the name of its state changed."""
    after = move.after
    assert isinstance(after, Position), "whoever moves has looked for obstacles"
    cases = context.work.cases.cases
    case = cases.get(move.case.id, context.scope)
    moved = replace(case, procedure=plan.target, state=after.main, position=after.to_text())
    cases.save(moved)
    cases.add_event(
        case.id,
        CaseEvent(
            at=context.clock.now(),
            by=context.actor.id,
            action=MOVED,
            left=move.before.active(plan.old),
            entered=after.active(plan.new),
            facts=MappingProxyType(
                {
                    FROM: version_said(case.procedure),
                    TO: version_said(plan.target),
                    POSITION: after.to_text(),
                }
            ),
        ),
    )
    line = AuditLine(action="move case", subject=str(case.id))
    context.work.trail.append(line, Compartment.CASES)
    renamed = plan.old.title_of(move.before.main) != plan.new.title_of(after.main)
    return moved if renamed else None


def _tell(cases: Collection[Case], plan: MovePlan, context: Context) -> None:
    seen = seen_words_of_all(cases, context)
    for case in cases:
        tell_standing(case, plan.new, context, seen=seen[case.id])


def _why(move: PlannedMove) -> str:
    obstacles = move.after if isinstance(move.after, tuple) else ()
    return f"{move.case.number}: {' '.join(each.spoken() for each in obstacles)}"
