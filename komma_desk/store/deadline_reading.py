"""Where every case came through and which clocks run on it: three questions for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from komma_desk.domain.case import ProcedureRef
from komma_desk.domain.clock import Clock
from komma_desk.domain.dues.course import CaseCourse
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.scope import Scope
from komma_desk.store.case_clocks import ClockRow, clock_of
from komma_desk.store.case_list import among, within
from komma_desk.store.case_parts import EventRow
from komma_desk.store.case_rows import CaseDetailRow, CaseRow
from komma_desk.store.circle_cases import SealedCases
from komma_desk.store.replayable import told_moves
from komma_desk.store.tables import Rows

# Deadlines of law go on when a case is over; where nothing runs any more nothing is read of it.
_MAY_FALL_DUE: Final = sa.or_(
    CaseRow.is_open.is_(True),
    sa.exists().where(ClockRow.case == CaseRow.id, ClockRow.settled_how == ""),
)


def courses_of(
    rows: Rows, sealed: SealedCases, scope: Scope, only: Collection[CaseId] | None = None
) -> tuple[CaseCourse, ...]:
    """By number; of restricted cases those that whoever asks can open."""
    conditions = [within(scope), _MAY_FALL_DUE]
    if only is not None:
        conditions.append(CaseRow.id.in_(among(only)))
    ids = sa.select(CaseRow.id).where(*conditions)
    # Only what moved a case is read of its history.
    moves = sa.func.json_array_length(EventRow.entered) + sa.func.json_array_length(EventRow.left)
    histories = told_moves(rows, EventRow.case.in_(ids), moves > 0)
    clocks = _clocks(rows, ids)
    wanted = (
        sa.select(
            CaseRow.id,
            CaseRow.number,
            CaseRow.state,
            CaseRow.is_open,
            CaseRow.responsible,
            CaseDetailRow.procedure,
            CaseDetailRow.procedure_version,
            CaseDetailRow.procedure_sha256,
            CaseDetailRow.source,
        )
        .join(CaseDetailRow, CaseDetailRow.case == CaseRow.id)
        .where(*conditions)
    )
    found = [
        CaseCourse(
            id=CaseId(line.id),
            number=line.number,
            procedure=ProcedureRef(
                id=line.procedure, version=line.procedure_version, sha256=line.procedure_sha256
            ),
            state=line.state,
            responsible=None if line.responsible is None else PersonId(line.responsible),
            ended=not line.is_open,
            brought=bool(line.source),
            history=tuple(histories[line.id]),
            clocks=tuple(clocks[line.id]),
        )
        for line in rows.lines(wanted)
    ]
    hers = (CaseCourse.of(each.file, restricted=True) for each in sealed.within_reach())
    wanted_ones = None if only is None else frozenset(only)
    found += [
        each
        for each in hers
        if each.may_fall_due and (wanted_ones is None or each.id in wanted_ones)
    ]
    return tuple(sorted(found, key=lambda course: course.number))


def _clocks(rows: Rows, ids: sa.Select[UUID]) -> dict[UUID, list[Clock]]:
    found: dict[UUID, list[Clock]] = defaultdict(list)
    for row in rows.all(sa.select(ClockRow).where(ClockRow.case.in_(ids)).order_by(ClockRow.entry)):
        found[row.case].append(clock_of(row))
    return found
