"""The one step function: where a case starts, which steps it offers, where a step leads."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure import four_eyes
from komma_desk.domain.procedure.definition import BACK, Procedure, StateId, Step, StepId
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.reasons import (
    AnotherRole,
    ExceptionNeedsSecondPerson,
    HeadDecides,
    MissingConsent,
    MissingField,
    NotFromHere,
    Reason,
    StrandsStillOpen,
    UnknownStep,
    WithdrawnConsent,
)
from komma_desk.domain.procedure.situation import Situation
from komma_desk.domain.roles import StepRole
from komma_desk.words import N_, Bilingual


class StepNotPossible(Refusal):
    """A step that cannot be taken now, with every reason why."""

    sentence = N_("This step is not possible now.")

    def __init__(self, *reasons: Reason) -> None:
        super().__init__()
        self.reasons = reasons

    def spoken(self) -> str:
        return " ".join((super().spoken(), *(reason.spoken() for reason in self.reasons)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A step somebody may take from here; with reasons it is shown, but not possible now."""

    step: Step
    reasons: tuple[Reason, ...] = ()

    @property
    def possible(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """What a step did; `by_exception` is set if only the exception let it pass without consent.

    `approved_by` is whose approval it needed, if it needed one: that approval is used up.
    """

    step: Step
    position: Position
    left: tuple[StateId, ...]
    entered: tuple[StateId, ...]
    effects: tuple[str, ...]
    by_exception: str | None = None
    approved_by: PersonId | None = None


def start(procedure: Procedure) -> Position:
    """Where a new case begins."""
    return _enter(procedure, Position(main=procedure.start), procedure.start)


def offers(procedure: Procedure, situation: Situation) -> tuple[Offer, ...]:
    """Every step this person's roles may take from here, each with what blocks it now.

    The head has no key to the cases: what only she may decide, clearing takes with her approval.
    """
    return tuple(
        Offer(step=step, reasons=_blocking(procedure, situation, step))
        for step in procedure.steps
        if _is_for(step, situation) and destination(procedure, situation.position, step) is not None
    )


def take(procedure: Procedure, situation: Situation, step_id: StepId) -> Movement:
    """Take a step; raises StepNotPossible with its reasons, and then nothing has changed."""
    step = procedure.step_by_id.get(step_id)
    if step is None:
        raise StepNotPossible(UnknownStep())
    before = situation.position
    after = destination(procedure, before, step)
    if after is None:
        raise StepNotPossible(NotFromHere(procedure.title_of(before.main)))
    if not _is_for(step, situation):
        raise StepNotPossible(AnotherRole(step.roles))
    if reasons := _blocking(procedure, situation, step):
        raise StepNotPossible(*reasons)
    was, now = before.active(procedure), after.active(procedure)
    return Movement(
        step=step,
        position=after,
        left=tuple(state for state in was if state not in now),
        entered=tuple(state for state in now if state not in was),
        effects=step.effects,
        by_exception=None if _consented(step, situation) else situation.exception,
        approved_by=_approved_by(step, situation),
    )


def destination(procedure: Procedure, position: Position, step: Step) -> Position | None:
    """Where a step leads from a position, whatever its conditions; None if not from there."""
    if position.main in step.sources:
        target = position.origin_of(position.main) if step.to == BACK else step.to
        return None if target is None else _enter(procedure, position, target)
    for strand_id in procedure.state_by_id[position.main].strands:
        leaf = position.leaf_in(strand_id)
        if leaf in step.sources:
            moved = tuple(
                (one, step.to if one == strand_id else kept) for one, kept in position.leaves
            )
            return Position(main=position.main, leaves=moved, origins=position.origins)
    return None


def departs_from(procedure: Procedure, position: Position, step: Step) -> StateId | None:
    """The state or leaf a step would leave from a position; None if not from there."""
    if position.main in step.sources:
        return position.main
    leaves = map(position.leaf_in, procedure.state_by_id[position.main].strands)
    return next((leaf for leaf in leaves if leaf in step.sources), None)


def unfinished_strands(procedure: Procedure, position: Position) -> tuple[Bilingual, ...]:
    """The titles of the strands of the present state that were opened and have not ended."""
    strands = (procedure.strand_by_id[one] for one in procedure.state_by_id[position.main].strands)
    return tuple(
        strand.title for strand in strands if position.leaf_in(strand.id) not in strand.end
    )


def concludes(procedure: Procedure, position: Position, step: Step) -> bool:
    """Whether the step is the one that joins the strands of the present state."""
    state = procedure.state_by_id[position.main]
    return bool(state.strands) and step.to == state.then and state.id in step.sources


def _enter(procedure: Procedure, position: Position, target: StateId) -> Position:
    """Into a main state: its strands start where they never ran and go on where they had been."""
    leaves = position.leaves
    missing = [
        procedure.strand_by_id[strand]
        for strand in procedure.state_by_id[target].strands
        if position.leaf_in(strand) is None
    ]
    if missing:
        leaves = tuple(sorted((*leaves, *((strand.id, strand.start) for strand in missing))))
    origins = tuple(pair for pair in position.origins if pair[0] != position.main)
    if target in procedure.remembering and target != position.main:
        origins = tuple(sorted((*(o for o in origins if o[0] != target), (target, position.main))))
    return Position(main=target, leaves=leaves, origins=origins)


def _is_for(step: Step, situation: Situation) -> bool:
    return bool(situation.roles.intersection(step.roles)) or _is_the_heads(step, situation)


def _is_the_heads(step: Step, situation: Situation) -> bool:
    """Whether clearing takes it only because the head decided."""
    hers = StepRole.HEAD in step.roles and not situation.roles.intersection(step.roles)
    return hers and StepRole.CLEARING in situation.roles


def _consented(step: Step, situation: Situation) -> bool:
    return step.consent is None or step.consent in situation.consents_valid_now


def _approved_by(step: Step, situation: Situation) -> PersonId | None:
    """The approval without which it had not gone through."""
    rule = step.exception
    if rule and rule.four_eyes and not _consented(step, situation) and not situation.second_person:
        return four_eyes.agreeing(step, rule, situation)
    if _is_the_heads(step, situation):
        return four_eyes.deciding_head(step, situation)
    alone = step.four_eyes and situation.four_eyes_on and situation.actor == situation.last_actor
    return four_eyes.approver(step, situation) if alone else None


def _blocking(procedure: Procedure, situation: Situation, step: Step) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    position = situation.position
    if concludes(procedure, position, step) and (still := unfinished_strands(procedure, position)):
        reasons.append(StrandsStillOpen(still))
    if _is_the_heads(step, situation) and four_eyes.deciding_head(step, situation) is None:
        reasons.append(HeadDecides())
    reasons.extend(_consent_missing(step, situation))
    reasons.extend(
        MissingField(name) for name in step.fields if name not in situation.filled_fields
    )
    reasons.extend(four_eyes.objections(step, situation))
    return tuple(reasons)


def _consent_missing(step: Step, situation: Situation) -> tuple[Reason, ...]:
    if step.consent is None or _consented(step, situation):
        return ()
    rule = step.exception
    if rule is None or situation.exception != rule.when:
        withdrawn = step.consent in situation.consents_withdrawn
        return (WithdrawnConsent(step.consent) if withdrawn else MissingConsent(step.consent),)
    if not four_eyes.agreed_by_two(step, rule, situation):
        return (ExceptionNeedsSecondPerson(rule.when),)
    return ()
