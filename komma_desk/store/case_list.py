"""The list of cases: narrow, filtered and ordered by indexes, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any, Final, cast

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlalchemy.sql.operators import custom_op

from komma_desk.domain.case import CaseLine, CaseListing
from komma_desk.domain.hearing_deeds import ANSWERS, ENDS_WAITING, FROM_HER
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.scope import Scope
from komma_desk.store.case_parts import EventRow
from komma_desk.store.case_rows import CaseDetailRow, CaseRow, CaseTextRow
from komma_desk.store.sorting import searchable

Wanted = sa.Select[*tuple[Any, ...]]

_ORDERS: Final = {
    "number": "number_key",
    "received_on": "received_at",
    "state": "state",
    "main_form": "main_form",
    "urgency": "urgency",
}
_SHOWN: Final = (
    "id",
    "number",
    "received_on",
    "state",
    "main_form",
    "place",
    "urgency",
    "acute_danger",
    "responsible",
)
_LATER: Final = aliased(EventRow)


def _is_one_of(actions: Collection[str]) -> sa.ColumnElement[bool]:
    """The plus keeps SQLite from one search for each action: a case has few entries to look at."""
    action = sa.UnaryExpression(
        EventRow.action.expression, operator=custom_op("+"), type_=sa.String()
    )
    return action.in_(sorted(map(str, actions)))


def _last(actions: Collection[str]) -> sa.ColumnElement[int]:
    """The newest such entry of a history; 0 is before all."""
    return sa.func.coalesce(sa.func.max(EventRow.entry).filter(_is_one_of(actions)), 0)


_ANSWERED: Final = sa.exists().where(EventRow.case == CaseRow.id, _is_one_of(ANSWERS))
_STILL_WAITS: Final = ~sa.exists().where(
    _LATER.case == EventRow.case,
    _LATER.entry > EventRow.entry,
    _LATER.action.in_(sorted(ENDS_WAITING)),
)
# Few write, and nobody else is asked about.
_IS_AMONG_UNREAD: Final = CaseRow.id.in_(
    sa.select(EventRow.case).where(EventRow.action.in_(sorted(FROM_HER)), _STILL_WAITS)
)
_IS_ANSWERED: Final = 2
_IS_UNREAD: Final = 1


def _in_one(
    *, answered: sa.ColumnElement[bool], unread: sa.ColumnElement[bool]
) -> sa.ColumnElement[int]:
    return sa.case((answered, _IS_ANSWERED), else_=0) + sa.case((unread, _IS_UNREAD), else_=0)


# What a line says of letters, on one way through the history: each way costs as much as the line.
_HEARD: Final = (
    sa.select(
        _in_one(
            answered=_last(ANSWERS) > 0,
            unread=_last(FROM_HER) > _last(ENDS_WAITING),
        )
    )
    .where(EventRow.case == CaseRow.id, _is_one_of(FROM_HER | ENDS_WAITING))
    .correlate(CaseRow)
    .scalar_subquery()
)
_IS_BROUGHT: Final = sa.exists().where(CaseDetailRow.case == CaseRow.id, CaseDetailRow.source != "")

_PLAIN: Final[Wanted] = sa.select(
    *(getattr(CaseRow, each) for each in _SHOWN), _HEARD.label("heard"), sa.false()
)


def within(scope: Scope) -> sa.ColumnElement[bool]:
    """The cases of this scope: all, or those the person is responsible for."""
    return sa.true() if scope.all_cases else CaseRow.responsible == scope.person


def wanted_lines(listing: CaseListing, scope: Scope, opened: sa.Subquery | None = None) -> Wanted:
    """From `offset` on so many as `limit` says: both are told when it is asked.

    `opened` are the restricted cases whoever asks can open and that say what is searched for.
    Who can open a case may see it: the scope of assigned cases takes nothing away.
    """
    if opened is None:
        return _plain_lines(listing, scope)
    hers = sa.select(*(opened.c[each] for each in _SHOWN), _said(opened), sa.true())
    return _cut(_ordered(_PLAIN, hers, listing, scope, opened))


@lru_cache(maxsize=16)
def _plain_lines(listing: CaseListing, scope: Scope) -> Wanted:
    """Page after page asks the same, and building a question takes as long as fifty lines."""
    return _cut(_ordered(_PLAIN, None, listing, scope, None))


def _cut(wanted: Wanted) -> Wanted:
    offset, limit = (sa.bindparam(each, type_=sa.Integer()) for each in ("offset", "limit"))
    return wanted.offset(offset).limit(limit)


def wanted_ids(listing: CaseListing, scope: Scope, opened: sa.Subquery | None) -> Wanted:
    """The ids of all lines in their order, and nothing that has to be looked up for each."""
    hers = None if opened is None else sa.select(opened.c.id)
    return _ordered(sa.select(CaseRow.id), hers, listing, scope, opened)


def _ordered(
    plain: Wanted,
    hers: Wanted | None,
    listing: CaseListing,
    scope: Scope,
    opened: sa.Subquery | None,
) -> Wanted:
    name = _ORDERS[listing.order]
    plain = plain.where(*_conditions(listing, scope))
    if opened is None or hers is None:
        return plain.order_by(*_order(getattr(CaseRow, name), CaseRow.id, listing))
    others = plain.where(CaseRow.id.not_in(sa.select(opened.c.id)))
    both = sa.union_all(
        others.add_columns(getattr(CaseRow, name).label("ordered_by")),
        hers.add_columns(opened.c[name]).where(*_filters(opened.c, listing)),
    )
    found = both.selected_columns
    return cast("Wanted", both.order_by(*_order(found.ordered_by, found.id, listing)))


def wanted_counts(
    listing: CaseListing, scope: Scope, opened: sa.Subquery | None
) -> tuple[sa.Select[int], ...]:
    """What is counted together is the number of lines."""
    counted = sa.select(sa.func.count()).select_from(CaseRow).where(*_conditions(listing, scope))
    if opened is None:
        return (counted,)
    hers = sa.select(sa.func.count()).select_from(opened).where(*_filters(opened.c, listing))
    return counted.where(CaseRow.id.not_in(sa.select(opened.c.id))), hers


def wanted_tally(
    listings: Sequence[CaseListing], scope: Scope, opened: sa.Subquery | None
) -> tuple[Wanted, ...]:
    """Each gives one row of counts, in the order of the listings; what is searched for is left out.

    What only open cases are counted in is counted on one way through them, along an index of
    their own: the many that ended are not walked by.
    """
    sealed = [] if opened is None else [CaseRow.id.not_in(sa.select(opened.c.id))]
    counts: list[sa.ColumnElement[int]] = []
    for each in listings:
        filters = _filters(CaseRow, each)
        if each.open_only or each.unanswered:
            counts.append(sa.func.count().filter(*filters))
        else:
            alone = sa.select(sa.func.count()).select_from(CaseRow).correlate(None)
            counts.append(alone.where(within(scope), *sealed, *filters).scalar_subquery())
    on_the_way = sa.select(*counts).select_from(CaseRow)
    both = (on_the_way.where(within(scope), CaseRow.is_open.is_(True), *sealed),)
    if opened is None:
        return both
    hers = (sa.func.count().filter(sa.true(), *_filters(opened.c, each)) for each in listings)
    return *both, sa.select(*hers).select_from(opened)


def among(cases: Collection[CaseId]) -> sa.Select[Any]:
    """These ids as a table in the question itself: SQLite takes only so many one by one."""
    hexes = json.dumps([each.hex for each in cases])
    each = sa.func.json_each(hexes).table_valued("value", name="each_wanted")
    return sa.select(sa.type_coerce(each.c.value, CaseRow.__table__.c.id.type))


def line_of(found: Sequence[Any]) -> CaseLine:
    """Without a form it is sealed to others: every case that is open has one."""
    case, number, day, state, form, place, urgency, danger, responsible, *said = found
    heard, restricted = said[:2]  # behind them may stand what the lines were ordered by
    readable = form != ""
    return CaseLine(
        id=case,
        number=number,
        received_on=day,
        state=state,
        main_form=form if readable else None,
        place=place,
        urgency=urgency,
        acute_danger=danger,
        responsible=responsible,
        answered=heard >= _IS_ANSWERED,
        unread=heard % _IS_ANSWERED == _IS_UNREAD,
        restricted=restricted or not readable,
        readable=readable,
    )


def _order(column: Any, case: Any, listing: CaseListing) -> tuple[Any, Any]:
    if listing.descending:
        return column.desc(), case.desc()
    return column.asc(), case.asc()


def _conditions(listing: CaseListing, scope: Scope) -> list[sa.ColumnElement[bool]]:
    # Every word must occur; instr, not LIKE: nothing a person typed has a meaning of its own.
    # Of a case sealed to others only its number is there to be found.
    words = (
        sa.or_(
            sa.and_(CaseRow.main_form == "", sa.func.instr(CaseRow.number, word) > 0),
            sa.exists().where(
                CaseTextRow.case == CaseRow.id, sa.func.instr(CaseTextRow.search, word) > 0
            ),
        )
        for word in searchable(listing.search).split()
    )
    return [within(scope), *_filters(CaseRow, listing), *words]


def _filters(on: Any, listing: CaseListing) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if listing.states:
        found.append(on.state.in_(sorted(listing.states)))
    if listing.open_only:
        found.append(on.is_open.is_(True))
    if listing.responsible is not None:
        found.append(on.responsible == listing.responsible)
    if listing.only:
        found.append(on.id.in_(among(listing.only)))
    if listing.unanswered:
        # What somebody shut out sees of a sealed case says nothing of its letters.
        found += [on.is_open.is_(True), on.main_form != ""]
        told = on is CaseRow
        found.append(~_ANSWERED if told else on.answered.is_(False))
        found.append(~_IS_BROUGHT if told else on.is_brought.is_(False))
    if listing.unread:
        found.append(_IS_AMONG_UNREAD if on is CaseRow else on.unread.is_(True))
        found.append(on.main_form != "")
    return found


def _said(opened: sa.Subquery) -> sa.ColumnElement[int]:
    return _in_one(answered=opened.c.answered, unread=opened.c.unread)
