"""A step that two people decided without the consent it needs, because somebody was in danger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.definition import Procedure, StepId


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`exception` is a word of the procedure's vocabulary."""

    exception: str
    decided_at: datetime
    decided_by: tuple[PersonId, ...]


def decision_without(
    item: Code, history: Iterable[CaseEvent], procedure: Procedure
) -> Decision | None:
    """The newest decision to go without this consent, or None."""
    for event in sorted(history, key=lambda each: each.at, reverse=True):
        step = procedure.step_by_id.get(StepId(event.action))
        exception = event.facts.get("exception")
        if step is None or step.consent != item or not exception:
            continue
        people = [event.by, _person(event.facts.get("second_person"))]
        return Decision(
            exception=exception,
            decided_at=event.at,
            decided_by=tuple(person for person in people if person is not None),
        )
    return None


def _person(text: str | None) -> PersonId | None:
    return PersonId(UUID(text)) if text and text != "None" else None
