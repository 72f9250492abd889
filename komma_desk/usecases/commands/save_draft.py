"""Keep a draft as one types; sealed, so that nobody else learns who is writing."""

from __future__ import annotations

import json
from dataclasses import dataclass

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.changes import Changes
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_record import draft_record
from komma_desk.domain.sealed_record import sealed_record
from komma_desk.usecases.context import Context
from komma_desk.usecases.drafts import DRAFT, FILES


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """`files` lie sealed already; what opens them is kept here and nowhere else."""

    draft: IncidentDraft
    files: tuple[SealedAttachment, ...] = ()


def save_draft(command: SaveDraft, context: Context) -> Changes:
    record = draft_record(command.draft)
    if command.files:
        record[FILES] = [sealed_record(each) for each in command.files]
    text = json.dumps(record, ensure_ascii=False)
    # Half a surrogate pair can be typed on some systems; a draft keeps it out rather than fail.
    sealed = context.keys.seal_own(DRAFT, text.encode(errors="replace"))
    context.work.office.drafts.put(context.keys.own_tag(DRAFT), sealed)
    return Changes()
