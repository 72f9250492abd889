"""What a check replays of every case: open ones a thousand at a time, sealed ones as they open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from komma_desk.domain.case import CaseEvent, ProcedureRef
from komma_desk.domain.procedure.replay import MOVED, RECEIVED, Replayable
from komma_desk.domain.procedure.vocabulary import LOG_WORDS
from komma_desk.store.case_parts import EventRow
from komma_desk.store.case_rows import CaseDetailRow, CaseRow
from komma_desk.store.circle_cases import SealedCases
from komma_desk.store.tables import Rows

_AT_A_TIME: Final = 1_000
# What people wrote with an entry stays where it is, but for where a move led to.
_FACTS_OF_MOVES: Final = sa.case(
    (EventRow.action == MOVED, EventRow.facts), else_=sa.literal({}, sa.JSON)
)
_WITHOUT_MOVES: Final = LOG_WORDS - {RECEIVED, MOVED}
_TOLD: Final = (
    sa.select(
        CaseRow.id,
        CaseRow.number,
        CaseRow.state,
        CaseRow.is_open,
        CaseDetailRow.procedure,
        CaseDetailRow.procedure_version,
        CaseDetailRow.procedure_sha256,
        CaseDetailRow.position,
    )
    .join(CaseDetailRow, CaseDetailRow.case == CaseRow.id)
    .order_by(CaseRow.id)
    .limit(_AT_A_TIME)
)


def replayable_cases(sealed: SealedCases) -> Iterator[Replayable]:
    """Of restricted cases those that whoever asks can open."""
    rows = sealed.rows
    wanted = _TOLD
    while found := rows.lines(wanted):
        these = EventRow.case.in_([line.id for line in found])
        histories = told_moves(rows, these, EventRow.action.not_in(_WITHOUT_MOVES))
        yield from (_told(line, histories[line.id]) for line in found)
        wanted = _TOLD.where(CaseRow.id > found[-1].id)
    for document in sealed.within_reach():
        case = document.case
        yield Replayable(
            number=case.number,
            procedure=case.procedure,
            state=case.state,
            ended=case.ended,
            position=case.position,
            history=tuple(
                event for event in document.history if event.action not in _WITHOUT_MOVES
            ),
        )


def _told(line: Any, history: Sequence[CaseEvent]) -> Replayable:
    return Replayable(
        number=line.number,
        procedure=ProcedureRef(
            id=line.procedure, version=line.procedure_version, sha256=line.procedure_sha256
        ),
        state=line.state,
        ended=not line.is_open,
        position=line.position,
        history=tuple(history),
    )


def told_moves(rows: Rows, *conditions: sa.ColumnElement[bool]) -> dict[UUID, list[CaseEvent]]:
    """Of each case the entries asked for, oldest first, without what people wrote."""
    wanted = (
        sa.select(EventRow.case, EventRow.at, EventRow.action, EventRow.left, EventRow.entered)
        .add_columns(_FACTS_OF_MOVES)
        .where(*conditions)
        .order_by(EventRow.entry)
    )
    found: dict[UUID, list[CaseEvent]] = defaultdict(list)
    for case, at, action, left, entered, facts in rows.lines(wanted):
        found[case].append(
            CaseEvent(
                at=at,
                by=None,
                action=action,
                left=tuple(left),
                entered=tuple(entered),
                facts=facts,
            )
        )
    return found
