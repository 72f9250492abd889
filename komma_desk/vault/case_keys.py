"""The key of a case restricted to a circle: granted to its people, halved for need, sealed under.

Every seal says its place: suite, store, case, generation of the key; a document its revision too.
"""

from __future__ import annotations

import secrets
import struct
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.vault import signing
from komma_desk.vault.padding import padded, unpadded
from komma_desk.vault.person_keys import PersonKeys, PublicKeys
from komma_desk.vault.refusals import SignatureWrong
from komma_desk.vault.seals import (
    KEY_BYTES,
    SUITE,
    SealBrokenError,
    commitment,
    derived,
    joined,
    open_with,
    seal,
    seal_to,
    unseal,
)

_COMMITMENT: Final = "case key/1"
_CONTENT: Final = "case document/1"
_SIGNED: Final = "case document/1"
# author: person id, public signing key, signature
_AUTHOR: Final = struct.Struct(">16s32s64s")


class OtherKeyError(SealBrokenError):
    """A key, but not the one the case is bound to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePlace:
    store: UUID
    case: CaseId
    generation: int

    def _said(self, what: str, *more: str | int | UUID) -> bytes:
        place = ("komma-desk/case", what, SUITE, self.store, self.case, self.generation)
        return joined(*place, *more)

    def of_grant(self, person: PersonId) -> bytes:
        return self._said("grant", person)

    def of_document(self, kind: str, revision: int) -> bytes:
        return self._said("document", kind, revision)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDocument:
    """The signature fits `signing`; whose key that is, whoever opens compares."""

    author: PersonId
    signing: bytes
    body: bytes = field(repr=False)


def bound(key: bytes) -> bytes:
    """What stands openly beside a case: two keys for one case show."""
    return commitment(key, _COMMITMENT)


def grant(key: bytes, place: CasePlace, to: PublicKeys) -> bytes:
    """`to` has been checked against the directory key."""
    return _suite() + seal_to(to.sealing, key, place.of_grant(to.person_id))


def open_grant(keys: PersonKeys, place: CasePlace, sealed: bytes, expected: bytes) -> bytes:
    """Raises SealBrokenError, or OtherKeyError where another key was granted."""
    key = open_with(keys.sealing, _of_suite(sealed), place.of_grant(keys.person_id))
    return checked(key, expected)


def checked(key: bytes, expected: bytes) -> bytes:
    """Raises OtherKeyError."""
    if len(key) != KEY_BYTES or bound(key) != expected:
        raise OtherKeyError
    return key


def seal_document(
    key: bytes, place: CasePlace, kind: str, revision: int, body: bytes, author: PersonKeys
) -> bytes:
    """Signed inside, padded, then sealed: nobody without the key sees who wrote it."""
    said = place.of_document(kind, revision)
    signature = signing.sign(author.signing, _SIGNED, joined(said, body))
    public = author.public
    letter = _AUTHOR.pack(public.person_id.bytes, public.signing, signature) + body
    return _suite() + seal(derived(key, _CONTENT), padded(letter), said)


def open_document(
    key: bytes, place: CasePlace, kind: str, revision: int, sealed: bytes
) -> WrittenDocument:
    """Raises SealBrokenError: another case, revision or key, changed bytes, a wrong signature."""
    said = place.of_document(kind, revision)
    plain = unseal(derived(key, _CONTENT), _of_suite(sealed), said)
    try:
        letter = unpadded(plain)
        person, public, signature = _AUTHOR.unpack_from(letter)
        body = letter[_AUTHOR.size :]
        signing.verify(public, _SIGNED, joined(said, body), signature)
    except (SignatureWrong, ValueError, struct.error) as broken:
        raise SealBrokenError from broken
    return WrittenDocument(author=PersonId(UUID(bytes=person)), signing=public, body=body)


def halves(key: bytes) -> tuple[bytes, bytes]:
    """Half A is random, half B is what A lacks: whatever one half is, every key is as likely."""
    pad = secrets.token_bytes(KEY_BYTES)
    return pad, _xor(pad, key)


def whole(half_a: bytes, half_b: bytes, expected: bytes) -> bytes:
    """Raises OtherKeyError where the two are not halves of this key."""
    if len(half_a) != len(half_b):
        raise OtherKeyError
    return checked(_xor(half_a, half_b), expected)


def _suite() -> bytes:
    return bytes([SUITE])


def _of_suite(sealed: bytes) -> bytes:
    if sealed[:1] != _suite():
        raise SealBrokenError
    return sealed[1:]


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(left ^ right for left, right in zip(one, other, strict=True))
