"""In which cases an approval is asked of somebody: of open rows, and of those she can open."""

from __future__ import annotations

import sqlalchemy as sa

from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.scope import Scope
from komma_desk.store.case_extracts import ApprovalRow
from komma_desk.store.case_list import within
from komma_desk.store.case_rows import CaseRow
from komma_desk.store.circle_cases import SealedCases
from komma_desk.store.sorting import number_key
from komma_desk.store.tables import Rows


def asked_of(rows: Rows, sealed: SealedCases, person: PersonId, scope: Scope) -> tuple[CaseId, ...]:
    """Not answered yet, by number."""
    row = ApprovalRow
    asked = sa.select(row.case).where(row.asked == person, row.answered_at.is_(None))
    wanted = sa.select(CaseRow.number_key, CaseRow.id).where(CaseRow.id.in_(asked), within(scope))
    found = [(line[0], line[1]) for line in rows.lines(wanted)]
    found += [
        (number_key(each.case.number), each.case.id)
        for each in sealed.within_reach()
        if any(one.asked == person and one.answer is None for one in each.approvals)
    ]
    return tuple(CaseId(case) for _number, case in sorted(found))
