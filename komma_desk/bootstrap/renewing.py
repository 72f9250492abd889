"""Somebody leaves, or some of her roles: the files written anew under keys she has not.

The order: new files beside the old ones, the key file exchanged, the new files put in their place.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

from komma_desk.bootstrap.circle_keys import RingCircles
from komma_desk.bootstrap.desk_keys import DeskKeys
from komma_desk.bootstrap.house import House
from komma_desk.bootstrap.log_sealer import RingSealer
from komma_desk.bootstrap.renewal_files import RenewalFiles
from komma_desk.bootstrap.vouching import public_of, signed_of
from komma_desk.domain.actor import Actor
from komma_desk.domain.audit import Compartment
from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Trouble
from komma_desk.store.desk import KeptDesk
from komma_desk.store.renewing import (
    begin_renewal,
    finish_writing,
    mark_of,
    settle,
    write_renewed,
)
from komma_desk.store.upgrade import FILES
from komma_desk.usecases.commands.change_roles import ChangeRoles
from komma_desk.usecases.commands.dismiss_person import DismissPerson
from komma_desk.usecases.context import Tools
from komma_desk.usecases.dispatcher import Dispatcher
from komma_desk.usecases.effects.leaving import Leaving
from komma_desk.vault.file_keys import file_mark
from komma_desk.vault.granting import NextGeneration, prepare_generation, put_in_force
from komma_desk.vault.groups import GroupEpoch
from komma_desk.vault.key_ring import KeyRing
from komma_desk.words import N_

_LATER: Final = 200  # generations looked ahead for: so often nobody leaves behind a key file's back


class KeysOlderThanFiles(Trouble):
    sentence = N_("The key file of this store is older than its files.")
    advice = N_(
        "Somebody put an old key file back, perhaps to let a person in who has left. Nothing was "
        "opened. Please put back the newest key file and tell your data protection officer."
    )


def settle_renewal(house: House, folder: Path) -> None:
    """Before anybody opens the files: finish or throw away what a crash cut short.

    Raises KeysOlderThanFiles, and what reading the key file raises.
    """
    file = house.cabinet(folder).read()
    active = {each: file.active_generation(each) for each in Compartment}
    # The files of a founding carry no mark; nothing can wait to take their place under it.
    in_force = {
        each: file_mark(file.vault_id, each, number)
        for each, number in active.items()
        if number > 1
    }
    settle(folder, in_force)
    for each, number in active.items():
        found = mark_of(folder / FILES[each])
        later = range(number + 1, number + _LATER)
        if any(found == file_mark(file.vault_id, each, one) for one in later):
            raise KeysOlderThanFiles


def leave_in_new_files(
    house: House,
    folder: Path,
    ring: KeyRing,
    actor: Actor,
    tools: Tools,
    newest: dict[str, GroupEpoch],
    leaving: Leaving,
    command: DismissPerson | ChangeRoles,
) -> Changes:
    """Nobody has the files open. Whatever fails before the key file is exchanged changed nothing.

    The `told` of the command hears after each part of the work how many hundredths are done.
    """
    cabinet = house.cabinet(folder)
    place = begin_renewal(folder)
    following: dict[Compartment, NextGeneration] = {}
    steps, told = len(leaving.compartments) + 2, command.told
    for number, compartment in enumerate(leaving.compartments, start=1):
        holders = [
            signed_of(each, ring)
            for each in leaving.holders(compartment)
            if each.id != ring.person_id
        ]
        made = prepare_generation(cabinet, ring, compartment, holders)
        mark = file_mark(ring.vault_id, compartment, made.key.generation)
        write_renewed(folder, compartment, ring.file_key(compartment).raw, made.key.raw, mark)
        following[compartment] = made
        told(100 * number // steps)
    epochs = dict(newest)
    sealer = RingSealer(ring, house.clock)
    files = RenewalFiles(tools.sealed_files)
    seals = RingCircles(ring, clock=house.clock, presets=house.rules.roles, files=files)
    sealer.newest = seals.newest = epochs
    with files.settled():
        cases = following.get(Compartment.CASES)
        desk = KeptDesk(
            place,
            office_key=following[Compartment.OFFICE].key.raw,
            cases_key=cases.key.raw if cases else None,
            sealer=sealer,
            seals=seals,
        )
        with closing(desk):
            own = replace(tools, keys=DeskKeys(ring, cabinet, epochs), sealed_files=files)
            changes = Dispatcher(desk, actor, own).perform(command)
        finish_writing(folder)
        told(100 * (steps - 1) // steps)
        staying = {each.login: public_of(each) for each in (*leaving.staying, *leaving.recovery)}
        put_in_force(
            cabinet,
            ring,
            *following.values(),
            staying=staying,
            without_cases=public_of(leaving.person) if leaving.loses_cases else None,
        )
    told(100)
    return changes
