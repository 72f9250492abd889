"""The office under new keys: written in the new files, before they count.

So a crash leaves the store wholly old or wholly new.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from komma_desk.domain.person import Person, Standing
from komma_desk.domain.recovery_half import ITS_ID
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.leaving import Leaving
from komma_desk.usecases.effects.once_confirmed import forget_confirmed
from komma_desk.usecases.effects.resealing import reseal_without
from komma_desk.usecases.former_keys import remember_keys
from komma_desk.usecases.office_recovery import keep_renewed_recovery

Told = Callable[[int], None]
"""Hears how many hundredths of the work are done."""


def nobody_listens(_hundredths: int) -> None:
    """For whoever does not show it."""


def renew_office(leaving: Leaving, context: Context) -> None:
    """The person loses what she loses; groups get new keys, whoever stays is signed anew."""
    office = context.work.office
    renewed = context.keys.renew(
        (*leaving.staying, *leaving.recovery), leaving.members, leaving.becoming
    )
    if leaving.loses_key_of_cases and context.work.has_cases:
        reseal_without(leaving.person.id, context)
    if leaving.becoming is None:
        remember_keys(leaving.person, office.settings)
        _take_away(leaving.person, Standing.LEFT, context)
    else:
        _take_grants(leaving, context)
    for person in leaving.unconfirmed:
        _take_away(person, Standing.INVITED, context)
    for person in leaving.staying:
        remember_keys(person, office.settings)
        as_now = leaving.becoming if person == leaving.person else person
        assert as_now is not None
        office.people.save(replace(as_now, signature=renewed.signatures[person.id]))
    for epoch in renewed.epochs:
        office.keys.add_epoch(epoch)
    for grant in renewed.grants:
        if grant.person != ITS_ID:
            office.keys.add_grant(grant)
    keep_renewed_recovery(office.settings, renewed)
    if renewed.directory is not None:
        office.settings.put(*renewed.directory)


def _take_grants(leaving: Leaving, context: Context) -> None:
    """Of the groups that get new keys she keeps no old one; the others stay as they are."""
    keys = context.work.office.keys
    kept = [each for each in keys.grants_of(leaving.person.id) if each.group not in leaving.groups]
    keys.remove_grants_of(leaving.person.id)
    for grant in kept:
        keys.add_grant(grant)


def _take_away(person: Person, standing: Standing, context: Context) -> None:
    """Her public keys stay with her name where she has left: she signed in the log with them."""
    office = context.work.office
    forget_confirmed(person.id, context)
    if open_one := office.keys.invitation_of(person.id):
        office.keys.remove_invitation(open_one.id)
    office.keys.remove_grants_of(person.id)
    without = replace(person, standing=standing, signature=b"")
    if standing is Standing.INVITED:
        without = replace(without, sealing=b"", signing=b"")
    office.people.save(without)
