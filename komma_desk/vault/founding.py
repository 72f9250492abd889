"""Founding a store's keys: vault id, directory key, groups, file keys and the first people."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from komma_desk.domain.identifiers import PersonId
from komma_desk.vault.bundle import Bundle
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.compartment import Compartment, CompartmentKey
from komma_desk.vault.file_keys import new_file_key, seal_file_key
from komma_desk.vault.groups import (
    CLEARING,
    GROUPS,
    GroupEpoch,
    GroupGrant,
    GroupKeys,
    SealedDirectoryKey,
    grant,
    new_group,
    seal_directory_key,
)
from komma_desk.vault.key_file import KeyFile
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.passphrase import check_strength, normalised_login
from komma_desk.vault.person_keys import (
    DirectoryKey,
    PersonKeys,
    SignedPublicKeys,
    sign_public_keys,
)
from komma_desk.vault.refusals import LoginTaken, NobodyForClearing, StoreAlreadyFounded
from komma_desk.vault.seals import ID_BYTES, new_key
from komma_desk.vault.slots import new_slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Founder:
    """One of the first people; whoever is for clearing holds every key of the store."""

    login: str
    person_id: PersonId
    is_clearing: bool
    passphrase: str = field(repr=False)
    roles: frozenset[str] = frozenset()
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Founded:
    """What the office compartment stores, the rings of the founders, and codes shown once."""

    vault_id: UUID
    directory_public: bytes
    directory: SealedDirectoryKey
    epochs: tuple[GroupEpoch, ...]
    grants: tuple[GroupGrant, ...]
    people: tuple[SignedPublicKeys, ...]
    rings: Mapping[PersonId, KeyRing] = field(repr=False)
    recovery_codes: Mapping[PersonId, str] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Roots:
    vault_id: UUID
    directory: DirectoryKey
    groups: Mapping[str, GroupKeys]
    file_keys: tuple[CompartmentKey, ...]


def found(cabinet: Cabinet, founders: Sequence[Founder]) -> Founded:
    """Make all keys and write the key file.

    Raises StoreAlreadyFounded, NobodyForClearing, LoginTaken, PassphraseTooShort.
    """
    _check(cabinet, founders)
    vault_id = UUID(bytes=secrets.token_bytes(ID_BYTES), version=4)
    directory = DirectoryKey.new()
    made = [new_group(name, directory) for name in GROUPS]
    groups = {keys.group: keys for keys, _ in made}
    file_keys = [new_file_key(vault_id, one, 1, directory) for one in Compartment]
    roots = _Roots(
        vault_id=vault_id,
        directory=directory,
        groups=groups,
        file_keys=tuple(key for key, _ in file_keys),
    )
    kept = seal_directory_key(directory, groups[CLEARING])
    epochs = tuple(epoch for _, epoch in made)
    file = KeyFile(vault_id=vault_id, generations=tuple(one for _, one in file_keys))
    rings: dict[PersonId, KeyRing] = {}
    codes: dict[PersonId, str] = {}
    people: list[SignedPublicKeys] = []
    grants: list[GroupGrant] = []
    for founder in founders:
        file, ring, code = _with(founder, file, roots, cabinet)
        hers = [grant(keys, ring.public) for keys in groups.values() if founder.is_clearing]
        ring.join(epochs, hers)
        if founder.is_clearing:
            ring.take_directory_key(kept)
        rings[founder.person_id], codes[founder.person_id] = ring, code
        people.append(
            sign_public_keys(
                directory, ring.public, founder.roles, login=founder.login, name=founder.name
            )
        )
        grants.extend(hers)
    cabinet.replace(file)
    return Founded(
        vault_id=vault_id,
        directory_public=directory.public,
        directory=kept,
        epochs=epochs,
        grants=tuple(grants),
        people=tuple(people),
        rings=rings,
        recovery_codes=codes,
    )


def _check(cabinet: Cabinet, founders: Sequence[Founder]) -> None:
    if cabinet.exists():
        raise StoreAlreadyFounded
    if not any(founder.is_clearing for founder in founders):
        raise NobodyForClearing
    if len({normalised_login(founder.login) for founder in founders}) < len(founders):
        raise LoginTaken
    for founder in founders:
        check_strength(founder.passphrase)


def _with(
    founder: Founder, file: KeyFile, roots: _Roots, cabinet: Cabinet
) -> tuple[KeyFile, KeyRing, str]:
    slot_id, master_key = file.slot_id(founder.login), new_key()
    bundle = Bundle(
        person=PersonKeys.new(founder.person_id), directory_public=roots.directory.public
    )
    slot, code = new_slot(
        founder.passphrase,
        master_key=master_key,
        bundle=bundle,
        settings=cabinet.settings,
        vault_id=roots.vault_id,
        slot_id=slot_id,
    )
    hers = [
        key
        for key in roots.file_keys
        if founder.is_clearing or key.compartment == Compartment.OFFICE
    ]
    public = bundle.person.public
    sealed = [seal_file_key(roots.vault_id, key, public) for key in hers]
    ring = KeyRing(
        vault_id=roots.vault_id,
        slot_id=slot_id,
        master_key=master_key,
        bundle=bundle,
        file_keys=hers,
    )
    return file.with_slot(slot_id, slot).with_file_keys(*sealed), ring, code
