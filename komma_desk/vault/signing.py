"""Signatures with a purpose in them, and fingerprints two people can compare by voice."""

from __future__ import annotations

from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from komma_desk.vault.refusals import SignatureWrong
from komma_desk.vault.seals import joined
from komma_desk.vault.syllables import spoken_groups

SIGNATURE_BYTES = 64


def new_signing_key() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes_raw()


def verifying_half(private: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def sign(private: bytes, label: str, message: bytes) -> bytes:
    """Ed25519 over label and message: a signature for one purpose is none for another."""
    return Ed25519PrivateKey.from_private_bytes(private).sign(_signed(label, message))


def verify(public: bytes, label: str, message: bytes, signature: bytes) -> None:
    """Raises SignatureWrong."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _signed(label, message))
    except (InvalidSignature, ValueError) as wrong:
        raise SignatureWrong from wrong


def has_signed(public: bytes, label: str, message: bytes, signature: bytes) -> bool:
    try:
        verify(public, label, message, signature)
    except SignatureWrong:
        return False
    return True


def _signed(label: str, message: bytes) -> bytes:
    return joined("komma-desk/signature", label, message)


def fingerprint_words(*public_keys: bytes) -> str:
    """Six groups of four letters (75 bits) that stand for these public keys, to be read aloud."""
    digest = sha256(joined("komma-desk/fingerprint", *public_keys)).digest()
    return spoken_groups(int.from_bytes(digest, "big"))
