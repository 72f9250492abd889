"""The list of cases: narrow, filtered and ordered by indexes, a page at a time."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from komma_desk.domain.case import CaseLine, CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.message import Direction
from komma_desk.domain.scope import Scope
from komma_desk.store.case_parts import MessageRow
from komma_desk.store.case_rows import CaseRow, CaseTextRow
from komma_desk.store.sorting import searchable

_ORDERS: Final[dict[str, InstrumentedAttribute[Any]]] = {
    "number": CaseRow.number_key,
    "received_on": CaseRow.received_at,
    "state": CaseRow.state,
    "main_form": CaseRow.main_form,
    "urgency": CaseRow.urgency,
}
_ANSWERED: Final = (
    sa.exists()
    .where(MessageRow.case == CaseRow.id, MessageRow.direction == Direction.TO_REPORTER)
    .label("answered")
)


def within(scope: Scope) -> sa.ColumnElement[bool]:
    """The cases of this scope: all, or those the person is responsible for."""
    return sa.true() if scope.all_cases else CaseRow.responsible == scope.person


def wanted_lines(
    listing: CaseListing, scope: Scope, *, offset: int, limit: int
) -> sa.Select[*tuple[Any, ...]]:
    column = _ORDERS[listing.order]
    order = (column.desc(), CaseRow.id.desc()) if listing.descending else (column, CaseRow.id.asc())
    columns = (
        CaseRow.id,
        CaseRow.number,
        CaseRow.received_on,
        CaseRow.state,
        CaseRow.main_form,
        CaseRow.place,
        CaseRow.urgency,
        CaseRow.acute_danger,
        CaseRow.responsible,
        _ANSWERED,
    )
    chosen = sa.select(*columns).where(*_conditions(listing, scope))
    return chosen.order_by(*order).offset(offset).limit(limit)


def wanted_count(listing: CaseListing, scope: Scope) -> sa.Select[int]:
    counted = sa.select(sa.func.count()).select_from(CaseRow)
    return counted.where(*_conditions(listing, scope))


def line_of(found: sa.Row[*tuple[Any, ...]]) -> CaseLine:
    return CaseLine(
        id=CaseId(found.id),
        number=found.number,
        received_on=found.received_on,
        state=found.state,
        main_form=Code(found.main_form),
        place=None if found.place is None else Code(found.place),
        urgency=None if found.urgency is None else Code(found.urgency),
        acute_danger=found.acute_danger,
        responsible=None if found.responsible is None else PersonId(found.responsible),
        answered=found.answered,
    )


def _conditions(listing: CaseListing, scope: Scope) -> list[sa.ColumnElement[bool]]:
    found = [within(scope)]
    if listing.states:
        found.append(CaseRow.state.in_(sorted(listing.states)))
    if listing.open_only:
        found.append(CaseRow.is_open.is_(True))
    if listing.responsible is not None:
        found.append(CaseRow.responsible == listing.responsible)
    # Every word must occur; instr, not LIKE: nothing a person typed has a meaning of its own.
    found.extend(
        sa.exists().where(
            CaseTextRow.case == CaseRow.id, sa.func.instr(CaseTextRow.search, word) > 0
        )
        for word in searchable(listing.search).split()
    )
    return found
