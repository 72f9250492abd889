"""Signs the log for the unlocked person; the office log is sealed: only clearing reads it."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime

from komma_desk.domain.audit import Compartment
from komma_desk.domain.identifiers import EnvelopeId, PersonId
from komma_desk.usecases.ports.clock import Clock
from komma_desk.vault import envelope
from komma_desk.vault import signing as signing_room
from komma_desk.vault.groups import CLEARING, GroupEpoch
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.refusals import SignatureWrong

_LABEL = "log entry/1"
_KIND = "log"
_SALT_BYTES = 32


class RingSealer:
    """`newest` are the epochs of the groups; filled as soon as the office was opened."""

    def __init__(self, ring: KeyRing, clock: Clock) -> None:
        self._ring = ring
        self._clock = clock
        self.newest: dict[str, GroupEpoch] = {}

    @property
    def author(self) -> PersonId:
        return self._ring.person_id

    def now(self) -> datetime:
        return self._clock.now()

    def seal_payload(self, compartment: Compartment, payload: bytes) -> bytes:
        if compartment is Compartment.CASES:
            return payload
        return envelope.seal(
            _KIND,
            payload,
            to=[self._ring.to_group(self.newest[CLEARING])],
            author=self._ring.person,
            envelope_id=EnvelopeId(uuid.uuid4()),
            sent_at=self._clock.now(),
        )

    def sign(self, digest: bytes) -> bytes:
        return self._ring.sign(_LABEL, digest)

    def salt(self) -> bytes:
        return secrets.token_bytes(_SALT_BYTES)


def signed_by(signing: bytes, digest: bytes, signature: bytes) -> bool:
    """Whether the owner of this public key wrote the log entry with this digest."""
    try:
        signing_room.verify(signing, _LABEL, digest, signature)
    except SignatureWrong:
        return False
    return True
