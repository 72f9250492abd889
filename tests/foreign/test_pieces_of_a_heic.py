"""Between the pieces of a HEIC that draw lie others that hold words, and behind them a film."""

from __future__ import annotations

import pytest

from komma_desk.domain.foreign_file import Hindrance
from komma_desk.foreign import heif
from komma_desk.foreign.boxes import box
from komma_desk.foreign.heif_index import HeifIndex
from komma_desk.foreign.unread import UnreadError
from tests.fakes.planted_files import PLANTED
from tests.foreign.test_files_of_real_programmes import sample

DRAWS, LAST_NEEDED, WORDS = 20, 37, 39  # kinds of pieces


def piece(kind: int, said: bytes) -> bytes:
    whole = bytes((kind << 1, 1)) + said
    return len(whole).to_bytes(4, "big") + whole


def test_pieces_that_hold_words_are_left_out_of_the_points() -> None:
    drawn = piece(DRAWS, b"points") + piece(LAST_NEEDED, b"end")
    whole = piece(WORDS, PLANTED.encode()) + drawn
    setup = bytes(21) + b"\x03" + bytes(1)
    index = HeifIndex(
        kinds={1: b"hvc1"},
        properties=[(b"hvcC", setup)],
        has={1: [(True, 1)]},
        places={1: [(0, 0, len(whole))]},
    )
    assert heif._data_of(1, index, whole) == drawn


def test_of_a_picture_with_a_film_behind_it_no_copy_is_made() -> None:
    with pytest.raises(UnreadError) as refused:
        heif.stripped_heif(sample("phone.heic") + box(b"moov", b"film"))
    assert refused.value.hindrance is Hindrance.UNSURE
