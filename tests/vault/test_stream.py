"""Attachments are sealed in pieces; what opens is exactly what was sealed."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.vault.refusals import SealedFileDamaged, SealedFileTooNew
from komma_desk.vault.seals import new_key
from komma_desk.vault.stream import PIECE_BYTES, SealedFile, open_stream, seal_stream

KEY = new_key()
HEAD = 8 + 1 + 32
PIECE = PIECE_BYTES + 16


def sealed(plain: bytes, key: bytes = KEY) -> bytes:
    target = BytesIO()
    seal_stream(BytesIO(plain), target, key)
    return target.getvalue()


def opened(data: bytes, key: bytes = KEY) -> bytes:
    target = BytesIO()
    open_stream(BytesIO(data), target, key)
    return target.getvalue()


class OneByteAtATime:
    """A pipe that gives as little as it may."""

    def __init__(self, data: bytes) -> None:
        self._source = BytesIO(data)

    def read(self, size: int, /) -> bytes:
        return self._source.read(min(size, 1))


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 300_000])
def test_every_length_around_a_piece_comes_back(size: int) -> None:
    plain = bytes(range(251)) * (size // 251 + 1)
    assert opened(sealed(plain[:size])) == plain[:size]


@given(plain=st.binary(max_size=3_000))
def test_hash_and_size_are_those_of_the_plain_content(plain: bytes) -> None:
    target = BytesIO()
    seen = seal_stream(BytesIO(plain), target, KEY)
    assert seen == SealedFile(sha256=sha256(plain).digest(), size=len(plain))
    target.seek(0)
    assert open_stream(target, BytesIO(), KEY, expected=seen) == seen


def test_a_slow_pipe_is_read_to_its_end() -> None:
    target = BytesIO()
    seal_stream(OneByteAtATime(b"slow" * 500), target, KEY)
    back = BytesIO()
    open_stream(OneByteAtATime(target.getvalue()), back, KEY)
    assert back.getvalue() == b"slow" * 500


def test_the_same_content_is_never_sealed_alike() -> None:
    assert sealed(b"twice")[HEAD:] != sealed(b"twice")[HEAD:]


def test_another_key_opens_nothing() -> None:
    with pytest.raises(SealedFileDamaged):
        opened(sealed(b"x"), new_key())


def test_another_file_than_the_expected_one_is_refused() -> None:
    other = SealedFile(sha256=bytes(32), size=1)
    with pytest.raises(SealedFileDamaged):
        open_stream(BytesIO(sealed(b"x")), BytesIO(), KEY, expected=other)


@pytest.mark.parametrize("pieces", [0, 1, 2])
def test_a_cut_at_the_end_of_a_piece_is_noticed(pieces: int) -> None:
    whole = sealed(b"a" * (PIECE_BYTES * 3))
    with pytest.raises(SealedFileDamaged):
        opened(whole[: HEAD + pieces * PIECE])


@given(length=st.integers(min_value=0, max_value=HEAD + 515))
def test_a_cut_anywhere_is_noticed(length: int) -> None:
    with pytest.raises(SealedFileDamaged):
        opened(sealed(b"b" * 500)[:length])


def test_swapped_pieces_are_noticed() -> None:
    whole = sealed(b"a" * PIECE_BYTES + b"b" * PIECE_BYTES + b"c")
    first, second = whole[HEAD : HEAD + PIECE], whole[HEAD + PIECE : HEAD + 2 * PIECE]
    with pytest.raises(SealedFileDamaged):
        opened(whole[:HEAD] + second + first + whole[HEAD + 2 * PIECE :])


def test_something_hung_on_is_noticed() -> None:
    with pytest.raises(SealedFileDamaged):
        opened(sealed(b"a") + b"more")


@given(place=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=7))
def test_a_flipped_bit_is_always_refused(place: int, bit: int) -> None:
    data = bytearray(sealed(b"c" * 200))
    data[place % len(data)] ^= 1 << bit
    with pytest.raises((SealedFileDamaged, SealedFileTooNew)):
        opened(bytes(data))


def test_what_was_written_before_a_failure_is_a_true_beginning() -> None:
    plain = b"a" * PIECE_BYTES + b"b" * PIECE_BYTES
    target = BytesIO()
    with pytest.raises(SealedFileDamaged):
        open_stream(BytesIO(sealed(plain)[:-1]), target, KEY)
    assert target.getvalue() == plain[:PIECE_BYTES]


def test_a_newer_file_is_refused_with_a_sentence() -> None:
    data = bytearray(sealed(b"x"))
    data[8] = 2
    with pytest.raises(SealedFileTooNew):
        opened(bytes(data))
