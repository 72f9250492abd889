"""What is hashed beside the sealing is what passed by, in its order, whatever the parts."""

from __future__ import annotations

import threading
from contextlib import suppress
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from komma_desk.vault.hashing import HashBeside

_LARGE = 256 * 1024  # from here on a part is hashed by another hand


@given(lengths=st.lists(st.sampled_from([0, 1, 5_000, _LARGE, _LARGE + 1]), max_size=12))
def test_the_hash_is_that_of_all_parts_in_their_order(lengths: list[int]) -> None:
    parts = [bytes([number]) * length for number, length in enumerate(lengths)]
    with HashBeside() as hashing:
        for part in parts:
            hashing.update(part)
        assert hashing.digest() == sha256(b"".join(parts)).digest()
        assert hashing.size == sum(lengths)


def test_no_hand_is_left_behind_when_the_sealing_is_stopped() -> None:
    before = set(threading.enumerate())
    with suppress(RuntimeError):
        _stopped_meanwhile()
    assert set(threading.enumerate()) == before


def _stopped_meanwhile() -> None:
    with HashBeside() as hashing:
        hashing.update(bytes(_LARGE))
        assert threading.active_count() > 1
        raise RuntimeError


def test_what_is_small_is_hashed_without_a_second_hand() -> None:
    before = set(threading.enumerate())
    with HashBeside() as hashing:
        hashing.update(bytes(_LARGE - 1))
        assert set(threading.enumerate()) == before
