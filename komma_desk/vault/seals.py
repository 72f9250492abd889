"""The few primitives the whole vault stands on: AES-256-GCM, HPKE, HKDF and one way to join bytes.

Suite 1 = X25519 / HKDF-SHA256 / AES-256-GCM (RFC 9180); a later suite gets a new number.
"""

from __future__ import annotations

import secrets
from hashlib import sha256
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SUITE = 1
KEY_BYTES = 32
ID_BYTES = 16
HPKE_EXTRA_BYTES = 48  # 32 bytes of encapsulated key, 16 of tag
_NONCE_BYTES = 12
_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class SealBrokenError(Exception):
    """Wrong key, wrong place or changed bytes; the calling room says it in its own words."""


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def joined(*parts: bytes | str | int | UUID) -> bytes:
    """The parts one after the other, each with its length: two lists never give the same bytes."""
    raw = [_as_bytes(part) for part in parts]
    return b"".join(len(part).to_bytes(8, "big") + part for part in raw)


def _as_bytes(part: bytes | str | int | UUID) -> bytes:
    if isinstance(part, bytes):
        return part
    if isinstance(part, str):
        return part.encode()
    if isinstance(part, UUID):
        return part.bytes
    return part.to_bytes(8, "big", signed=True)


def derived(key: bytes, label: str, *, salt: bytes = b"") -> bytes:
    """Another key from this one (HKDF-SHA256), for this purpose only."""
    info = b"komma-desk/" + label.encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt or None, info=info).derive(key)


def commitment(key: bytes, label: str) -> bytes:
    """Binds a random key without showing it: AES-GCM alone lets one text open under two keys."""
    return sha256(joined("komma-desk/commitment", label, key)).digest()


def seal(key: bytes, plain: bytes, place: bytes) -> bytes:
    """AES-256-GCM under a random nonce; `place` says where this belongs and must be said again."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, place)


def unseal(key: bytes, sealed: bytes, place: bytes) -> bytes:
    """Raises SealBrokenError for another key, another place or changed bytes."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], place)
    except (InvalidTag, ValueError) as broken:
        raise SealBrokenError from broken


def new_sealing_key() -> bytes:
    return X25519PrivateKey.generate().private_bytes_raw()


def public_half(private: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_to(public: bytes, plain: bytes, place: bytes) -> bytes:
    """HPKE to a public key; whoever calls has checked whose key it is."""
    return _HPKE.encrypt(plain, X25519PublicKey.from_public_bytes(public), info=place)


def open_with(private: bytes, sealed: bytes, place: bytes) -> bytes:
    """Raises SealBrokenError for another key, another place or changed bytes."""
    try:
        return _HPKE.decrypt(sealed, X25519PrivateKey.from_private_bytes(private), info=place)
    except (InvalidTag, ValueError) as broken:
        raise SealBrokenError from broken


def key_id(public: bytes) -> bytes:
    """A short name of a public key that shows nothing else."""
    return sha256(joined("komma-desk/key id", public)).digest()[:ID_BYTES]
