"""Publishing a procedure: clearing signs its text; an administrator can write into the office."""

from __future__ import annotations

from base64 import b64decode, b64encode
from contextlib import suppress
from hashlib import sha256

from komma_desk.bootstrap.statements import StatementKeys
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.role_presets import RolePresets
from komma_desk.store.desk import KeptDesk
from komma_desk.usecases.effects.publication import (
    Grounds,
    default_now,
    learnt_now,
    place_of,
    table_now,
    text_print,
)
from komma_desk.usecases.effects.published_before import remember_founded, remember_known
from komma_desk.usecases.ports.keys import Keys
from komma_desk.usecases.ports.office import StoredProcedure
from komma_desk.usecases.ports.work import Work
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.person_keys import check_directory_signature
from komma_desk.vault.refusals import SwappedKey
from komma_desk.vault.seals import joined

_LABEL = "published procedure/1"
_PROPOSED = "proposed procedure/2"  # of the founding never, so that none passes for the other


class PublishingKeys(StatementKeys):
    """The part of the port `Keys` that is about procedures."""

    def __init__(self, ring: KeyRing, cabinet: Cabinet) -> None:
        super().__init__(ring, cabinet)
        # Of a full post every letter asks; a signature once found good is good for these words.
        self._good: set[tuple[str, StoredProcedure, str]] = set()

    def vouch(self, procedure: StoredProcedure) -> str:
        return _signature(_PROPOSED, procedure, self._ring)

    def is_vouched(self, procedure: StoredProcedure, signature: str) -> bool:
        return self._is_good(_PROPOSED, procedure, signature)

    def is_published(self, procedure: StoredProcedure, signature: str) -> bool:
        return self._is_good(_LABEL, procedure, signature)

    def _is_good(self, label: str, procedure: StoredProcedure, signature: str) -> bool:
        this = (label, procedure, signature)
        if this not in self._good and _is_signed(*this, self._ring):
            self._good.add(this)
        return this in self._good


def publish(work: Work, procedure: StoredProcedure, ring: KeyRing) -> None:
    """By the founding, with the directory key of clearing."""
    work.office.procedures.publish(procedure)
    work.office.settings.put(place_of(procedure), _signature(_LABEL, procedure, ring))
    remember_founded(procedure, text_print(procedure), work.cases.memory)


def settle_published(desk: KeptDesk, keys: Keys, roles: RolePresets) -> None:
    """When clearing opens its desk; raises ProcedureNotPublished or ProcedureRolledBack.

    What was published since is remembered now: later somebody may have left who signed it.
    """
    with desk.look() as work:
        if not work.has_cases:
            return
        grounds = Grounds(office=work.office, memory=work.cases.memory, keys=keys, roles=roles)
        default_now(grounds)
        table_now(grounds)
        if (learnt := learnt_now(grounds)) == grounds.known:
            return
    with suppress(Refusal, Trouble), desk.change() as work:  # a full disk: next time
        remember_known(work.cases.memory, learnt)
        work.commit()


def _signature(label: str, procedure: StoredProcedure, ring: KeyRing) -> str:
    return b64encode(ring.directory_key.sign(label, _said(procedure))).decode()


def _is_signed(label: str, procedure: StoredProcedure, signature: str, ring: KeyRing) -> bool:
    try:
        signed = b64decode(signature)
        check_directory_signature(ring.directory_public, label, _said(procedure), signed)
    except (ValueError, SwappedKey):
        return False
    return True


def _said(procedure: StoredProcedure) -> bytes:
    return joined(procedure.id, procedure.version, sha256(procedure.text.encode()).digest())
