"""The lines of the list of cases, as the cases in memory show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from komma_desk.domain.case import Case, CaseEvent, CaseLine, CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.hearing_deeds import is_answered, is_unread
from komma_desk.domain.home_time import local_day
from komma_desk.domain.scope import Scope
from komma_desk.store.sorting import searchable
from tests.fakes.circles import can_read


def within(case: Case, scope: Scope) -> bool:
    if case.circle is not None and scope.person in case.circle.members:
        return True
    return scope.all_cases or (case.circle is None and case.responsible == scope.person)


def is_listed(case: Case, listing: CaseListing, scope: Scope, history: Sequence[CaseEvent]) -> bool:
    readable = can_read(case, scope.person)
    return (
        within(case, scope)
        and (not listing.only or case.id in listing.only)
        and (not listing.states or case.state in listing.states)
        and (not (listing.open_only or listing.unanswered) or not case.ended)
        and (listing.responsible is None or (case.responsible == listing.responsible and readable))
        and (not listing.unanswered or (readable and not is_answered(history) and not case.source))
        and (not listing.unread or (readable and is_unread(history)))
        and all(word in _searched(case, scope) for word in searchable(listing.search).split())
    )


def line_of(case: Case, scope: Scope, history: Sequence[CaseEvent]) -> CaseLine:
    shown = CaseLine(
        id=case.id,
        number=case.number,
        received_on=local_day(case.received_at),
        state=case.state,
        main_form=None,
        place=None,
        urgency=None,
        acute_danger=False,
        responsible=None,
        answered=False,
        restricted=case.circle is not None,
        readable=False,
    )
    if not can_read(case, scope.person):
        return shown
    return replace(
        shown,
        main_form=case.main_form,
        place=case.report.place,
        urgency=Code(case.facts["urgency"]) if "urgency" in case.facts else None,
        acute_danger=case.report.acute_danger,
        responsible=case.responsible,
        answered=is_answered(history),
        readable=True,
        unread=is_unread(history),
    )


def _searched(case: Case, scope: Scope) -> str:
    if not can_read(case, scope.person):
        return case.number
    return searchable(f"{case.number}\n{case.report.place_detail}\n{case.report.narrative}")
