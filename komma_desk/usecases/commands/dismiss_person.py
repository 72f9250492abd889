"""Somebody leaves: her keys end, the groups she was in get new ones, everybody else is signed anew.

Done in the new files, before they count: so a crash leaves the store wholly old or wholly new.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.recovery_half import ITS_ID
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.leaving import leaving_of
from komma_desk.usecases.former_keys import remember_keys
from komma_desk.usecases.office_recovery import keep_renewed_recovery

Told = Callable[[int], None]
"""Hears how many hundredths of the work are done."""


def nobody_listens(_hundredths: int) -> None:
    """For whoever does not show it."""


@dataclass(frozen=True, slots=True)
class DismissPerson:
    """What she copied before cannot be called back."""

    person: PersonId
    told: Told = field(default=nobody_listens, compare=False, repr=False)


def dismiss_person(command: DismissPerson, context: Context) -> Changes:
    office = context.work.office
    leaving = leaving_of(command.person, context)
    renewed = context.keys.renew((*leaving.staying, *leaving.recovery), leaving.members)
    remember_keys(leaving.person, office.settings)
    _take_away(leaving.person, Standing.LEFT, context)
    for person in leaving.unconfirmed:
        _take_away(person, Standing.INVITED, context)
    for person in leaving.staying:
        remember_keys(person, office.settings)
        office.people.save(replace(person, signature=renewed.signatures[person.id]))
    for epoch in renewed.epochs:
        office.keys.add_epoch(epoch)
    for grant in renewed.grants:
        if grant.person != ITS_ID:
            office.keys.add_grant(grant)
    keep_renewed_recovery(office.settings, renewed)
    if renewed.directory is not None:
        office.settings.put(*renewed.directory)
    return Changes.of(Subject.PEOPLE)


def _take_away(person: Person, standing: Standing, context: Context) -> None:
    """Her public keys stay with her name where she has left: she signed in the log with them."""
    office = context.work.office
    if open_one := office.keys.invitation_of(person.id):
        office.keys.remove_invitation(open_one.id)
    office.keys.remove_grants_of(person.id)
    without = replace(person, standing=standing, signature=b"")
    if standing is Standing.INVITED:
        without = replace(without, sealing=b"", signing=b"")
    office.people.save(without)
