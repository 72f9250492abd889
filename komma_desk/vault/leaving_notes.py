"""Where a file was being written when it left the store, so that a crash leaves nothing there."""

from __future__ import annotations

from komma_desk.domain.audit import Compartment
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.seals import SealBrokenError, derived, joined, seal, unseal

_LABEL = "files that leave/1"


def seal_note(ring: KeyRing, place: str) -> bytes:
    """Everybody of the store can open it: whoever unlocks next clears up."""
    return seal(_key(ring), place.encode(), _where(ring))


def open_note(ring: KeyRing, sealed: bytes) -> str | None:
    """None where it is not ours, or of the keys before somebody left."""
    try:
        return unseal(_key(ring), sealed, _where(ring)).decode()
    except (SealBrokenError, UnicodeDecodeError):
        return None


def _key(ring: KeyRing) -> bytes:
    return derived(ring.file_key(Compartment.OFFICE).raw, _LABEL)


def _where(ring: KeyRing) -> bytes:
    return joined("komma-desk/" + _LABEL, ring.vault_id)
