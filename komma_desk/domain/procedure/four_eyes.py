"""Four eyes: who approves is neither the one who acted last nor a person the case concerns.

The second person takes the step herself, or approves it, or (danger to life) signs on the spot.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.definition import ExceptionRule, Procedure, Step
from komma_desk.domain.procedure.reasons import FourEyesActedLast, FourEyesConcerned, Reason
from komma_desk.domain.procedure.situation import Situation
from komma_desk.domain.roles import StepRole


def objections(step: Step, situation: Situation) -> tuple[Reason, ...]:
    """Why this person may not take this step alone; empty where four eyes do not matter."""
    if not (step.four_eyes and situation.four_eyes_on):
        return ()
    found: list[Reason] = []
    if situation.actor == situation.last_actor and approver(step, situation) is None:
        found.append(FourEyesActedLast())
    if situation.actor in situation.concerned:
        found.append(FourEyesConcerned())
    return tuple(found)


def agreed_by_two(step: Step, rule: ExceptionRule, situation: Situation) -> bool:
    """Whether somebody else, not concerned, stands in for the exception too (if it asks for it)."""
    if not rule.four_eyes:
        return True
    second = situation.second_person
    if second is not None:
        return second != situation.actor and second not in situation.concerned
    return agreeing(step, rule, situation) is not None


def approver(step: Step, situation: Situation) -> PersonId | None:
    """Whose approval settles the four eyes of this step: not the one who acted last."""
    return _first(
        each.by
        for each in situation.approvals
        if each.step == step.id
        and each.by not in {situation.actor, situation.last_actor}
        and each.by not in situation.concerned
    )


def agreeing(step: Step, rule: ExceptionRule, situation: Situation) -> PersonId | None:
    """Whose approval stands in for the exception: it was asked for exactly that."""
    return _first(
        each.by
        for each in situation.approvals
        if each.step == step.id
        and each.exception == rule.when
        and each.by != situation.actor
        and each.by not in situation.concerned
    )


def deciding_head(step: Step, situation: Situation) -> PersonId | None:
    """Whose approval as the head lets clearing take a step that is the head's alone."""
    return _first(
        each.by
        for each in situation.approvals
        if each.step == step.id
        and each.as_head
        and each.by != situation.actor
        and each.by not in situation.concerned
    )


def _first(people: Iterable[PersonId]) -> PersonId | None:
    """Always the same one of several."""
    return min(people, default=None)


def steps_without_two_people(
    procedure: Procedure, holders: Mapping[StepRole, frozenset[PersonId]]
) -> tuple[Step, ...]:
    """The four-eyes steps which today's holders of their roles cannot take between them.

    The one who acted last may be any of them, so at least two different people are needed.
    """
    if not procedure.four_eyes:
        return ()
    return tuple(
        step
        for step in procedure.steps
        if step.four_eyes
        and len(frozenset[PersonId]().union(*(holders.get(r, frozenset()) for r in step.roles))) < 2  # noqa: PLR2004 -- four eyes are two people
    )
