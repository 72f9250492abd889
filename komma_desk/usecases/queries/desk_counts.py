"""The small numbers beside the navigation: what waits for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.permissions import Permission
from komma_desk.domain.person import Standing
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.own_reports import waiting_for_me
from komma_desk.usecases.effects.proposals_waiting import proposals_waiting
from komma_desk.usecases.effects.reporters_letters import letters_waiting_for_me
from komma_desk.usecases.ports.office import Audience
from komma_desk.usecases.queries.my_extracts import MyExtracts, my_extracts

_COUNTED: Final = (
    CaseListing(states=frozenset({"received"})),
    CaseListing(open_only=True),
    CaseListing(unanswered=True),
    CaseListing(unread=True),
)


@dataclass(frozen=True, slots=True)
class DeskCounts:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """0 where the person may not see it."""

    post: int = 0
    new_cases: int = 0
    unanswered: int = 0  # open cases whose reporter never heard from a person
    open_cases: int = 0
    unread: int = 0  # cases whose reporter wrote and waits
    people: int = 0
    extracts: int = 0  # not read yet
    proposals: int = 0  # procedures this person may publish
    asked: tuple[CaseId, ...] = ()  # the cases in which an approval is asked of this person


def desk_counts(_query: DeskCounts, context: Context) -> Waiting:
    office, may = context.work.office, context.actor.permissions
    people = 0
    if Permission.PERSON_CONFIRM in may:
        people = sum(each.standing is Standing.ARRIVED for each in office.people.all())
    if Permission.CASE_READ not in may or not context.work.has_cases:
        return Waiting(
            people=people,
            extracts=_unread(context),
            proposals=proposals_waiting(context),
        )
    cases = context.work.cases.cases
    new_cases, open_cases, unanswered, unread = cases.tally(_COUNTED, context.scope)
    return Waiting(
        post=office.post.count(Audience.CLEARING)
        + waiting_for_me(context)
        + letters_waiting_for_me(context),
        new_cases=new_cases,
        open_cases=open_cases,
        unanswered=unanswered,
        unread=unread,
        people=people,
        extracts=_unread(context),
        proposals=proposals_waiting(context),
        asked=cases.asked_of(context.actor.id, context.scope),
    )


def _unread(context: Context) -> int:
    if Permission.EXTRACT_READ not in context.actor.permissions:
        return 0
    return sum(not each.is_read for each in my_extracts(MyExtracts(), context).lines)
