"""Who read a case, as the log tells it; and what of that goes to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.roles import Role


class Reading(StrEnum):
    """What a line of the log calls it when somebody sees the content of a case."""

    OPENED = "read case"
    PREVIEWED = "preview referral"
    SAVED = "save attachment"
    LOOKED_INTO = "preview attachment"
    COPIED = "strip attachment"  # a copy without metadata was made of it
    BROKEN = "break glass"  # a case restricted to others, opened in an emergency
    BROKEN_AS_EXCLUDED = "break glass as excluded"  # the same by whom the circle shuts out


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRead:
    """`about` is the case, or the attachment that was saved."""

    at: datetime
    by: PersonId | None
    what: Reading
    about: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenBy:
    """For the person who reported: by role and number, never by name."""

    role: Role
    people: int
    last_on: date


def read_of(action: str, subject: str, at: datetime, by: PersonId | None) -> CaseRead | None:
    """The read a line of the log tells of; None for every other deed."""
    try:
        what, about = Reading(action), UUID(subject.split(" ", 1)[0])
    except ValueError:
        return None
    return CaseRead(at=at, by=by, what=what, about=about)
