"""The key of a restricted case: what is sealed under it opens in its place only."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.vault import case_keys
from komma_desk.vault.case_keys import CasePlace, OtherKeyError
from komma_desk.vault.person_keys import PersonKeys
from komma_desk.vault.seals import SealBrokenError, new_key

PLACE = CasePlace(store=UUID(int=1), case=CaseId(UUID(int=2)), generation=3)
ELSEWHERE: tuple[Callable[[CasePlace], CasePlace], ...] = (
    lambda place: replace(place, store=UUID(int=9)),
    lambda place: replace(place, case=CaseId(UUID(int=9))),
    lambda place: replace(place, generation=9),
)
ADA, BEA = (PersonKeys.new(PersonId(UUID(int=number))) for number in (4, 5))
KEY = bytes(range(32))
# Sealed by the first version of this room, for the key above and keys of 32 times "k" and "g".
AUTHOR = PersonKeys(person_id=PersonId(UUID(int=6)), sealing=b"k" * 32, signing=b"g" * 32)


def sealed(body: bytes = b"Fall") -> bytes:
    return case_keys.seal_document(KEY, PLACE, "whole case", 7, body, ADA)


def test_the_commitment_is_the_one_every_store_knows() -> None:
    """By hand: each part after its length in eight bytes."""
    parts = (b"komma-desk/commitment", b"case key/1", KEY)
    said = b"".join(len(part).to_bytes(8, "big") + part for part in parts)
    assert case_keys.bound(KEY) == hashlib.sha256(said).digest()


def test_a_grant_opens_for_its_person_in_its_place_only() -> None:
    granted, expected = case_keys.grant(KEY, PLACE, ADA.public), case_keys.bound(KEY)
    assert case_keys.open_grant(ADA, PLACE, granted, expected) == KEY
    with pytest.raises(SealBrokenError):
        case_keys.open_grant(BEA, PLACE, granted, expected)
    for moved in ELSEWHERE:
        with pytest.raises(SealBrokenError):
            case_keys.open_grant(ADA, moved(PLACE), granted, expected)
    renamed = PersonKeys(person_id=BEA.person_id, sealing=ADA.sealing, signing=ADA.signing)
    with pytest.raises(SealBrokenError):
        case_keys.open_grant(renamed, PLACE, granted, expected)


def test_a_grant_for_another_key_is_refused_by_its_commitment() -> None:
    granted = case_keys.grant(new_key(), PLACE, ADA.public)
    with pytest.raises(OtherKeyError):
        case_keys.open_grant(ADA, PLACE, granted, case_keys.bound(KEY))


def test_a_document_opens_in_its_place_only_and_says_who_wrote_it() -> None:
    found = case_keys.open_document(KEY, PLACE, "whole case", 7, sealed())
    assert (found.body, found.author, found.signing) == (b"Fall", ADA.person_id, ADA.public.signing)
    for moved in ELSEWHERE:
        with pytest.raises(SealBrokenError):
            case_keys.open_document(KEY, moved(PLACE), "whole case", 7, sealed())
    for kind, revision, key in (
        ("another", 7, KEY),
        ("whole case", 6, KEY),
        ("whole case", 7, new_key()),
    ):
        with pytest.raises(SealBrokenError):
            case_keys.open_document(key, PLACE, kind, revision, sealed())


def test_who_holds_the_key_cannot_write_in_the_name_of_another() -> None:
    forger = PersonKeys(person_id=ADA.person_id, sealing=BEA.sealing, signing=BEA.signing)
    document = case_keys.seal_document(KEY, PLACE, "whole case", 7, b"Fall", forger)
    found = case_keys.open_document(KEY, PLACE, "whole case", 7, document)
    assert (found.author, found.signing) == (ADA.person_id, BEA.public.signing)
    assert found.signing != ADA.public.signing  # whoever opens compares, and refuses


@given(at=st.integers(min_value=0), flip=st.integers(min_value=1, max_value=255))
def test_any_byte_changed_breaks_the_seal(at: int, flip: int) -> None:
    document = bytearray(sealed())
    document[at % len(document)] ^= flip
    with pytest.raises(SealBrokenError):
        case_keys.open_document(KEY, PLACE, "whole case", 7, bytes(document))


def test_a_later_suite_is_refused_and_not_guessed_at() -> None:
    document = sealed()
    assert document[0] == 1
    for suite in (0, 2, 255):
        with pytest.raises(SealBrokenError):
            case_keys.open_document(KEY, PLACE, "whole case", 7, bytes([suite]) + document[1:])
    with pytest.raises(SealBrokenError):
        case_keys.open_document(KEY, PLACE, "whole case", 7, b"")


def test_the_length_tells_only_a_class() -> None:
    assert len({len(sealed(b"x" * length)) for length in range(0, 800, 50)}) == 1


@given(st.binary(min_size=32, max_size=32))
def test_two_halves_are_the_key_and_one_is_nothing_of_it(key: bytes) -> None:
    half_a, half_b = case_keys.halves(key)
    assert case_keys.whole(half_a, half_b, case_keys.bound(key)) == key
    assert case_keys.halves(key) != (half_a, half_b)
    other = bytes([half_b[0] ^ 1]) + half_b[1:]
    for wrong in ((half_a, other), (half_a, half_b[:-1]), (b"", b"")):
        with pytest.raises(OtherKeyError):
            case_keys.whole(*wrong, case_keys.bound(key))


def test_a_document_of_the_first_version_opens_for_ever() -> None:
    found = case_keys.open_document(KEY, PLACE, "whole case", 7, bytes.fromhex(KEPT))
    assert (found.body, found.author) == (b"Der erste Fall.", AUTHOR.person_id)


# Of padding this document has 1,024 bytes; written with `seal_document` above.
KEPT = (
    "01b659dc0b2dcea02c13ade2adc3cd0eedcd8684d019ac21c5255c625ff781e87b63bc46d63eb070da62b7995506"
    "897972ecc01022086a80a0dac74dc89a6e51a87188c9efc3a0f96a1d6a38bd031eac40aa15b51200d3dd357d69d9"
    "123b5970af69d20d06a1928edc4795d045e949f5db1c3c98ccb980268b8076df3de6bfb52c8eea643012fe50557d"
    "e41983a420018c900a2d9deb0e6cc9c2cf9d40c239cbd398f32ad65de6fe40d44c8854fc9199815e6aa44e11f38e"
    "9569fc8c0bdd59e71e4135e1ac17a00f1275c9a1e1371ef143378aa0dd4890ea41f6fd7b0e121648eac794570e27"
    "6a212dedd8353d251f1bcc5d6262e7cedaa1c26bf1d6e3dc47a1c4fe06b96376ef0aadf630ed3be1b8ae79cb98ac"
    "494147cb799a835c188e401825ef44e5e2d864f2d5ae26e32965d46892ad40c62950a0d06f691674a73670470c00"
    "e4b5e41f4cfb8b73e7ebe9434b57e2f1c7fd1dc2f328f79a6c5104e3af633d3fddc37ce4a450d7459ec4db74de48"
    "73f095696b993d9d4d84b1f77deda28d3ad0e83fbae12e4eda5967a6367ef338747e028c443703bd76e99560ff85"
    "f7c6b60094ca20083c509220183ce98513614074341c8524d9f532efea77f9d3d8611708221f9989510cd3b16aa2"
    "1d665efc40756f82b1d5f8e8fa5cbc7c9b778eeae573fb602c5d446b3cc78f9717b7256746f2353854dcc54dbbc7"
    "7cec310b1129ec62d354bff12e5185a4c7ac665412594baccb9ed57f75a3d094cb2d438dc2387f364e1d3b3bfbee"
    "23b5cc5b036a6f93c730dfd0d5d32e9f619b4acedd58e224b977425f99dd6e3c1c549e0df737c5187795600911b5"
    "3c01137f58543175cda0f21f197b737ebcb32668a5fa5e3b08debb9a8159d18d256aacd3fa4b11029cb54ba0d892"
    "125c4ec9cfc38753f93f78d2b7c375a78c2d8c1ca0138a0bf67601bb481914a53bdd9b2bcf09acffbbeef3fe4a6f"
    "22438941c17b2f80b1358b05f3441a82c271c54317fde0483ac93a286c7e5586f30a66dd410e41c142f3322493af"
    "c56ef2d255622e636a5e0b6fe97d0209d520e8b9fd0625732207fd118f4d8b3f2e91c54fcdcbd7e86c5f3e424739"
    "361a784ceefa4c784487499968ce8fb93d55f7818f18eb32981e95e3d613ac9044417e19232059c32bb5c73a44d4"
    "f8fa50812139f3d2e61ab7c292ac89dc970d31c58b185faa401edef3593e455afa9494f2f2b078f1b6bcd9d8cf68"
    "87ff1b0020db987b40eca6445cc70fa78afe42b3f5953e8e705e9c88641149c296f8fe907f43438abb07b8b0c504"
    "ccc537b09c64e80d6660b469c9f59afb8ef20991afc65f77a15747eafc0a8135dfc5ef77ecf1e6377b0e70a2daaa"
    "39a8e1871c4e353e86df02904afefe60e6a3d0f510bc62f0b6fec806bce5e29b6d7c31407fd9e97eabcfbefa99da"
    "6c728f21fc5aac94ca3bb0d30290f3083cd1bd5eba1020071c007e80a0a735471b2cfdf8cce6f9495a"
)
