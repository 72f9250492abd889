"""The one sealed envelope: a report, an answer, an extract; in the post or as a file outside.

Sealed to some recipients, padded, signed inside by its author. Layout: see `Header` and `_letter`.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from uuid import UUID

from komma_desk.domain.attachment import LARGEST_TOGETHER
from komma_desk.domain.identifiers import EnvelopeId, PersonId
from komma_desk.domain.text import LONGEST_TEXT
from komma_desk.vault import signing
from komma_desk.vault.envelope_header import Header, header_for, read_header
from komma_desk.vault.padding import padded, unpadded
from komma_desk.vault.person_keys import NOBODY, PersonKeys, PublicKeys
from komma_desk.vault.recipients import OpeningKeys, Recipient
from komma_desk.vault.refusals import EnvelopeDamaged, EnvelopeTooLarge, NotForYou, SignatureWrong
from komma_desk.vault.seals import SealBrokenError, commitment, derived, joined, new_key, open_with
from komma_desk.vault.stream import opened_pieces, sealed_pieces

_COMMITMENT = "envelope/1"
_CONTENT = "envelope content/1"
_SIGNED = "envelope/1"
_CHECKSUM_BYTES = 32
# Padding can double what was sealed; beyond that it was not written by KommA Desk.
LARGEST = 2 * LARGEST_TOGETHER + 4 * LONGEST_TEXT
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# author: person id, sealing and signing public key, signature; microseconds, length of kind
_LETTER = struct.Struct(">16s32s32s64sqH")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What was in an envelope; the signature fits `author`, who may still be anybody.

    Whoever takes it in compares `author` with the signed keys of the store.
    """

    kind: str
    body: bytes
    author: PublicKeys
    envelope_id: EnvelopeId
    sent_at: datetime

    @property
    def author_id(self) -> PersonId:
        return self.author.person_id

    @property
    def author_signing_key(self) -> bytes:
        return self.author.signing

    @property
    def is_from_nobody(self) -> bool:
        """Written without an account."""
        return self.author.person_id == NOBODY


def seal(
    kind: str,
    body: bytes,
    *,
    to: Sequence[Recipient],
    author: PersonKeys,
    envelope_id: EnvelopeId,
    sent_at: datetime,
) -> bytes:
    """The envelope as bytes; `sent_at` is aware, recipients are checked ones and at least one."""
    if not to:
        raise ValueError("an envelope needs a recipient")
    content_key = new_key()
    header = header_for(content_key, commitment(content_key, _COMMITMENT), envelope_id, to)
    letter = _letter(kind, body, author, header, sent_at)
    pieces = sealed_pieces(
        BytesIO(padded(letter)), derived(content_key, _CONTENT), sha256(header.raw).digest()
    )
    sealed = header.raw + b"".join(pieces)
    return sealed + sha256(sealed).digest()


def open_envelope(data: bytes, keys: OpeningKeys) -> Opened:
    """Raises NotForYou, EnvelopeDamaged (also for a wrong signature), -TooLarge or -TooNew."""
    if len(data) > LARGEST:
        raise EnvelopeTooLarge
    header = read_header(data)
    sealed, checksum = data[:-_CHECKSUM_BYTES], data[-_CHECKSUM_BYTES:]
    # Not against an attacker, the seal is: it tells a damaged envelope from one for somebody else.
    if sha256(sealed).digest() != checksum or len(sealed) < len(header.raw):
        raise EnvelopeDamaged
    content_key = _content_key(header, keys)
    try:
        pieces = opened_pieces(
            BytesIO(sealed[len(header.raw) :]),
            derived(content_key, _CONTENT),
            sha256(header.raw).digest(),
        )
        return _read_letter(unpadded(b"".join(pieces)), header)
    except (SealBrokenError, SignatureWrong, ValueError, OverflowError, struct.error) as broken:
        raise EnvelopeDamaged from broken


def envelope_id_of(data: bytes) -> EnvelopeId:
    """Readable without a key; believed only once the envelope is open. Raises as open_envelope."""
    return read_header(data).envelope_id


def _content_key(header: Header, keys: OpeningKeys) -> bytes:
    for slot in header.slots:
        for private in keys.for_slot(slot.named):
            try:
                content_key = open_with(private, slot.sealed, header.place_of(slot.named))
            except SealBrokenError:
                continue
            if commitment(content_key, _COMMITMENT) != header.commitment:
                raise EnvelopeDamaged
            return content_key
    raise NotForYou


def _letter(kind: str, body: bytes, author: PersonKeys, header: Header, sent_at: datetime) -> bytes:
    public, moment = author.public, (sent_at - _EPOCH) // timedelta(microseconds=1)
    said = _said(kind, body, public, header, moment)
    return (
        _LETTER.pack(
            public.person_id.bytes,
            public.sealing,
            public.signing,
            signing.sign(author.signing, _SIGNED, said),
            moment,
            len(kind.encode()),
        )
        + kind.encode()
        + body
    )


def _read_letter(letter: bytes, header: Header) -> Opened:
    person, sealing, verifying, signature, moment, kind_length = _LETTER.unpack_from(letter)
    rest = letter[_LETTER.size :]
    kind, body = rest[:kind_length].decode(), rest[kind_length:]
    author = PublicKeys(person_id=PersonId(UUID(bytes=person)), sealing=sealing, signing=verifying)
    signing.verify(verifying, _SIGNED, _said(kind, body, author, header, moment), signature)
    return Opened(
        kind=kind,
        body=body,
        author=author,
        envelope_id=header.envelope_id,
        sent_at=_EPOCH + timedelta(microseconds=moment),
    )


def _said(kind: str, body: bytes, author: PublicKeys, header: Header, moment: int) -> bytes:
    """What the author signs; with the header, so that no letter can be passed on to others."""
    return joined(
        kind,
        header.envelope_id,
        sha256(header.raw).digest(),
        author.person_id,
        author.sealing,
        author.signing,
        moment,
        body,
    )
