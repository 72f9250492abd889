"""Everything the guards of a step may look at; put together by whoever asks or acts."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.roles import StepRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """Somebody approved this step, and it counts now: proved, not used, not too old."""

    step: StepId
    by: PersonId
    exception: str = ""
    as_head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """`second_person` signed for this very step, here and now; nobody is merely named."""

    position: Position
    actor: PersonId
    roles: frozenset[StepRole]
    last_actor: PersonId | None = None
    concerned: frozenset[PersonId] = frozenset()
    consents_valid_now: frozenset[str] = frozenset()
    consents_withdrawn: frozenset[str] = frozenset()
    filled_fields: frozenset[str] = frozenset()
    exception: str | None = None
    second_person: PersonId | None = None
    approvals: frozenset[Agreed] = frozenset()
    four_eyes_on: bool = True
