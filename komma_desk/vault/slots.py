"""A person's slot: the user master key under her passphrase and, if she wishes, a recovery code."""

from __future__ import annotations

import secrets
from dataclasses import replace
from uuid import UUID

from komma_desk.vault.bundle import Bundle, seal_bundle
from komma_desk.vault.codes import read_recovery_code, recovery_code
from komma_desk.vault.key_file import Slot
from komma_desk.vault.passphrase import SALT_BYTES, KdfSettings, check_strength, stretched
from komma_desk.vault.seals import derived, joined, seal, unseal

_RECOVERY = "recovery code/1"


def new_slot(
    passphrase: str,
    *,
    master_key: bytes,
    bundle: Bundle,
    settings: KdfSettings,
    vault_id: UUID,
    slot_id: bytes,
) -> tuple[Slot, str]:
    """The slot and the recovery code, which is shown once. Raises PassphraseTooShort."""
    salt, by_passphrase = _under(passphrase, master_key, settings, vault_id, slot_id)
    slot = Slot(
        kdf=settings,
        salt=salt,
        by_passphrase=by_passphrase,
        by_recovery=None,
        bundle=seal_bundle(bundle, master_key, vault_id, slot_id),
    )
    return with_recovery_code(slot, master_key, vault_id, slot_id)


def with_passphrase(
    slot: Slot,
    passphrase: str,
    *,
    master_key: bytes,
    settings: KdfSettings,
    vault_id: UUID,
    slot_id: bytes,
) -> Slot:
    """The same slot under another passphrase; raises PassphraseTooShort."""
    salt, by_passphrase = _under(passphrase, master_key, settings, vault_id, slot_id)
    return replace(slot, kdf=settings, salt=salt, by_passphrase=by_passphrase)


def with_recovery_code(
    slot: Slot, master_key: bytes, vault_id: UUID, slot_id: bytes
) -> tuple[Slot, str]:
    """The slot with a fresh recovery code; an earlier one is dead."""
    code = recovery_code()
    sealed = seal(_recovery_key(code), master_key, _recovery_place(vault_id, slot_id))
    return replace(slot, by_recovery=sealed), code


def master_key_by_passphrase(slot: Slot, passphrase: str, vault_id: UUID, slot_id: bytes) -> bytes:
    """Raises SealBrokenError."""
    place = _passphrase_place(vault_id, slot_id, slot.kdf, slot.salt)
    return unseal(stretched(passphrase, slot.salt, slot.kdf), slot.by_passphrase, place)


def master_key_by_recovery(slot: Slot, code: str, vault_id: UUID, slot_id: bytes) -> bytes:
    """Raises CodeMistyped or SealBrokenError (also where there is no recovery code)."""
    sealed = slot.by_recovery or b""
    return unseal(_recovery_key(code), sealed, _recovery_place(vault_id, slot_id))


def _under(
    passphrase: str, master_key: bytes, settings: KdfSettings, vault_id: UUID, slot_id: bytes
) -> tuple[bytes, bytes]:
    check_strength(passphrase)
    salt = secrets.token_bytes(SALT_BYTES)
    place = _passphrase_place(vault_id, slot_id, settings, salt)
    return salt, seal(stretched(passphrase, salt, settings), master_key, place)


def _recovery_key(code: str) -> bytes:
    # 160 random bits: nothing to stretch.
    return derived(read_recovery_code(code), _RECOVERY)


def _passphrase_place(vault_id: UUID, slot_id: bytes, kdf: KdfSettings, salt: bytes) -> bytes:
    return joined("komma-desk/slot", vault_id, slot_id, kdf.passes, kdf.memory_kib, kdf.lanes, salt)


def _recovery_place(vault_id: UUID, slot_id: bytes) -> bytes:
    return joined("komma-desk/recovery slot", vault_id, slot_id)
