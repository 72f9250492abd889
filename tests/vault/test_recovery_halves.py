"""Half a key on paper: it says which half and of which store, and nothing about the key."""

from __future__ import annotations

from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.vault.codes import written_half
from komma_desk.vault.halves import joined_halves, split, store_mark
from komma_desk.vault.refusals import (
    HalfMistyped,
    HalfOfAnotherStore,
    SameHalfTwice,
)

STORE, ELSEWHERE = UUID(int=0x57), UUID(int=0xE15E)
KEYS = st.binary(min_size=32, max_size=32)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


# -- the halves themselves ----------------------------------------------------------------------


@given(KEYS)
def test_two_halves_give_the_secret_in_either_order(secret: bytes) -> None:
    made = split(secret, STORE)
    assert joined_halves(made.a, made.b, STORE) == secret
    assert joined_halves(made.b, made.a, STORE) == secret


@given(first=KEYS, second=KEYS, pad=KEYS)
def test_the_same_half_fits_every_other_key_just_as_well(
    first: bytes, second: bytes, pad: bytes
) -> None:
    """So it says nothing: for each key there is exactly one other half, and all are as likely."""
    with pytest.MonkeyPatch.context() as chance:
        chance.setattr("secrets.token_bytes", lambda _size: pad)
        one, other = split(first, STORE), split(second, STORE)
    assert one.a == other.a
    assert (one.b == other.b) == (first == second)
    assert joined_halves(one.a, other.b, STORE) == second


def test_each_bit_of_each_half_is_now_this_and_now_that() -> None:
    secret = bytes(range(32))
    zero = split(bytes(32), STORE)  # of a key of zeros both halves say the same number
    assert zero.a[6:-5] == zero.b[6:-5]
    several = [split(secret, STORE) for _ in range(60)]
    for name in ("a", "b"):
        texts = [getattr(each, name).replace("-", "")[6:57] for each in several]
        numbers = [int("".join(f"{ALPHABET.index(one):05b}" for one in text), 2) for text in texts]
        never_one = ~0
        never_zero = ~0
        for number in numbers:
            never_one &= ~number
            never_zero &= number
        bits = (1 << 255) - 1
        assert never_one & bits == never_zero & bits == 0


def test_a_half_says_which_it_is_and_of_which_store() -> None:
    made = split(bytes(32), STORE)
    assert (made.a[0], made.b[0]) == ("A", "B")
    assert len(made.a) == len(made.b) == 15 * 4 + 14
    assert made.a.replace("-", "")[1:5] == made.b.replace("-", "")[1:5] == store_mark(STORE)


@given(KEYS, st.integers(0, 59), st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_found(secret: bytes, at: int, wrong: str) -> None:
    made = split(secret, STORE)
    text = made.a.replace("-", "")
    if text[at] == wrong:
        return
    with pytest.raises(HalfMistyped):
        joined_halves(text[:at] + wrong + text[at + 1 :], made.b, STORE)


@given(KEYS)
def test_two_neighbours_in_wrong_order_are_found(secret: bytes) -> None:
    made = split(secret, STORE)
    text = made.b.replace("-", "")
    for at, (left, right) in enumerate(pairwise(text[:57])):
        if left != right:
            with pytest.raises(HalfMistyped):
                joined_halves(made.a, text[:at] + right + left + text[at + 2 :], STORE)


def test_the_half_with_the_mistake_is_named() -> None:
    made = split(bytes(32), STORE)
    with pytest.raises(HalfMistyped) as refused:
        joined_halves(made.a, made.b[:-1], STORE)
    assert "B" in refused.value.spoken()


def test_what_is_a_right_code_but_no_half_is_a_mistake() -> None:
    made = split(bytes(32), STORE)
    with pytest.raises(HalfMistyped):
        joined_halves(written_half(17), made.b, STORE)


def test_two_sheets_of_the_same_half_are_refused() -> None:
    made, again = split(bytes(32), STORE), split(bytes(32), STORE)
    for one, other in ((made.a, again.a), (made.b, made.b)):
        with pytest.raises(SameHalfTwice):
            joined_halves(one, other, STORE)


def test_a_half_of_another_store_is_named() -> None:
    made, other = split(bytes(32), STORE), split(bytes(32), ELSEWHERE)
    with pytest.raises(HalfOfAnotherStore) as refused:
        joined_halves(made.a, other.b, STORE)
    assert "B" in refused.value.spoken()
