"""Extracts, requests and approvals in the history of a case, and how a second person signed."""

from __future__ import annotations

from typing import Final

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.procedure.definition import StepId
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import N_, _

_DEEDS: Final = {
    "extract": N_("Extract posted to {receiver}"),
    "approval_asked": N_("Asked to agree: {receiver}"),
    "approved": N_("Approval given"),
    "refused": N_("Approval refused"),
}
# Said by another line: the moment is that of the signature beside it.
UNTOLD: Final = frozenset({"second_at"})
SIGNATURE: Final = "second_signature"


def is_of_extract(event: CaseEvent) -> bool:
    return event.action in {"extract", "approval_asked", "approval"}


def deed_said(event: CaseEvent) -> str:
    key = event.facts.get("verdict", "") if event.action == "approval" else event.action
    said = _DEEDS.get(key)
    return _(said).format(receiver=event.facts.get("receiver", "")) if said else event.action


def details_said(event: CaseEvent, view: CaseView) -> list[str]:
    told = []
    if text := event.facts.get("step", ""):
        step = view.procedure.step_by_id.get(StepId(text))
        told.append(_("Step: {step}").format(step=step.title.spoken() if step else text))
    if reason := event.facts.get("reason", ""):
        told.append(_("Reason: {reason}").format(reason=reason))
    return told


def signature_said() -> str:
    return _("The second person signed on the spot, with her own keys.")
