"""`release.json` says what is published, exactly so, and distrusts what it reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.domain.figures.counting import FrozenMonth
from komma_desk.domain.figures.periods import Month
from komma_desk.domain.figures.release import Imprint, Release, build_release
from komma_desk.domain.figures.tables import Dimension, MethodName, Stretch, TablePlan
from komma_desk.exchange.release_json import (
    NewerRelease,
    NotARelease,
    read_release,
    write_release,
)
from komma_desk.words import Bilingual

MONTHS = [Month(year=2026, number=number) for number in range(1, 5)]


def _release(municipality: str = "Musterstadt") -> Release:
    return build_release(
        imprint=Imprint(number=3, municipality=municipality, prepared_on=date(2026, 5, 2)),
        period=MONTHS[-1],
        rules={"threshold": 5, "base": 5},
        base=5,
        plans=[
            TablePlan(
                id="T1",
                title=Bilingual(de="Meldungen {period}", en="Reports {period}"),
                by=Dimension.MONTH,
                each=Stretch.YEAR,
                method=MethodName.EXACT,
            ),
            TablePlan(
                id="T3",
                title=Bilingual(de="Form, {period}", en="Form, {period}"),
                by=Dimension.FORM,
                each=Stretch.QUARTER,
                method=MethodName.ROUNDING,
            ),
        ],
        forms=["THREAT", "INSULT"],
        months={
            month: FrozenMonth(
                month=month,
                cells={"THREAT": 7, "INSULT": 5},
                received=None if month == MONTHS[0] else 11,
            )
            for month in MONTHS
        },
    )


def _changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    content = json.loads(write_release(_release()))
    change(content)
    return json.dumps(content).encode()


def test_the_format_is_the_one_agreed() -> None:
    content = json.loads(write_release(_release()))
    assert list(content) == [
        "format",
        "number",
        "municipality",
        "period",
        "prepared_on",
        "rules",
        "dimensions",
        "tables",
    ]
    assert content["format"] == "komma-release/1"
    assert content["tables"][1] == {
        "id": "T3-2026-Q1",
        "title": {"de": "Form, 1. Quartal 2026", "en": "Form, quarter 1 of 2026"},
        "where": {"quarter": "2026-Q1"},
        "by": ["form"],
        "method": {"name": "small-count-rounding", "base": 5},
        "cells": [["THREAT", 21], ["INSULT", 15], ["*", 36]],
    }


def test_a_withheld_cell_is_null_and_hides_the_sum() -> None:
    cells = json.loads(write_release(_release()))["tables"][0]["cells"]
    assert cells[0] == ["2026-01", None]
    assert cells[-1] == ["*", None]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_what_was_written_is_read_back(municipality: str) -> None:
    release = _release(municipality)
    assert read_release(write_release(release)) == release


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(NotARelease):
        write_release(_release("\ud800"))


def test_a_small_figure_is_never_written() -> None:
    release = _release()
    table = release.tables[0]
    small = replace(table, cells=(replace(table.cells[0], value=2), *table.cells[1:]))
    with pytest.raises(NotARelease):
        write_release(replace(release, tables=(small,)))


def test_a_newer_format_is_named_so() -> None:
    with pytest.raises(NewerRelease):
        read_release(_changed(lambda content: content.update(format="komma-release/2")))


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(case_number="K-1"),
        lambda content: content.pop("rules"),
        lambda content: content.update(number=True),
        lambda content: content.update(number=0),
        lambda content: content.update(period="2026-13"),
        lambda content: content.update(prepared_on="gestern"),
        lambda content: content.update(municipality=""),
        lambda content: content.update(format=7),
        lambda content: content.update(rules={}),
        lambda content: content.update(rules={"threshold": []}),
        lambda content: content.update(rules=[]),
        lambda content: content.update(tables={}),
        lambda content: content["dimensions"].update(month=["2026-02", "2026-01"]),
        lambda content: content["dimensions"].update(form=["THREAT", "THREAT"]),
        lambda content: content["tables"].append(content["tables"][0]),
        lambda content: content["tables"][1].update(by=["street"]),
        lambda content: content["tables"][1].update(by=[]),
        lambda content: content["tables"][1].update(where=[]),
        lambda content: content["tables"][1].update(where={"quarter": "2026-Q3"}),
        lambda content: content["tables"][1].update(title="Form"),
        lambda content: content["tables"][1]["method"].update(name="guess"),
        lambda content: content["tables"][1]["method"].update(base=2),
        lambda content: content["tables"][1]["method"].pop("base"),
        lambda content: content["tables"][1]["cells"].append(["THREAT", 21]),
        lambda content: content["tables"][1]["cells"].append(["MURDER", 21]),
        lambda content: content["tables"][1]["cells"].append(["INSULT", 21, 4]),
        lambda content: content["tables"][1]["cells"].append("INSULT"),
        lambda content: content["tables"][1]["cells"][0].__setitem__(1, 4),
        lambda content: content["tables"][1]["cells"][0].__setitem__(1, 22),
        lambda content: content["tables"][1]["cells"][0].__setitem__(1, None),
        lambda content: content["tables"][1]["cells"][0].__setitem__(1, -1),
        lambda content: content["tables"][1]["cells"][0].__setitem__(1, "21"),
    ],
)
def test_anything_unsound_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(NotARelease):
        read_release(_changed(change))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b'{"format": 1, "format": 2}',
        b"[" * 200_000,
        b" " * 8_000_001,
        b'{"format": NaN}',
    ],
)
def test_what_is_no_release_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(NotARelease):
        read_release(data)


def test_suppressed_tables_can_be_read() -> None:
    def suppress(content: dict[str, Any]) -> None:
        content["tables"][1]["method"] = {"name": "suppression", "threshold": 5}
        content["tables"][1]["cells"] = [["THREAT", 21], ["INSULT", None], ["*", None]]

    assert read_release(_changed(suppress)).tables[1].method.threshold == 5
