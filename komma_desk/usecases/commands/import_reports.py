"""Bring an existing list along: each good row becomes a case, a second run adds nothing twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import FIRST_WORDING
from komma_desk.domain.identifiers import NoteId, ReportId
from komma_desk.domain.import_row import MappedRow
from komma_desk.domain.incomplete import IncompleteReport
from komma_desk.domain.note import Note
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.opening import Arrival, open_case

AT_ONCE: Final = 200  # rows of one transaction; a second run goes on where a first one ended
# Noon, so that the day is the same in every time zone a German list can have been written in.
_NOON = time(12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ImportReports:
    """`dry_run` counts what would come in and changes nothing."""

    rows: tuple[MappedRow, ...]
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """Lines that came in (or would), and lines a run before had brought in already."""

    added: tuple[int, ...]
    known: tuple[int, ...]


def import_reports(command: ImportReports, context: Context) -> Changes:
    cases = context.work.cases.cases
    today = context.clock.today()
    added: list[int] = []
    known: list[int] = []
    for row in command.rows:
        if cases.imported(row.fingerprint):
            known.append(row.line)
            continue
        added.append(row.line)
        if command.dry_run:
            continue
        if problems := row.draft.problems(today):
            raise IncompleteReport(problems)
        received_at = datetime.combine(row.received_on, _NOON)
        arrival = Arrival(
            report=row.draft.file_as(ReportId(context.new_id()), at=received_at),
            received_at=received_at,
            intake_channel=Code("OTHER_UNIT"),
            source=row.source,
            wording=FIRST_WORDING,  # no list says that anybody was asked how much may be told
        )
        case = open_case(arrival, context).id
        cases.mark_imported(row.fingerprint, case)
        if row.office_note:
            note = Note(
                id=NoteId(context.new_id()),
                text=row.office_note,
                written_at=context.clock.now(),
                written_by=context.actor.id,
            )
            cases.add_note(case, note)
    imported = Imported(tuple(added), tuple(known))
    changed = Changes() if command.dry_run or not added else Changes.of(Subject.CASES)
    return changed.with_receipt(imported)
