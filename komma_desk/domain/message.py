"""What is said to the reporter, and what she says back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from komma_desk.domain.identifiers import MessageId, PersonId


class Direction(StrEnum):
    TO_REPORTER = "to_reporter"
    FROM_REPORTER = "from_reporter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    id: MessageId
    direction: Direction
    text: str = field(repr=False)
    said_at: datetime
    said_by: PersonId | None
