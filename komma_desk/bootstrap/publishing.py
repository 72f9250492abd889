"""Publishing a procedure: clearing signs it, an administrator can write into the office file."""

from __future__ import annotations

from base64 import b64decode, b64encode
from hashlib import sha256

from komma_desk.domain.errors import Trouble
from komma_desk.usecases.ports.office import StoredProcedure
from komma_desk.usecases.ports.work import Work
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.person_keys import check_directory_signature
from komma_desk.vault.refusals import SwappedKey
from komma_desk.vault.seals import joined
from komma_desk.words import N_

_LABEL = "published procedure/1"


class ProcedureNotPublished(Trouble):
    sentence = N_("The procedure in this store is not one your clearing office published.")
    advice = N_("Please put back the last backup, and ask who changed the store.")


def publish(work: Work, procedure: StoredProcedure, ring: KeyRing) -> None:
    """By a clearing officer, who holds the directory key."""
    work.office.procedures.publish(procedure)
    signature = ring.directory_key.sign(_LABEL, _said(procedure))
    work.office.settings.put(_place(procedure), b64encode(signature).decode())


def require_published(work: Work, ring: KeyRing) -> None:
    """Raises ProcedureNotPublished where new cases would follow a procedure nobody signed.

    Cases under way need no such check: they keep the SHA-256 of theirs.
    """
    newest = work.office.procedures.newest()
    if newest is None:
        raise ProcedureNotPublished
    try:
        signature = b64decode(work.office.settings.get(_place(newest)))
        check_directory_signature(ring.directory_public, _LABEL, _said(newest), signature)
    except (ValueError, SwappedKey) as forged:
        raise ProcedureNotPublished from forged


def _place(procedure: StoredProcedure) -> str:
    return f"procedure {procedure.id} {procedure.version}"


def _said(procedure: StoredProcedure) -> bytes:
    return joined(procedure.id, procedure.version, sha256(procedure.text.encode()).digest())
