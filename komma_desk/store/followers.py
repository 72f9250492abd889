"""The cases that follow one version of a procedure, read in one question for all of them."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from komma_desk.domain.case import ProcedureRef
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.follower import Follower
from komma_desk.domain.scope import Scope
from komma_desk.store.case_list import within
from komma_desk.store.case_rows import CaseDetailRow, CaseRow
from komma_desk.store.circle_cases import SealedCases
from komma_desk.store.sorting import number_key
from komma_desk.store.tables import Rows


def followers_of(
    rows: Rows, sealed: SealedCases, procedure: str, version: str, scope: Scope
) -> tuple[Follower, ...]:
    """By number; of restricted cases those that whoever asks can open."""
    found = [*_open(rows, procedure, version, scope), *_restricted(sealed, procedure, version)]
    return tuple(sorted(found, key=lambda each: number_key(each.number)))


def _open(rows: Rows, procedure: str, version: str, scope: Scope) -> Iterator[Follower]:
    detail = CaseDetailRow
    wanted = (
        sa.select(CaseRow.id, CaseRow.number, CaseRow.state, CaseRow.is_open)
        .add_columns(detail.position, detail.procedure_sha256)
        .join(detail, detail.case == CaseRow.id)
        .where(detail.procedure == procedure, detail.procedure_version == version, within(scope))
    )
    for case, number, state, is_open, position, sha256 in rows.lines(wanted):
        yield Follower(
            id=CaseId(case),
            number=number,
            procedure=ProcedureRef(id=procedure, version=version, sha256=sha256),
            state=state,
            position=position,
            ended=not is_open,
        )


def _restricted(sealed: SealedCases, procedure: str, version: str) -> Iterator[Follower]:
    for each in sealed.within_reach():
        case = each.case
        if (case.procedure.id, case.procedure.version) == (procedure, version):
            yield Follower(
                id=case.id,
                number=case.number,
                procedure=case.procedure,
                state=case.state,
                position=case.position,
                ended=case.ended,
                restricted=True,
            )
