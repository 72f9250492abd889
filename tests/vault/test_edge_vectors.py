"""More vectors out of the standards, and the edges at which libraries have failed."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ED25519_ORDER = 2**252 + 27742317777372353535851937790883648493


def agreed(private: str, public: str) -> str:
    mine = X25519PrivateKey.from_private_bytes(bytes.fromhex(private))
    return mine.exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(public))).hex()


@pytest.mark.parametrize(
    ("private", "public", "shared"),
    [
        (
            "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
            "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
            "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
        ),
        (
            "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
            "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
            "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957",
        ),
    ],
)
def test_x25519_as_in_rfc_7748_section_5_2(private: str, public: str, shared: str) -> None:
    assert agreed(private, public) == shared


def test_x25519_iterated_as_in_rfc_7748_section_5_2() -> None:
    scalar = point = "09" + "00" * 31
    for _ in range(1000):
        scalar, point = agreed(scalar, point), scalar
    assert scalar == "684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51"


@pytest.mark.parametrize(
    "low_order",
    [
        "00" * 32,
        "01" + "00" * 31,
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ],
)
def test_a_public_key_of_low_order_agrees_on_nothing(low_order: str) -> None:
    """Else a forged group key would make every sealed envelope readable to anybody."""
    mine = X25519PrivateKey.generate().private_bytes_raw().hex()
    with pytest.raises(ValueError, match="shared key"):
        agreed(mine, low_order)


@pytest.mark.parametrize(
    ("secret", "public", "said", "signature"),
    [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            (
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc6"
                "1e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
            ),
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            (
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e45"
                "8f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
            ),
        ),
        (
            "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
            "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
            (
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836"
                "ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
            ),
            (
                "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfd"
                "fbc7c66431e0303dca179c138ac17ad9bef1177331a704"
            ),
        ),
    ],
)
def test_ed25519_as_in_rfc_8032_section_7_1(
    secret: str, public: str, said: str, signature: str
) -> None:
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))
    assert private.public_key().public_bytes_raw().hex() == public
    assert private.sign(bytes.fromhex(said)).hex() == signature


def test_a_signature_has_one_form_only() -> None:
    """The second half plus the order of the curve: the same to a careless check."""
    private = Ed25519PrivateKey.generate()
    signature = private.sign(b"x")
    other = (int.from_bytes(signature[32:], "little") + ED25519_ORDER).to_bytes(32, "little")
    with pytest.raises(InvalidSignature):
        private.public_key().verify(signature[:32] + other, b"x")


@pytest.mark.parametrize("signature", [b"", bytes(63), bytes(64), bytes(65), b"\xff" * 64])
def test_no_empty_short_or_trivial_signature_holds(signature: bytes) -> None:
    public = Ed25519PrivateKey.generate().public_key()
    with pytest.raises(InvalidSignature):
        public.verify(signature, b"x")


@pytest.mark.parametrize(
    ("key", "nonce", "plain", "place", "sealed"),
    [
        ("00" * 32, "00" * 12, "", "", "530f8afbc74536b9a963b4f1c4cb738b"),
        (
            "00" * 32,
            "00" * 12,
            "00" * 16,
            "",
            "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919",
        ),
        (
            "b52c505a37d78eda5dd34f20c22540ea1b58963cf8e5bf8ffa85f9f2492505b4",
            "516c33929df5a3284ff463d7",
            "",
            "",
            "bdc1ac884d332457a1d2664f168c76f0",
        ),
        (
            "31bdadd96698c204aa9ce1448ea94ae1fb4a9a0b3c9d773b51bb1822666b8f22",
            "0d18e06c7c725ac9e362e1ce",
            "2db5168e932556f8089a0622981d017d",
            "",
            "fa4362189661d163fcd6a56d8bf0405ad636ac1bbedd5cc3ee727dc2ab4a9489",
        ),
    ],
)
def test_aes_256_gcm_as_published_by_nist(
    key: str, nonce: str, plain: str, place: str, sealed: str
) -> None:
    given = [bytes.fromhex(each) for each in (nonce, plain, place)]
    assert AESGCM(bytes.fromhex(key)).encrypt(*given).hex() == sealed


@pytest.mark.parametrize("bit", [0, 1, 7, 8, 63, 64, 120, 127])
def test_every_bit_of_the_tag_counts(bit: int) -> None:
    cipher, nonce = AESGCM(bytes(32)), bytes(12)
    sealed = bytearray(cipher.encrypt(nonce, b"x", b"place"))
    sealed[-16 + bit // 8] ^= 1 << bit % 8
    with pytest.raises(InvalidTag):
        cipher.decrypt(nonce, bytes(sealed), b"place")


@pytest.mark.parametrize("kept", range(16))
def test_a_shortened_tag_is_refused(kept: int) -> None:
    cipher, nonce = AESGCM(bytes(32)), bytes(12)
    sealed = cipher.encrypt(nonce, b"", b"place")
    with pytest.raises(InvalidTag):
        cipher.decrypt(nonce, sealed[:kept], b"place")


def test_hkdf_sha256_as_in_rfc_5869_test_case_3() -> None:
    derived = HKDF(algorithm=SHA256(), length=42, salt=b"", info=b"").derive(b"\x0b" * 22)
    assert derived.hex() == (
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    )


def test_hkdf_sha256_as_in_rfc_5869_test_case_2() -> None:
    derived = HKDF(
        algorithm=SHA256(),
        length=82,
        salt=bytes(range(0x60, 0xB0)),
        info=bytes(range(0xB0, 0x100)),
    ).derive(bytes(range(0x50)))
    assert derived.hex() == (
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c6"
        "5e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"
    )


def test_an_hpke_sealing_under_a_key_of_low_order_is_not_made() -> None:
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    with pytest.raises(ValueError, match="shared key"):
        suite.encrypt(b"x", X25519PublicKey.from_public_bytes(bytes(32)), b"place")


@pytest.mark.parametrize("at", [0, 31, 32, 48])
def test_an_hpke_sealing_with_a_flipped_bit_does_not_open(at: int) -> None:
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    private = X25519PrivateKey.generate()
    sealed = bytearray(suite.encrypt(b"a key", private.public_key(), b"place"))
    sealed[at] ^= 1
    with pytest.raises(InvalidTag):
        suite.decrypt(bytes(sealed), private, b"place")
