"""Who can open what, answered from the keys and grants that exist and not from the roles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from komma_desk.domain.access import GROUP_OF, AccessReport, Newest, Strangers, access_of
from komma_desk.domain.audit import Compartment
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.circle_keys import circle_keys
from komma_desk.usecases.effects.once_confirmed import set_back
from komma_desk.usecases.office_recovery import recipients_of_new_epoch


@dataclass(frozen=True, slots=True)
class AccessList:
    pass


def access_list(_query: AccessList, context: Context) -> AccessReport:
    """Everybody of the store, by name, and keys that lead to nobody of it."""
    office, today = context.work.office, context.clock.today()
    people = office.people.all()
    halves = recipients_of_new_epoch(context)
    keys = context.keys.held((*people, *halves))
    grants = office.keys.all_grants()
    epochs = {group: office.keys.newest_epoch(group) for group in GROUP_OF.values()}
    newest = Newest(
        office=keys.newest[Compartment.OFFICE],
        cases=keys.newest[Compartment.CASES],
        directory=context.keys.directory_epoch(office.settings),
        groups={group: 0 if epoch is None else epoch.epoch for group, epoch in epochs.items()},
    )
    known = {person.id for person in people}
    back = set_back(people, context) if context.work.has_cases else ()
    circles = circle_keys(people, context)
    went_back = {each.person for each in back}
    unknown = Counter(grant.person for grant in grants if grant.person not in known)
    return AccessReport(
        people=tuple(
            replace(
                access_of(
                    person,
                    keys.held[person.id],
                    [(each.group, each.epoch) for each in grants if each.person == person.id],
                    newest,
                    vouched=context.keys.is_confirmed(person),
                    set_back=person.id in went_back,
                    due=context.roles.groups_of(person.roles),
                ),
                overdue=context.roles.is_overdue(today, person),
                circles=circles.get(person.id),
            )
            for person in people
        ),
        strangers=Strangers(
            case_keys=keys.unknown_readers[Compartment.CASES],
            office_keys=keys.unknown_readers[Compartment.OFFICE],
            slots=keys.unknown_slots,
            grants=len(unknown),
        ),
        vanished=tuple(each.name for each in back if each.person not in known),
        halves_open_cases=any(
            newest.cases in keys.held[each.id].cases for each in halves if newest.cases
        ),
    )
