"""A reporter writes to the office about her report; sealed, with a copy for herself."""

from __future__ import annotations

from dataclasses import dataclass, field

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.text import require_text
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.writing_to_office import write_to_office


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteToOffice:
    report: ReportId
    text: str = field(repr=False)


def send_message(command: WriteToOffice, context: Context) -> Changes:
    require_text(command.text)
    words = {"text": command.text}
    write_to_office(command.report, envelope_kinds.REPORTER_MESSAGE, words, context)
    return Changes.of(Subject.POST, Subject.REPORTS)
