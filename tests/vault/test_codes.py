"""Codes on paper and by voice, and fingerprints."""

from __future__ import annotations

import re
from itertools import pairwise
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.vault import codes, syllables
from komma_desk.vault.codes import (
    one_time_code,
    read_one_time_code,
    read_recovery_code,
    recovery_code,
    spoken_passphrase,
)
from komma_desk.vault.refusals import CodeMistyped, SignatureWrong
from komma_desk.vault.signing import (
    fingerprint_words,
    new_signing_key,
    sign,
    verify,
    verifying_half,
)

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SPOKEN = re.compile(r"([bdfghjklmnprstwz][aeiou]){2}(-([bdfghjklmnprstwz][aeiou]){2}){5}")


def test_codes_look_as_they_are_printed() -> None:
    assert re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){6}", one_time_code())
    assert re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){8}", recovery_code())


def test_codes_carry_their_bits() -> None:
    assert len(read_one_time_code(one_time_code())) * 8 == 128
    assert len(read_recovery_code(recovery_code())) * 8 == 160


def test_no_two_codes_are_alike() -> None:
    assert len({one_time_code() for _ in range(100)}) == 100


@given(number=st.integers(min_value=0, max_value=2**160 - 1))
def test_every_number_comes_back(number: int) -> None:
    assert read_recovery_code(codes._RECOVERY.written(number)) == number.to_bytes(20, "big")


def test_a_code_is_read_however_it_is_written() -> None:
    code = codes._ONE_TIME.written(32)
    assert "0" in code
    assert "1" in code
    sloppy = " " + code.replace("0", "o").replace("1", "l").replace("-", "  ").lower() + "\n"
    assert read_one_time_code(sloppy) == read_one_time_code(code)


@given(place=st.integers(min_value=0, max_value=27), sign=st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_named(place: int, sign: str) -> None:
    right = one_time_code().replace("-", "")
    wrong = right[:place] + sign + right[place + 1 :]
    if wrong == right:
        assert read_one_time_code(wrong) == read_one_time_code(right)
    else:
        with pytest.raises(CodeMistyped):
            read_one_time_code(wrong)


@given(number=st.integers(min_value=0, max_value=2**128 - 1))
def test_two_neighbours_swapped_are_always_named(number: int) -> None:
    right = codes._ONE_TIME.written(number).replace("-", "")
    for place, (one, other) in enumerate(pairwise(right[:26])):
        if one != other:
            with pytest.raises(CodeMistyped):
                read_one_time_code(right[:place] + other + one + right[place + 2 :])


def test_a_foreign_character_or_a_missing_one_is_a_typing_mistake() -> None:
    code = one_time_code()
    for wrong in (code[:-1], code + "0", "U" + code[1:], "ä" + code[1:], ""):
        with pytest.raises(CodeMistyped, match="CodeMistyped"):
            read_one_time_code(wrong)


def test_a_telephone_passphrase_fits_every_pdf_reader() -> None:
    said = spoken_passphrase()
    assert SPOKEN.fullmatch(said)
    assert said.isascii()
    assert len(said) <= 32
    assert log2(syllables.COUNT) >= 75


def test_a_fingerprint_is_the_same_for_the_same_keys_only() -> None:
    assert fingerprint_words(b"one", b"two") == fingerprint_words(b"one", b"two")
    assert fingerprint_words(b"one", b"two") != fingerprint_words(b"onet", b"wo")
    assert SPOKEN.fullmatch(fingerprint_words(b"one"))


def test_a_signature_holds_for_its_purpose_text_and_key_only() -> None:
    private, other = new_signing_key(), new_signing_key()
    public, signature = verifying_half(private), sign(private, "log entry", b"text")
    verify(public, "log entry", b"text", signature)
    for key, label, text, given_signature in (
        (public, "receipt", b"text", signature),
        (public, "log entry", b"other text", signature),
        (verifying_half(other), "log entry", b"text", signature),
        (public, "log entry", b"text", signature[:-1]),
        (b"no key", "log entry", b"text", signature),
    ):
        with pytest.raises(SignatureWrong):
            verify(key, label, text, given_signature)
