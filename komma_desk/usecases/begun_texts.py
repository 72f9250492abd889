"""What was typed and not handed over: as it is kept for oneself, sealed like a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.partner import Partner

BEGUN_TEXTS: Final = "begun texts"


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunText:
    """`about` is the case, or the own report where there is none; `place` is a word of the desk."""

    about: UUID
    place: str
    text: str
    case: CaseId | None = None
    number: str = ""
    """What the case is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunTexts:
    texts: tuple[BegunText, ...] = ()
    partners: tuple[Partner, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.texts or self.partners)
