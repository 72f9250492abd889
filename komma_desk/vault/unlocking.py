"""Opening a key ring by passphrase or recovery code, and changing what opens it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from komma_desk.domain.audit import LogHead
from komma_desk.vault.bundle import Bundle, open_bundle, seal_bundle
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.compartment import Compartment
from komma_desk.vault.file_keys import open_file_keys
from komma_desk.vault.key_file import KeyFile, Slot
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.passphrase import SALT_BYTES, check_strength, stretched
from komma_desk.vault.refusals import (
    KeyFileDamaged,
    KeyNotYours,
    WrongLoginOrPassphrase,
    WrongRecoveryCode,
)
from komma_desk.vault.seals import SealBrokenError
from komma_desk.vault.slots import (
    master_key_by_passphrase,
    master_key_by_recovery,
    with_passphrase,
    with_recovery_code,
)


def unlock(cabinet: Cabinet, login: str, passphrase: str) -> KeyRing:
    """Raises WrongLoginOrPassphrase, also for an unknown login and after the same work."""
    file = cabinet.read()
    slot_id = file.slot_id(login)
    slot = file.slots.get(slot_id)
    if slot is None:
        _work_for_nothing(cabinet, file, passphrase)
        raise WrongLoginOrPassphrase
    try:
        master_key = master_key_by_passphrase(slot, passphrase, file.vault_id, slot_id)
    except SealBrokenError as broken:
        raise WrongLoginOrPassphrase from broken
    return _ring(cabinet, file, slot_id, slot, master_key)


def unlock_with_recovery_code(cabinet: Cabinet, login: str, code: str) -> KeyRing:
    """Raises WrongRecoveryCode or CodeMistyped; `set_passphrase` should follow."""
    file = cabinet.read()
    slot_id = file.slot_id(login)
    slot = file.slots.get(slot_id)
    if slot is None:
        raise WrongRecoveryCode
    try:
        master_key = master_key_by_recovery(slot, code, file.vault_id, slot_id)
    except SealBrokenError as broken:
        raise WrongRecoveryCode from broken
    return _ring(cabinet, file, slot_id, slot, master_key)


def change_passphrase(cabinet: Cabinet, login: str, old: str, new: str) -> KeyRing:
    """Only the key file changes. Raises WrongLoginOrPassphrase or PassphraseTooShort."""
    check_strength(new)
    ring = unlock(cabinet, login, old)
    set_passphrase(cabinet, ring, new)
    return ring


def set_passphrase(cabinet: Cabinet, ring: KeyRing, new: str) -> None:
    """Another passphrase for a ring that is open. Raises PassphraseTooShort or KeyNotYours.

    Whoever has an old copy of the key file can still open that copy with the old passphrase.
    """
    file = cabinet.read()
    slot = with_passphrase(
        _slot_of(file, ring),
        new,
        master_key=ring.master_key,
        settings=cabinet.settings,
        vault_id=file.vault_id,
        slot_id=ring.slot_id,
    )
    cabinet.replace(file.with_slot(ring.slot_id, slot))


def new_recovery_code(cabinet: Cabinet, ring: KeyRing) -> str:
    """A fresh code, to be shown once; the earlier one is dead. Raises KeyNotYours."""
    file = cabinet.read()
    slot, code = with_recovery_code(
        _slot_of(file, ring), ring.master_key, file.vault_id, ring.slot_id
    )
    cabinet.replace(file.with_slot(ring.slot_id, slot))
    return code


def remember_heads(cabinet: Cabinet, ring: KeyRing, heads: Mapping[Compartment, LogHead]) -> None:
    """Keep the log heads she saw last in her bundle, to compare at the next unlock."""
    _keep(cabinet, ring, replace(ring.bundle, heads={**ring.bundle.heads, **heads}))


def remember_confirmed(cabinet: Cabinet, ring: KeyRing) -> None:
    """Keep in her bundle that clearing vouched for these keys: she notices if it is taken back."""
    _keep(cabinet, ring, replace(ring.bundle, confirmed=True))


def _keep(cabinet: Cabinet, ring: KeyRing, bundle: Bundle) -> None:
    file = cabinet.read()
    slot = _slot_of(file, ring)
    sealed = seal_bundle(bundle, ring.master_key, file.vault_id, ring.slot_id)
    cabinet.replace(file.with_slot(ring.slot_id, replace(slot, bundle=sealed)))
    ring.bundle = bundle


def refresh_file_keys(cabinet: Cabinet, ring: KeyRing) -> None:
    """Take in file keys that were granted since the ring was opened; raises GrantDamaged."""
    file = cabinet.read()
    ring.take_file_keys(open_file_keys(file, ring.person, ring.directory_public))


def _ring(
    cabinet: Cabinet, file: KeyFile, slot_id: bytes, slot: Slot, master_key: bytes
) -> KeyRing:
    try:
        bundle = open_bundle(slot.bundle, master_key, file.vault_id, slot_id)
    except SealBrokenError as broken:
        # The passphrase was right, so it is the file that is not.
        raise KeyFileDamaged(file=cabinet.path.name) from broken
    return KeyRing(
        vault_id=file.vault_id,
        slot_id=slot_id,
        master_key=master_key,
        bundle=bundle,
        file_keys=open_file_keys(file, bundle.person, bundle.directory_public),
    )


def _slot_of(file: KeyFile, ring: KeyRing) -> Slot:
    if file.vault_id != ring.vault_id or ring.slot_id not in file.slots:
        raise KeyNotYours
    return file.slots[ring.slot_id]


def _work_for_nothing(cabinet: Cabinet, file: KeyFile, passphrase: str) -> None:
    """As slow as a wrong passphrase, so that the time does not tell who works here."""
    settings = next((slot.kdf for slot in file.slots.values()), cabinet.settings)
    stretched(passphrase, bytes(SALT_BYTES), settings)
