"""What the history of a case says about its circle."""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType
from typing import Final

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.circle_deeds import CircleDeed
from komma_desk.domain.identifiers import PersonId
from komma_desk.usecases.context import Context

REASON: Final = "reason"
MEMBERS: Final = "members"
EXCLUDED: Final = "excluded"
PERSON: Final = "person"
APPROVED_BY: Final = "approved_by"
APPROVAL: Final = "approval"


def event_of(deed: CircleDeed, facts: dict[str, str], context: Context) -> CaseEvent:
    return CaseEvent(
        at=context.clock.now(),
        by=context.actor.id,
        action=str(deed),
        facts=MappingProxyType({name: text for name, text in facts.items() if text}),
    )


def ids_said(people: Collection[PersonId]) -> str:
    return " ".join(sorted(map(str, people)))
