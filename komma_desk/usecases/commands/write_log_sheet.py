"""The sheet for data protection: the ends of the logs on paper, out of everybody's reach."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from komma_desk.domain.changes import Changes, Subject
from komma_desk.usecases.context import Context
from komma_desk.usecases.queries.log_standing import LogStandings, log_standings


@dataclass(frozen=True, slots=True)
class WriteLogSheet:
    target: Path


def write_log_sheet(command: WriteLogSheet, context: Context) -> Changes:
    """The heads are those before the entry this sheet itself leaves in the log."""
    sheet = log_standings(LogStandings(), context)
    context.leave(command.target, context.tools.papers.log_sheet(sheet))
    return Changes.of(Subject.LOG).with_receipt(sheet)
