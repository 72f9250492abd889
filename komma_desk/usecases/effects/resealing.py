"""Restricted cases of somebody who is out: sealed anew under a key she never had."""

# Whom a case must be sealed without is remembered in `cases.db`, where only clearing can write, and
# never read off the office file: there an administrator could set anybody back and so push her out
# of a circle, or let in again by new keys whoever left.

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from komma_desk.domain.audit import AuditLine, Compartment
from komma_desk.domain.circle import OUT_OF_CIRCLE
from komma_desk.domain.circle_deeds import CircleDeed
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.recovery_half import ITS_ID
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects import circle_events
from komma_desk.usecases.effects.circle_people import keepers, officers
from komma_desk.usecases.effects.once_confirmed import once_confirmed
from komma_desk.usecases.office_recovery import recipients_of_new_epoch

_ACTION: Final = "reseal circles"


@dataclass(frozen=True, slots=True, kw_only=True)
class CirclesLeft:
    """The restricted cases of somebody, by who else can open them.

    `mine`: whoever asks; `of_others`: only others; `of_nobody`: nobody else of clearing.
    """

    mine: tuple[CaseId, ...] = ()
    of_others: tuple[CaseId, ...] = ()
    of_nobody: tuple[CaseId, ...] = ()


def circles_of(person: PersonId, context: Context) -> CirclesLeft:
    """By the grants, so without opening anything."""
    cases, me = context.work.cases.cases, context.actor.id
    can = {each.id for each in officers(context)} - {person}
    mine, of_others, of_nobody = list[CaseId](), list[CaseId](), list[CaseId]()
    for case in cases.restricted_to(person):
        others = (cases.circle_people(case) or frozenset()) & can
        kind = mine if me in others else of_others if others else of_nobody
        kind.append(case)
    return CirclesLeft(mine=tuple(mine), of_others=tuple(of_others), of_nobody=tuple(of_nobody))


def reseal_without(person: PersonId, context: Context) -> None:
    """What the acting officer can open at once; for the others it is remembered.

    Called after the groups have their new keys and before anybody is signed anew: until the new
    files count, the signatures of today do.
    """
    put_out_everywhere(person, context)
    done = [case for case in waiting_for(context) if reseal(case, context)]
    log_resealed(done, context)


def put_out_everywhere(person: PersonId, context: Context) -> None:
    """Her keys end: she is in no circle any more until somebody lets her in again.

    Not by new keys: an officer who has another's keys made anew would get in with them.
    """
    cases = context.work.cases.cases
    for case in cases.restricted_to(person):
        _put_out(case, {person}, context)
    for case in _all_restricted(context):
        if person in cases.shares(case).b:  # the half she keeps lies under the keys that end
            _put_out(case, set(), context)
    cases.withdraw(person)


def let_recovery_in_everywhere(context: Context) -> None:
    """The office has a new way back: each restricted case is sealed to it by its next member."""
    for case in _all_restricted(context):
        _put_out(case, set(), context)


def waiting_for(context: Context) -> tuple[CaseId, ...]:
    """The cases the acting person can open and that must be sealed anew, by number.

    Also those whose other half of the key lies with somebody who does not keep it any more, or
    not with everybody who keeps it by now.
    """
    me, found = context.actor.id, list[CaseId]()
    keeping = {each.id for each in keepers(context)}
    for case in context.work.cases.cases.restricted_to(me):
        out = _said_of(case, context)
        is_due = out is not None or _is_kept_by_others(case, keeping, context)
        if is_due and me not in (out or ()):
            found.append(case)
    return tuple(found)


def reseal(case: CaseId, context: Context) -> bool:
    """Under the next key, for the members who are still in; False where it does not open."""
    cases = context.work.cases.cases
    try:
        circle = cases.get(case, context.scope).circle
    except (Refusal, Trouble):
        return False  # said where the case is shown; the others need not wait for it
    assert circle is not None, "only restricted cases are asked for"
    out = _said_of(case, context) or frozenset()
    members = [
        each for each in officers(context) if each.id in circle.members and each.id not in out
    ]
    ids = frozenset(each.id for each in members)
    if any(once_confirmed(each, context) for each in circle.members - ids - out):
        return False  # set back by hand: it waits until she is confirmed again, or leaves
    narrowed = circle_events.event_of(
        CircleDeed.RESTRICTED, {circle_events.MEMBERS: circle_events.ids_said(ids)}, context
    )
    cases.add_event(case, narrowed)
    cases.restrict(
        case,
        replace(circle, members=ids),
        (*members, *recipients_of_new_epoch(context)),
        keepers(context, circle.excluded),
    )
    return True


def reseal_if_due(case: CaseId, context: Context) -> None:
    """Before somebody is let in: or whoever came back would be put out again right after it."""
    if case in waiting_for(context) and reseal(case, context):
        log_resealed([case], context)


def log_resealed(cases: Sequence[CaseId], context: Context) -> None:
    if cases:
        line = AuditLine(action=_ACTION, subject=" ".join(map(str, cases)))
        context.work.trail.append(line, Compartment.CASES)


def _put_out(case: CaseId, people: AbstractSet[PersonId], context: Context) -> None:
    out = (_said_of(case, context) or frozenset()) | people
    said = [str(context.work.cases.cases.shares(case).generation), *sorted(map(str, out))]
    context.work.cases.memory.put(OUT_OF_CIRCLE + case.hex, " ".join(said))


def _said_of(case: CaseId, context: Context) -> frozenset[PersonId] | None:
    """Whom the next key is not for; None where none is due.

    What was said of an earlier key is done with.
    """
    said = context.work.cases.memory.get(OUT_OF_CIRCLE + case.hex).split()
    if said[:1] != [str(context.work.cases.cases.shares(case).generation)]:
        return None
    try:
        return frozenset(PersonId(UUID(each)) for each in said[1:])
    except ValueError:
        return None  # no words of ours


def _is_kept_by_others(case: CaseId, keeping: AbstractSet[PersonId], context: Context) -> bool:
    """Whether the halves lie with others than those who are keepers today.

    Only where somebody has none the case is opened: she may be excluded from it.
    """
    cases = context.work.cases.cases
    held = cases.shares(case).b.keys()
    if not held <= keeping:
        return True
    if held >= keeping:
        return False
    try:
        circle = cases.get(case, context.scope).circle
    except (Refusal, Trouble):
        return False  # as in resealing
    return circle is not None and not keeping - circle.excluded <= held


def _all_restricted(context: Context) -> frozenset[CaseId]:
    people = (*(each.id for each in context.work.office.people.all()), ITS_ID)
    cases = context.work.cases.cases
    return frozenset(case for one in people for case in cases.restricted_to(one))
