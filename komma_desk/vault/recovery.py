"""The organisation's recovery: keys like a clearing officer's that only two halves together open.

Its slot lies in the key file under the key id; no login and no passphrase leads to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from komma_desk.domain.audit import LogHead
from komma_desk.domain.recovery_half import ITS_ID, ITS_LOGIN
from komma_desk.vault.bundle import Bundle, open_bundle, seal_bundle
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.compartment import Compartment
from komma_desk.vault.file_keys import open_file_keys, seal_file_key
from komma_desk.vault.groups import GROUPS, GroupEpoch, GroupGrant, grant
from komma_desk.vault.halves import Halves, joined_halves, split
from komma_desk.vault.key_file import KeyFile, Slot
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.person_keys import (
    PersonKeys,
    PublicKeys,
    SignedPublicKeys,
    sign_public_keys,
)
from komma_desk.vault.refusals import (
    HalvesOpenNothing,
    KeyFileDamaged,
    KeyNotYours,
    RecoveryIncomplete,
)
from komma_desk.vault.seals import (
    SealBrokenError,
    derived,
    joined,
    key_id,
    new_key,
    new_sealing_key,
    public_half,
    seal,
    unseal,
)

_SLOT = "organisation recovery/1"
_SIGNING = "organisation recovery signing/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeRecovery:
    """What the office compartment stores, and the two halves, printed once."""

    signed: SignedPublicKeys
    grants: tuple[GroupGrant, ...]
    halves: Halves


def make_recovery(
    cabinet: Cabinet, ring: KeyRing, heads: Mapping[Compartment, LogHead]
) -> MadeRecovery:
    """Write a slot and file keys beside those of an earlier one; `keep_only` ends that.

    Only for clearing; raises KeyNotYours.
    """
    file = cabinet.read()
    secret = new_sealing_key()
    person = PersonKeys(person_id=ITS_ID, sealing=secret, signing=derived(secret, _SIGNING))
    public = person.public
    signed = sign_public_keys(
        ring.directory_key,
        public,
        login=ITS_LOGIN,
        generation=ring.file_key(Compartment.OFFICE).generation,
    )
    bundle = Bundle(person=person, directory_public=ring.directory_public, heads=heads)
    keys = [key for one in Compartment for key in ring.file_keys(one)]
    cabinet.replace(
        file.with_slot(public.key_id, _slot(cabinet, file, secret, bundle)).with_file_keys(
            *(seal_file_key(file.vault_id, key, public) for key in keys)
        )
    )
    return MadeRecovery(
        signed=signed,
        grants=tuple(grant(ring.group_keys(name), public) for name in GROUPS if ring.is_in(name)),
        halves=split(secret, file.vault_id),
    )


def keep_only(cabinet: Cabinet, current: bytes) -> None:
    """Every recovery but the one of this key id ends; also one whose making was cut short."""
    file = cabinet.read()
    ended = [one for one, slot in file.slots.items() if not slot.by_passphrase and one != current]
    if not ended:
        return
    for one in ended:
        file = file.without_slot(one).without_file_keys_of(one)
    cabinet.replace(file)


def unlock_with_halves(cabinet: Cabinet, first: str, second: str) -> KeyRing:
    """Raises HalfMistyped, SameHalfTwice, HalfOfAnotherStore or HalvesOpenNothing."""
    file = cabinet.read()
    secret = joined_halves(first, second, file.vault_id)
    slot_id = key_id(public_half(secret))
    slot = file.slots.get(slot_id)
    if slot is None:
        raise HalvesOpenNothing
    try:
        master_key = unseal(
            derived(secret, _SLOT), slot.by_recovery or b"", _place(file.vault_id, slot_id)
        )
        bundle = open_bundle(slot.bundle, master_key, file.vault_id, slot_id)
    except SealBrokenError as broken:
        raise KeyFileDamaged(file=cabinet.path.name) from broken
    return KeyRing(
        vault_id=file.vault_id,
        slot_id=slot_id,
        master_key=master_key,
        bundle=bundle,
        file_keys=open_file_keys(file, bundle.person, bundle.directory_public),
    )


def require_whole(
    opened: KeyRing,
    ring: KeyRing,
    public: PublicKeys,
    epochs: Iterable[GroupEpoch],
    grants: Iterable[GroupGrant],
) -> None:
    """That the opened recovery holds every key this clearing officer holds.

    Raises HalvesOpenNothing for another recovery than the one kept, else RecoveryIncomplete.
    """
    if (opened.public, opened.directory_public) != (public, ring.directory_public):
        raise HalvesOpenNothing
    opened.join(epochs, grants)
    try:
        files = all(opened.file_key(one) == ring.file_key(one) for one in Compartment)
        groups = all(
            opened.group_keys(name) == ring.group_keys(name) for name in GROUPS if ring.is_in(name)
        )
    except KeyNotYours as missing:
        raise RecoveryIncomplete from missing
    if not (files and groups):
        raise RecoveryIncomplete


def _slot(cabinet: Cabinet, file: KeyFile, secret: bytes, bundle: Bundle) -> Slot:
    slot_id, master_key = bundle.person.public.key_id, new_key()
    return Slot(
        kdf=cabinet.settings,
        salt=b"",
        by_passphrase=b"",
        # 256 random bits: nothing to stretch.
        by_recovery=seal(derived(secret, _SLOT), master_key, _place(file.vault_id, slot_id)),
        bundle=seal_bundle(bundle, master_key, file.vault_id, slot_id),
    )


def _place(vault_id: UUID, slot_id: bytes) -> bytes:
    return joined("komma-desk/organisation recovery", vault_id, slot_id)
