"""The office writes something down for itself; the reporter never sees it."""

from __future__ import annotations

from dataclasses import dataclass, field

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import CaseId, NoteId
from komma_desk.domain.note import Note
from komma_desk.domain.text import require_text
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNote:
    case: CaseId
    text: str = field(repr=False)


def add_note(command: AddNote, context: Context) -> Changes:
    require_text(command.text)
    cases = context.work.cases.cases
    case = cases.get(command.case, context.scope)
    note = Note(
        id=NoteId(context.new_id()),
        text=command.text,
        written_at=context.clock.now(),
        written_by=context.actor.id,
    )
    cases.add_note(case.id, note)
    return Changes.of(Subject.CASES)
