"""Numbers and amounts are read as people type them, and never guessed at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.ui.reporting.long.typed_numbers import (
    read_cents,
    read_number,
    written_cents,
    written_number,
)


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("250", 25_000),
        ("250 €", 25_000),
        ("€ 250", 25_000),
        ("1.234,50", 123_450),
        ("1234,5 Euro", 123_450),
        ("1,234.50", 123_450),
        ("1 234,50", 123_450),
        ("1.234", 123_400),
        ("12,-", 1200),
        ("0,05", 5),
        ("viel", None),
        ("-5", None),
        ("1.2.3", None),
        ("", None),
    ],
)
def test_an_amount_is_read_in_german_and_english_habit(typed: str, cents: int | None) -> None:
    assert read_cents(typed) == cents


@pytest.mark.parametrize(
    ("typed", "number"),
    [("3", 3), (" 12 ", 12), ("ca. 3", 3), ("1.200", 1200), ("drei", None), ("3,5", None)],
)
def test_a_number_is_read_in_figures(typed: str, number: int | None) -> None:
    assert read_number(typed) == number


@given(st.integers(min_value=0, max_value=100_000_000_000))
def test_an_amount_that_was_written_is_read_back(cents: int) -> None:
    assert read_cents(written_cents(cents)) == cents


@given(st.integers(min_value=0, max_value=999_999_999))
def test_a_number_that_was_written_is_read_back(number: int) -> None:
    assert read_number(written_number(number)) == number


@given(st.text(max_size=60))
def test_any_text_is_an_amount_or_none(typed: str) -> None:
    cents = read_cents(typed)
    assert cents is None or cents >= 0
