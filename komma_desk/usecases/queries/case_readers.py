"""Who read this case: out of the log, newest first. For clearing and data protection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from komma_desk.domain.case_reading import Reading
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class CaseReaders:
    case: CaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """`name` is empty for somebody the office does not know any more."""

    at: datetime
    name: str
    what: Reading


def case_readers(query: CaseReaders, context: Context) -> tuple[ReadLine, ...]:
    """Asking this reads no content, so it leaves no line itself; raises NoSuchCase."""
    file = context.work.cases.cases.file(query.case, context.scope)
    reads = context.work.cases.readings.about({query.case, *(each.id for each in file.attachments)})
    names = {person.id: person.name for person in context.work.office.people.all()}
    return tuple(
        ReadLine(at=each.at, name=names.get(each.by, "") if each.by else "", what=each.what)
        for each in reversed(reads)
    )
