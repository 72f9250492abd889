"""Drafts: under which label each is sealed, and what is found again. Of her own one a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from komma_desk.domain.attachment import Attachment, SealedAttachment
from komma_desk.domain.identifiers import ReceptionId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.reception import Reception

DRAFT: Final = "draft of a report"
RECEPTIONS: Final = "begun receptions"  # the ids of what an officer is entering for others
FILES: Final = "files"  # beside the answers, in the record of a draft


def label_of(reception: ReceptionId | None) -> str:
    """The own report being written, or one of those begun for somebody."""
    return DRAFT if reception is None else f"begun reception {reception.hex}"


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """`missing` are files that were attached and whose sealed bytes are gone."""

    draft: IncidentDraft
    files: tuple[SealedAttachment, ...] = ()
    missing: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunReception:
    """What an officer began to enter for somebody and did not finish."""

    id: ReceptionId
    reception: Reception
    draft: IncidentDraft
    files: tuple[SealedAttachment, ...] = ()
    missing: tuple[Attachment, ...] = ()
