"""A note of the office; never shown to the reporter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from komma_desk.domain.identifiers import NoteId, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    id: NoteId
    text: str
    written_at: datetime
    written_by: PersonId
