"""What happens if this person leaves: said before it is done."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.identifiers import PersonId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.leaving import Leaving, leaving_of


@dataclass(frozen=True, slots=True)
class LeavingPreview:
    person: PersonId


def leaving_preview(query: LeavingPreview, context: Context) -> Leaving:
    """Raises NoSuchPerson, NotYourself or HasLeft."""
    return leaving_of(query.person, context)
