"""The vectors of Project Wycheproof and of RFC 9180 for what we use, from tests/data/vectors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.bindings._rust import openssl
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VECTORS: Final = Path(__file__).resolve().parents[1] / "data" / "vectors"
WYCHEPROOF: Final = json.loads((VECTORS / "wycheproof.json").read_text(encoding="utf-8"))


def raw(test: dict[str, Any], *names: str) -> list[bytes]:
    return [bytes.fromhex(test[name]) for name in names]


def opens(test: dict[str, Any]) -> bool:
    key, iv, aad, msg, ct, tag = raw(test, "key", "iv", "aad", "msg", "ct", "tag")
    try:
        return AESGCM(key).decrypt(iv, ct + tag, aad) == msg
    except InvalidTag:
        return False


def agrees(test: dict[str, Any]) -> bool:
    """A secret of zeros is refused: that is what makes those vectors only acceptable."""
    private, public, shared = raw(test, "private", "public", "shared")
    mine = X25519PrivateKey.from_private_bytes(private)
    try:
        return mine.exchange(X25519PublicKey.from_public_bytes(public)) == shared
    except ValueError:
        return shared == bytes(32)


def is_signed(test: dict[str, Any]) -> bool:
    public, msg, sig = raw(test, "publicKey", "msg", "sig")
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(sig, msg)
    except InvalidSignature:
        return False
    return True


def wrong(name: str, holds: Any) -> list[int]:
    """The numbers of the vectors that come out differently; acceptable ones may do either."""
    tests = WYCHEPROOF[name]
    assert len(tests) > 50
    return [
        test["tcId"]
        for test in tests
        if test["result"] != "acceptable" and holds(test) != (test["result"] == "valid")
    ]


def test_aes_256_gcm_opens_what_is_valid_and_nothing_else() -> None:
    assert wrong("aes_256_gcm", opens) == []


def test_aes_256_gcm_seals_as_published() -> None:
    for test in WYCHEPROOF["aes_256_gcm"]:
        if test["result"] == "valid":
            key, iv, aad, msg, ct, tag = raw(test, "key", "iv", "aad", "msg", "ct", "tag")
            assert AESGCM(key).encrypt(iv, msg, aad) == ct + tag


def test_x25519_agrees_on_every_vector_and_never_on_zeros() -> None:
    assert wrong("x25519", agrees) == []
    assert all(map(agrees, WYCHEPROOF["x25519"]))


def test_ed25519_takes_only_valid_signatures() -> None:
    assert wrong("ed25519", is_signed) == []


def test_hkdf_sha256_derives_as_published_and_no_more_than_it_can() -> None:
    def derives(test: dict[str, Any]) -> bool:
        ikm, salt, info, okm = raw(test, "ikm", "salt", "info", "okm")
        try:
            made = HKDF(algorithm=SHA256(), length=test["size"], salt=salt, info=info)
        except ValueError:
            return False
        return made.derive(ikm) == okm

    assert wrong("hkdf_sha256", derives) == []


def test_hpke_opens_the_vector_of_its_own_suite() -> None:
    (vector,) = json.loads((VECTORS / "hpke.json").read_text(encoding="utf-8"))
    (first,) = vector["encryptions"]
    enc, secret, info = raw(vector, "enc", "skRm", "info")
    aad, ct, pt = raw(first, "aad", "ct", "pt")
    private = X25519PrivateKey.from_private_bytes(secret)
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    assert private.public_key().public_bytes_raw().hex() == vector["pkRm"]
    assert openssl.hpke._decrypt_with_aad(suite, enc + ct, private, info, aad) == pt
