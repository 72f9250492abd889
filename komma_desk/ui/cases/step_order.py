"""How the steps of a case are laid out: which one is the main one, and which belong together."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.procedure.definition import BACK, State, StateId, Step
from komma_desk.domain.procedure.movement import Offer, concludes
from komma_desk.domain.procedure.reasons import MissingConsent, MissingField, Reason
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _

_NOT_A_SUGGESTION = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class StepGroup:
    """The steps of the case as a whole, or of one strand with where it stands."""

    title: str
    stands_at: str
    offers: tuple[Offer, ...]


def blocking(offer: Offer) -> tuple[Reason, ...]:
    """What really stands in the way: fields are asked by the step itself."""
    return tuple(each for each in offer.reasons if not isinstance(each, MissingField))


def by_exception_only(offer: Offer) -> bool:
    """Only the consent is missing, and the step knows a situation in which it may go without."""
    reasons = blocking(offer)
    return (
        offer.step.exception is not None
        and bool(reasons)
        and all(isinstance(each, MissingConsent) for each in reasons)
    )


def step_groups(view: CaseView) -> tuple[StepGroup, ...]:
    """First the case as a whole, then each strand that has a step from where it stands."""
    procedure, position = view.procedure, view.position
    whole = tuple(each for each in view.offers if position.main in each.step.sources)
    groups = [StepGroup(title=_("The case"), stands_at="", offers=whole)] if whole else []
    for strand_id in procedure.state_by_id[position.main].strands:
        leaf = position.leaf_in(strand_id)
        offers = tuple(each for each in view.offers if leaf in each.step.sources)
        if leaf is not None and offers:
            groups.append(
                StepGroup(
                    title=procedure.strand_by_id[strand_id].title.spoken(),
                    stands_at=procedure.title_of(leaf).spoken(),
                    offers=offers,
                )
            )
    return tuple(groups)


def main_step(view: CaseView) -> Offer | None:
    """The step that leads the case forward; None where nothing should be suggested.

    Where work is opened comes first, then what concludes it, then the next state of the procedure;
    ending a case early, handing it back, letting it rest and reopening it are never suggested.
    """
    free = [each for each in view.offers if not blocking(each)]
    ranked = sorted(free, key=lambda each: _rank(view, each.step))
    return ranked[0] if ranked and _rank(view, ranked[0].step)[0] < _NOT_A_SUGGESTION else None


def _rank(view: CaseView, step: Step) -> tuple[int, int]:
    """The lower, the sooner suggested; then the nearer in the order of the procedure."""
    if view.position.main not in step.sources:
        return _rank_in_strand(view, step)
    if step.reopens or step.to == BACK:
        return (_NOT_A_SUGGESTION if step.reopens else 2), 0
    if concludes(view.procedure, view.position, step):
        return (1 if _some_strand_has_moved(view) else 5), 0
    order = [state.id for state in view.procedure.states]
    ahead = order.index(step.to) - order.index(view.position.main)
    return _rank_of_target(view, view.procedure.state_by_id[step.to], ahead), abs(ahead)


def _rank_of_target(view: CaseView, target: State, ahead: int) -> int:
    checked = any(state.then == view.position.main for state in view.procedure.states)
    if target.end:
        # After the joint check the regular end, which stands first, is the way forward.
        regular = next(state for state in view.procedure.states if state.end)
        return 2 if checked and target == regular else _NOT_A_SUGGESTION
    if target.rests or (checked and ahead < 0):
        return _NOT_A_SUGGESTION
    if ahead < 0:
        return 6
    return 0 if target.strands else 2


def _rank_in_strand(view: CaseView, step: Step) -> tuple[int, int]:
    place = view.procedure.steps.index(step)
    begun = any(
        leaf in step.sources and _has_begun(view, leaf) for _s, leaf in view.position.leaves
    )
    return (3 if begun else 4), place


def _some_strand_has_moved(view: CaseView) -> bool:
    return any(_has_begun(view, leaf) for _strand, leaf in view.position.leaves)


def _has_begun(view: CaseView, leaf: StateId) -> bool:
    return view.procedure.strand_of_leaf[leaf].start != leaf
