"""Whether the log tells of every case, and whether its rows agree on where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from uuid import UUID

import sqlalchemy as sa

from komma_desk.domain.audit import OPENED, Compartment
from komma_desk.store.case_rows import CaseDetailRow, CaseRow
from komma_desk.store.tables import Rows
from komma_desk.store.trail import entries


def cases_without_entry(rows: Rows) -> Iterator[str]:
    """Numbers of the cases no entry of the log opened; the log itself is proved elsewhere."""
    opened = {case for entry in entries(rows, Compartment.CASES) for case in _opened(entry.payload)}
    for case, number in rows.lines(sa.select(CaseRow.id, CaseRow.number)):
        if case not in opened:
            yield number


def cases_in_two_states(rows: Rows) -> Iterator[str]:
    """An older page put back shows here: list and position say different states."""
    position = CaseDetailRow.position
    wanted = sa.select(CaseRow.number).join(CaseDetailRow, CaseDetailRow.case == CaseRow.id)
    differs = sa.func.json_extract(position, "$.main") != CaseRow.state
    yield from rows.values(wanted.where(sa.func.json_valid(position) == 1, differs))


def _opened(payload: bytes) -> Iterator[UUID]:
    try:
        told = json.loads(payload)["detail"].get(OPENED, "")
        yield from map(UUID, told.split())
    except (ValueError, TypeError, KeyError, AttributeError):
        return  # erased, or not one of ours: then it opened nothing
