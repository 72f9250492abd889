"""A note of the office; never shown to the reporter."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from komma_desk.domain.identifiers import NoteId, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    id: NoteId
    text: str = field(repr=False)
    written_at: datetime
    written_by: PersonId
