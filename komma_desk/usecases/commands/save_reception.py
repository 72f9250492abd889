"""Keep what is being entered for somebody as one types; beside one's own report, not in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.changes import Changes
from komma_desk.domain.identifiers import ReceptionId
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.reception import Reception
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.begun_receptions import keep


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveReception:
    """Whoever begins one chooses its id; `files` lie sealed already."""

    begun: ReceptionId
    reception: Reception
    draft: IncidentDraft = field(repr=False)
    files: tuple[SealedAttachment, ...] = ()


def save_reception(command: SaveReception, context: Context) -> Changes:
    """Raises TooManyBegun."""
    keep(command.begun, command.reception, command.draft, command.files, context)
    return Changes()
