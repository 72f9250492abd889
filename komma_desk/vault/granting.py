"""Giving another person a key one holds oneself, and taking away a slot; only to confirmed keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from komma_desk.vault import groups
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.compartment import Compartment, CompartmentKey
from komma_desk.vault.file_keys import new_file_key, seal_file_key
from komma_desk.vault.groups import GroupGrant
from komma_desk.vault.key_file import Generation, SealedFileKey
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.person_keys import PublicKeys, SignedPublicKeys


def grant_file_key(
    cabinet: Cabinet, ring: KeyRing, compartment: Compartment, to: SignedPublicKeys
) -> None:
    """Seal every generation she holds to `to`; raises KeyNotYours or SwappedKey."""
    public = to.checked(ring.directory_public)
    keys = ring.file_keys(compartment)
    file = cabinet.read()
    cabinet.replace(
        file.with_file_keys(*(seal_file_key(file.vault_id, key, public) for key in keys))
    )


def grant_group(ring: KeyRing, group: str, to: SignedPublicKeys) -> GroupGrant:
    """The newest epoch; the ones before it open from there. Raises KeyNotYours or SwappedKey."""
    return groups.grant(ring.group_keys(group), to.checked(ring.directory_public))


@dataclass(frozen=True, slots=True, kw_only=True)
class NextGeneration:
    """A fresh file key, not yet in force: first the new encrypted file is written with it."""

    key: CompartmentKey
    generation: Generation
    sealed: tuple[SealedFileKey, ...]


def prepare_generation(
    cabinet: Cabinet, ring: KeyRing, compartment: Compartment, to: Sequence[SignedPublicKeys]
) -> NextGeneration:
    """For after somebody has left: a key sealed to herself and to these people, nothing written.

    Raises KeyNotYours or SwappedKey.
    """
    people = [ring.public, *(signed.checked(ring.directory_public) for signed in to)]
    file = cabinet.read()
    number = file.active_generation(compartment) + 1
    key, generation = new_file_key(file.vault_id, compartment, number, ring.directory_key)
    sealed = tuple(seal_file_key(file.vault_id, key, public) for public in people)
    return NextGeneration(key=key, generation=generation, sealed=sealed)


def put_in_force(
    cabinet: Cabinet,
    ring: KeyRing,
    *following: NextGeneration,
    staying: Mapping[str, PublicKeys] | None = None,
    without_cases: PublicKeys | None = None,
) -> None:
    """The new encrypted files are whole on the disk: from this replacement on they are valid.

    With `staying`, public keys by login, every other slot, file key and invitation goes in the
    same moment: also one somebody who leaves has put there for herself. `without_cases` stays
    and keeps no key to the cases, not even an old one.
    """
    file = cabinet.read()
    for each in following:
        file = file.with_generation(each.generation).with_file_keys(*each.sealed)
    if staying is not None:
        key_ids = {public.key_id for public in staying.values()}
        file = file.only_for(
            # The slot of the office's recovery lies under its key id.
            slots={file.slot_id(login) for login in staying} | key_ids,
            key_ids=key_ids,
        )
    if without_cases is not None:
        file = file.without_file_keys_of(without_cases.key_id, Compartment.CASES)
    cabinet.replace(file)
    ring.take_file_keys([each.key for each in following])


def forget(cabinet: Cabinet, login: str, person_key_id: bytes | None = None) -> None:
    """Take away slot, open invitation and, by `PublicKeys.key_id`, file keys of a person.

    What she copied before cannot be called back: new generation and new epochs must follow.
    """
    file = cabinet.read()
    file = file.without_slot(file.slot_id(login)).without_invitation(file.invitation_id(login))
    if person_key_id is not None:
        file = file.without_file_keys_of(person_key_id)
    cabinet.replace(file)
