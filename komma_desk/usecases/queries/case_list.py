"""The case list: how many rows, one page of them, and how many in each state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from komma_desk.domain.case import CaseLine, CaseListing
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.assignment import default_procedure
from komma_desk.usecases.queries.lines_by_due import BY_DUE, lines_by_due


@dataclass(frozen=True, slots=True)
class CasePage:
    """Rows `offset` to `offset + limit` of a listing; by `BY_DUE` each says its next day."""

    listing: CaseListing
    offset: int = 0
    limit: int = 200


def case_page(query: CasePage, context: Context) -> tuple[CaseLine, ...]:
    if query.listing.order == BY_DUE:
        return lines_by_due(query.listing, context, offset=query.offset, limit=query.limit)
    return context.work.cases.cases.lines(
        query.listing, context.scope, offset=query.offset, limit=query.limit
    )


@dataclass(frozen=True, slots=True)
class CaseCount:
    listing: CaseListing


def case_count(query: CaseCount, context: Context) -> int:
    return context.work.cases.cases.count(query.listing, context.scope)


@dataclass(frozen=True, slots=True)
class CaseStates:
    """The states of the procedure now in force, and how many cases are in each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Represented:
    """The colleague somebody stands in for, and how many open cases are hers."""

    person: PersonId
    name: str
    open_cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCounts:
    procedure: Procedure
    by_state: Mapping[str, int]
    represented: Represented | None = None


def case_states(_query: CaseStates, context: Context) -> StateCounts:
    return StateCounts(
        procedure=default_procedure(context),
        by_state=context.work.cases.cases.count_by_state(context.scope),
        represented=_represented(context),
    )


def _represented(context: Context) -> Represented | None:
    """By nobody but herself, and only while she stands in: no list is by another clerk else."""
    people = context.work.office.people
    colleague = people.get(context.actor.id).stands_in_for
    if colleague is None or not context.roles.are_for_a_time(context.actor.roles):
        return None
    wanted = CaseListing(open_only=True, responsible=colleague)
    return Represented(
        person=colleague,
        name=people.get(colleague).name,
        open_cases=context.work.cases.cases.count(wanted, context.scope),
    )
