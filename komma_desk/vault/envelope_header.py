"""The outside of an envelope: suite, id, commitment to the content key, a slot per recipient."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.vault.recipients import Recipient
from komma_desk.vault.refusals import EnvelopeDamaged, EnvelopeTooLarge, EnvelopeTooNew
from komma_desk.vault.seals import HPKE_EXTRA_BYTES, KEY_BYTES, SUITE, joined, seal_to

MOST_SLOTS = 256  # a key is tried on each: many would keep everybody busy
_MAGIC = b"KOMMAENV"
# magic, suite, envelope id, commitment to the content key, number of slots
_FRONT = struct.Struct(">8sB16s32sH")
# key id of a group or zeros, content key sealed by HPKE
_SLOT = struct.Struct(f">16s{KEY_BYTES + HPKE_EXTRA_BYTES}s")


@dataclass(frozen=True, slots=True)
class Slot:
    named: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """`raw` is bound to every piece of the content and signed by the author."""

    envelope_id: EnvelopeId
    commitment: bytes
    slots: tuple[Slot, ...]
    raw: bytes

    def place_of(self, named: bytes) -> bytes:
        return _place(self.envelope_id, self.commitment, named)


def header_for(
    content_key: bytes, committed: bytes, envelope_id: EnvelopeId, to: Sequence[Recipient]
) -> Header:
    if len(to) > MOST_SLOTS:
        raise EnvelopeTooLarge
    slots = tuple(
        Slot(
            one.named, seal_to(one.sealing, content_key, _place(envelope_id, committed, one.named))
        )
        for one in to
    )
    front = _FRONT.pack(_MAGIC, SUITE, envelope_id.bytes, committed, len(slots))
    raw = front + b"".join(_SLOT.pack(slot.named, slot.sealed) for slot in slots)
    return Header(envelope_id=envelope_id, commitment=committed, slots=slots, raw=raw)


def read_header(data: bytes) -> Header:
    """Raises EnvelopeDamaged, EnvelopeTooLarge or EnvelopeTooNew."""
    if len(data) < _FRONT.size or not data.startswith(_MAGIC):
        raise EnvelopeDamaged
    _magic, suite, raw_id, committed, count = _FRONT.unpack_from(data)
    if suite != SUITE:
        raise EnvelopeTooNew
    raw = data[: _FRONT.size + count * _SLOT.size]
    if len(raw) < _FRONT.size + count * _SLOT.size:
        raise EnvelopeDamaged
    if count > MOST_SLOTS:
        raise EnvelopeTooLarge
    return Header(
        envelope_id=EnvelopeId(UUID(bytes=raw_id)),
        commitment=committed,
        slots=tuple(Slot(*fields) for fields in _SLOT.iter_unpack(raw[_FRONT.size :])),
        raw=raw,
    )


def _place(envelope_id: EnvelopeId, committed: bytes, named: bytes) -> bytes:
    return joined("komma-desk/envelope slot", SUITE, envelope_id, committed, named)
