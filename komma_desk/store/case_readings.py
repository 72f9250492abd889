"""Reads of case content, looked up in the log of `cases.db`; nothing is kept twice."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from komma_desk.domain.case_reading import CaseRead, read_of
from komma_desk.domain.home_time import at_home
from komma_desk.domain.identifiers import PersonId
from komma_desk.store.case_dealings import AttachmentRow
from komma_desk.store.case_rows import CaseRow
from komma_desk.store.circle_cases import SealedCases
from komma_desk.store.log_rows import CasesEntry
from komma_desk.store.tables import Rows

# A read belongs to the day it was at the office.
_CLOCK_MAY_BE_WRONG: Final = timedelta(days=30)


class KeptReadings:
    def __init__(self, rows: Rows, sealed: SealedCases) -> None:
        self._rows, self._sealed = rows, sealed

    def about(
        self, ids: Collection[UUID], *, after: datetime | None = None
    ) -> tuple[CaseRead, ...]:
        named = [sa.func.instr(CasesEntry.payload, str(each).encode()) > 0 for each in ids]
        later = sa.true() if after is None else CasesEntry.sequence >= self._entry_near(after)
        found = self._reads(sa.and_(later, sa.or_(sa.false(), *named)))
        return tuple(each for each in found if each.about in ids)

    def since(self, at: datetime) -> tuple[CaseRead, ...]:
        return tuple(self._reads(CasesEntry.at >= at))

    def _entry_near(self, at: datetime) -> int:
        """An entry well before this moment, found by halving: a long log is not read whole."""
        first, last = 1, self._rows.value(sa.select(sa.func.max(CasesEntry.sequence))) or 0
        while first < last:
            middle = (first + last) // 2
            then = self._rows.value(sa.select(CasesEntry.at).where(CasesEntry.sequence == middle))
            if then is None or then < at - _CLOCK_MAY_BE_WRONG:
                first = middle + 1
            else:
                last = middle
        return first

    def numbers(self) -> Mapping[UUID, str]:
        cases = self._rows.lines(sa.select(CaseRow.id, CaseRow.number))
        attached = self._rows.lines(
            sa.select(AttachmentRow.id, CaseRow.number).join(
                CaseRow, CaseRow.id == AttachmentRow.case
            )
        )
        known = {line.id: line.number for line in (*cases, *attached)}
        for each in self._sealed.within_reach():
            known |= {one.attachment.id: each.case.number for one in each.attachments}
        return known

    def _reads(self, wanted: sa.ColumnElement[bool]) -> Iterator[CaseRead]:
        columns = sa.select(CasesEntry.at, CasesEntry.author, CasesEntry.payload)
        for line in self._rows.lines(columns.where(wanted).order_by(CasesEntry.sequence)):
            at, author, payload = line.at, line.author, line.payload
            # An erased payload tells nothing any more; its place in the chain stays.
            told = json.loads(payload) if payload else {"action": "", "subject": ""}
            by = None if author is None else PersonId(author)
            if read := read_of(told["action"], told["subject"], at_home(at), by):
                yield read
