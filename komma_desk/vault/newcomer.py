"""A clearing officer made by the organisation's recovery: her own keys, every key of the store."""

from __future__ import annotations

from dataclasses import dataclass, field

from komma_desk.domain.identifiers import PersonId
from komma_desk.vault.bundle import Bundle
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.compartment import Compartment
from komma_desk.vault.file_keys import seal_file_key
from komma_desk.vault.groups import GROUPS, GroupGrant, grant
from komma_desk.vault.key_file import KeyFile
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.passphrase import check_strength
from komma_desk.vault.person_keys import PersonKeys, SignedPublicKeys, sign_public_keys
from komma_desk.vault.refusals import LoginTaken
from komma_desk.vault.seals import new_key
from komma_desk.vault.slots import new_slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """`file` is the key file she is in: in force only once it has replaced the present one."""

    ring: KeyRing = field(repr=False)
    signed: SignedPublicKeys
    grants: tuple[GroupGrant, ...]
    file: KeyFile
    recovery_code: str = field(repr=False)


def newcomer(
    cabinet: Cabinet,
    ring: KeyRing,
    *,
    person_id: PersonId,
    login: str,
    name: str,
    roles: frozenset[str],
    passphrase: str,
) -> Newcomer:
    """`ring` is the recovery's, with its groups and the directory key; nothing is written.

    Raises LoginTaken or PassphraseTooShort.
    """
    check_strength(passphrase)
    file = cabinet.read()
    slot_id, master_key = file.slot_id(login), new_key()
    if slot_id in file.slots:
        raise LoginTaken
    person = PersonKeys.new(person_id)
    # With the heads of the logs as they were when the halves were made: a cut end is noticed.
    bundle = Bundle(person=person, directory_public=ring.directory_public, heads=ring.bundle.heads)
    slot, code = new_slot(
        passphrase,
        master_key=master_key,
        bundle=bundle,
        settings=cabinet.settings,
        vault_id=file.vault_id,
        slot_id=slot_id,
    )
    keys = [key for one in Compartment for key in ring.file_keys(one)]
    sealed = [seal_file_key(file.vault_id, key, person.public) for key in keys]
    return Newcomer(
        ring=KeyRing(
            vault_id=file.vault_id,
            slot_id=slot_id,
            master_key=master_key,
            bundle=bundle,
            file_keys=keys,
        ),
        signed=sign_public_keys(
            ring.directory_key,
            person.public,
            roles,
            login=login,
            name=name,
            generation=ring.file_key(Compartment.OFFICE).generation,
        ),
        grants=tuple(
            grant(ring.group_keys(group), person.public) for group in GROUPS if ring.is_in(group)
        ),
        file=file.without_invitation(file.invitation_id(login))
        .with_slot(slot_id, slot)
        .with_file_keys(*sealed),
        recovery_code=code,
    )
