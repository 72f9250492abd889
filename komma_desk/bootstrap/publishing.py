"""Publishing a procedure: clearing signs it, an administrator can write into the office file."""

from __future__ import annotations

from base64 import b64decode, b64encode
from hashlib import sha256

from komma_desk.usecases.effects.publication import place_of, published_now, remember_used
from komma_desk.usecases.ports.office import StoredProcedure
from komma_desk.usecases.ports.work import Work
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.person_keys import check_directory_signature
from komma_desk.vault.refusals import SwappedKey
from komma_desk.vault.seals import joined

_LABEL = "published procedure/1"


def publish(work: Work, procedure: StoredProcedure, ring: KeyRing) -> None:
    """By a clearing officer, who holds the directory key."""
    work.office.procedures.publish(procedure)
    signature = ring.directory_key.sign(_LABEL, _said(procedure))
    work.office.settings.put(place_of(procedure), b64encode(signature).decode())
    remember_used(procedure, work.cases.memory)


def require_published(work: Work, ring: KeyRing) -> None:
    """Raises ProcedureNotPublished or ProcedureRolledBack."""

    def signed(procedure: StoredProcedure, signature: str) -> bool:
        return is_published(procedure, signature, ring)

    published_now(work.office, work.cases.memory, signed)


def is_published(procedure: StoredProcedure, signature: str, ring: KeyRing) -> bool:
    """Whether clearing signed this very text under this id and version."""
    try:
        signed = b64decode(signature)
        check_directory_signature(ring.directory_public, _LABEL, _said(procedure), signed)
    except (ValueError, SwappedKey):
        return False
    return True


def _said(procedure: StoredProcedure) -> bytes:
    return joined(procedure.id, procedure.version, sha256(procedure.text.encode()).digest())
