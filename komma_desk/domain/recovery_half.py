"""The office's recovery key: as whom it counts, and what stands on a sheet with half of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from komma_desk.domain.identifiers import PersonId
from komma_desk.words import Language

ITS_ID: Final = PersonId(UUID(int=1))  # stands for nobody: the office itself
ITS_LOGIN: Final = "organisation recovery"  # no person's: a login has no space


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfSheet:
    """`half` is A or B; `code` exactly as it must be typed, `store` the mark all sheets share."""

    organisation: str
    half: str
    code: str = field(repr=False)
    store: str
    made_on: date
    made_by: str
    language: Language = Language.GERMAN
