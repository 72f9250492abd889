"""A history that began by another version is told in the words of the version of that time."""

from __future__ import annotations

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.replay import FROM, MOVED, TO
from komma_desk.usecases.queries.case_desk import CaseView


def versions_then(event: CaseEvent, view: CaseView) -> tuple[Procedure, Procedure]:
    """What the case followed before this entry and after it: two only where it was moved."""
    followed = (*view.former, view.procedure)
    if len(followed) == 1:
        return view.procedure, view.procedure
    later = view.file.history[view.file.history.index(event) + 1 :]
    moves = sum(1 for each in later if each.action == MOVED)
    after = len(followed) - 1 - moves
    before = after - 1 if event.action == MOVED else after
    return followed[max(before, 0)], followed[max(after, 0)]


def versions_said(event: CaseEvent) -> str:
    """Both versions without their fingerprints."""
    return " → ".join(" ".join(event.facts.get(each, "").split(" ")[:2]) for each in (FROM, TO))
