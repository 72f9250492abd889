"""Numbers of a sheet are days only where its format says so, and then the right ones."""

from __future__ import annotations

from typing import Any

import pytest

from komma_desk.bootstrap.foreign_sheets import sheet_of
from komma_desk.domain.errors import NOT_AS_WRITTEN
from komma_desk.foreign.excel_days import is_day_format, written_day, written_number


@pytest.mark.parametrize(
    ("number", "code", "is_day"),
    [
        ("14", "", True),
        ("22", "", True),
        ("0", "", False),
        ("4", "", False),
        ("164", "General", False),
        ("164", "dd\\.mm\\.yyyy;@", True),
        ("164", "[$-407]d. mmmm yyyy", True),
        ("164", "[h]:mm", True),
        ("164", '#,##0.00\\ "Tage"', False),
        ("164", "#,##0.00\\ [$€-407]", False),
        ("164", '_-* #,##0.00 "€"_-', False),
        ("164", "[Red]0", False),
    ],
)
def test_a_format_says_whether_a_number_is_a_day(number: str, code: str, *, is_day: bool) -> None:
    assert is_day_format(number, code) is is_day


@pytest.mark.parametrize(
    ("told", "from_1904", "written"),
    [
        ("1", False, "1900-01-01"),
        ("59", False, "1900-02-28"),
        ("61", False, "1900-03-01"),
        ("46115", False, "2026-04-03"),
        ("44653", True, "2026-04-03"),
        ("46115.9999999", False, "2026-04-04"),
        ("0.25", False, "06:00"),
        ("-1", False, "-1"),
        ("9999999", False, "9999999"),
        ("bald", False, "bald"),
        ("2958465.9999999", False, "2958465.9999999"),
        ("2958000", True, "2958000"),
    ],
)
def test_a_day_is_written_as_the_calendar_has_it(
    told: str, written: str, *, from_1904: bool
) -> None:
    assert written_day(told, from_1904=from_1904) == written


def test_a_number_is_written_without_the_dust_of_its_keeping() -> None:
    numbers = ("3", "3.0", "0.30000000000000004", "1234.5", "x")
    assert [written_number(each) for each in numbers] == ["3", "3", "0.3", "1234.5", "x"]


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ({"names": ["a"], "chosen": 1}, b"[]"),
        ({"names": [1], "chosen": "a"}, b"[]"),
        ({"names": ["a"], "chosen": "a"}, b"[[0, []]]"),
        ({"names": ["a"], "chosen": "a"}, b'[["1", []]]'),
        ({"names": ["a"], "chosen": "a"}, b"[[1, [2]]]"),
        ({"names": ["a"], "chosen": "a"}, b'[[1, ["\\ud800"]]]'),
        ({"names": ["a"], "chosen": "a"}, b"no json"),
        ({"chosen": "a"}, b"[]"),
    ],
)
def test_a_lie_of_the_reading_process_is_not_believed(words: dict[str, Any], page: bytes) -> None:
    with pytest.raises(NOT_AS_WRITTEN):
        sheet_of(words, (page,))


def test_more_columns_than_a_list_can_have_are_not_believed() -> None:
    row = b"[[1, [" + b",".join([b'""'] * 1025) + b"]]]"
    with pytest.raises(ValueError, match="row"):
        sheet_of({"names": [], "chosen": ""}, (row,))
