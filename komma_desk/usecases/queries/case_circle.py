"""Who can open a case: everything about its circle for members, for all others only the names."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from komma_desk.domain.case import CaseFile, CaseLine, CaseListing
from komma_desk.domain.circle_deeds import CircleDeed
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.permissions import Permission
from komma_desk.domain.person import Person
from komma_desk.domain.reporter_way import ReporterWay
from komma_desk.domain.scope import Scope
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects import circle_events
from komma_desk.usecases.effects.circle_people import keepers, officers
from komma_desk.usecases.effects.telling import reachable


@dataclass(frozen=True, slots=True)
class CaseCircle:
    case: CaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleStory:
    """For members: since when, by whom and why; `by` is None where it was said in the report."""

    members: frozenset[PersonId]
    excluded: frozenset[PersonId]
    since: datetime
    by: PersonId | None
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleView:
    """`readers` by name, whether the case is restricted or not; `story` only for members.

    `officers` are those one can choose from, `keepers` those who could hold the other half of a
    new key; `helpers` hold that of the present one. `broke_in`: I am in by an emergency opening.
    """

    me: PersonId
    case: CaseId
    number: str
    restricted: bool
    is_member: bool
    readers: tuple[Person, ...]
    officers: tuple[Person, ...]
    keepers: tuple[Person, ...]
    helpers: tuple[Person, ...] = ()
    state: str = ""
    received_on: date | None = None
    may_change: bool = True
    story: CircleStory | None = None
    reporter: ReporterWay = ReporterWay.AT_ONCE
    broke_in: bool = False


def case_circle(query: CaseCircle, context: Context) -> CircleView:
    """Asking this reads nothing of the case but its circle; raises NoSuchCase."""
    cases = context.work.cases.cases
    chosen = cases.circle_people(query.case)
    restricted, able = chosen is not None, officers(context)
    readers = able
    if chosen is not None:
        people = context.work.office.people.all()
        readers = tuple(each for each in people if each.id in chosen)
    is_member = chosen is None or context.actor.id in chosen
    number = context.work.cases.readings.numbers().get(query.case, "")
    line = _line(query.case, number, context)
    halves = cases.shares(query.case).b if restricted else {}
    kept = keepers(context)
    story, broke_in = None, False
    if restricted and is_member:
        file = cases.file(query.case, context.scope)
        story, broke_in = _story(file), _broke_in(file, context.actor.id)
    return CircleView(
        me=context.actor.id,
        case=query.case,
        number=number,
        restricted=restricted,
        is_member=is_member,
        readers=readers,
        officers=able,
        keepers=kept,
        helpers=tuple(each for each in kept if each.id in halves),
        state=line.state if line else "",
        received_on=line.received_on if line else None,
        may_change=Permission.CIRCLE_CHANGE in context.actor.permissions,
        story=story,
        reporter=_way(query.case, context) if is_member else ReporterWay.AT_ONCE,
        broke_in=broke_in,
    )


def _line(case: CaseId, number: str, context: Context) -> CaseLine | None:
    """What the list tells everybody of clearing."""
    listing = CaseListing(search=number)
    lines = context.work.cases.cases.lines(listing, context.scope)
    return next((each for each in lines if each.id == case), None)


def _way(case: CaseId, context: Context) -> ReporterWay:
    found = context.work.cases.cases.get(case, Scope(context.actor.id, all_cases=True))
    if found.reply is not None:
        return ReporterWay.BY_FILE
    person = reachable(found.reporter, context)
    if found.reporter is None or (person is not None and context.keys.is_confirmed(person)):
        return ReporterWay.AT_ONCE
    return ReporterWay.UNCONFIRMED


def _broke_in(file: CaseFile, me: PersonId) -> bool:
    """Nobody has made the circle anew since."""
    for event in reversed(file.history):
        if event.action == CircleDeed.RESTRICTED:
            return False
        if event.action == CircleDeed.BROKEN_INTO and event.by == me:
            return True
    return False


def _story(file: CaseFile) -> CircleStory | None:
    circle = file.case.circle
    if circle is None:
        return None
    # A new key after somebody left is no new circle: it has no reason of its own.
    made = [
        each
        for each in file.history
        if each.action == CircleDeed.RESTRICTED and circle_events.REASON in each.facts
    ]
    newest = max(made, key=lambda each: each.at, default=None)
    return CircleStory(
        members=circle.members,
        excluded=circle.excluded,
        since=file.case.received_at if newest is None else newest.at,
        by=None if newest is None else newest.by,
        reason=circle.reason if newest is None else newest.facts.get(circle_events.REASON, ""),
    )
