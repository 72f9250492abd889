"""A person's draft, one a person: under which label it is sealed, and what she finds again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from komma_desk.domain.attachment import Attachment, SealedAttachment
from komma_desk.domain.incident import IncidentDraft

DRAFT: Final = "draft of a report"
FILES: Final = "files"  # beside the answers, in the record of a draft


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """`missing` are files that were attached and whose sealed bytes are gone."""

    draft: IncidentDraft
    files: tuple[SealedAttachment, ...] = ()
    missing: tuple[Attachment, ...] = ()
