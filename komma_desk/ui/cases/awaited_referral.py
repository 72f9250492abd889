"""Whether a step promised that something leaves the house, and nothing has left since."""

from __future__ import annotations

from komma_desk.domain.procedure.definition import Step, StepId
from komma_desk.usecases.queries.case_desk import CaseView

OPENS_REFERRAL = "open_referral"


def awaited_referral(view: CaseView) -> Step | None:
    """The newest such step whose state the case is still in; none after a hand-over."""
    active = {str(state) for state in view.position.active(view.procedure)}
    for event in sorted(view.file.history, key=lambda one: one.at, reverse=True):
        step = view.procedure.step_by_id.get(StepId(event.action))
        if step is None or OPENS_REFERRAL not in step.effects:
            continue
        handed_over = any(referral.made_at >= event.at for referral in view.file.referrals)
        still_there = not active.isdisjoint(event.entered)
        return step if still_there and not handed_over else None
    return None
