"""I have read what the office answered; nobody else learns that or when."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes
from komma_desk.domain.identifiers import ReportId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.my_letters import my_letters
from komma_desk.usecases.effects.read_answers import note_read
from komma_desk.usecases.queries.my_reports import reports_in


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkAnswersRead:
    """`answers` as many as stood on the screen: one that came meanwhile stays new."""

    report: ReportId
    answers: int


def mark_answers_read(command: MarkAnswersRead, context: Context) -> Changes:
    """Of a report that is not mine nothing is remembered."""
    for each in reports_in(my_letters(context)):
        if each.report.id == command.report:
            note_read(command.report, min(command.answers, len(each.answers)), context)
    return Changes()
