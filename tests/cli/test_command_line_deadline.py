"""`komma-desk deadline` tells three dates and how they came about, without any store."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.desk_line import Line
from tests.journeys.town import Town


@pytest.fixture
def bare(tmp_path: Path) -> Line:
    return Line(Town(tmp_path / "store"))


def test_the_safe_day_comes_first_and_the_arithmetic_follows(bare: Line) -> None:
    said = bare("deadline", "stgb77b", "2026-09-25", "--land", "NW")
    assert said.status == 0, said.err
    lines = said.out.splitlines()
    assert lines[0] == "Strafantrag (§ 77b StGB)"
    assert lines[1].startswith("sicheres Datum")
    assert lines[1].endswith("Do 24.12.2026")
    assert "Fr 25.09.2026 + 3 Monate = Fr 25.12.2026" in said.out


def test_the_same_in_english(bare: Line) -> None:
    said = bare("--language", "en", "deadline", "stgb77b", "2026-09-25", "--land", "NW")
    assert "safe day      Thu 2026-12-24" in said.out


def test_programmes_get_the_dates_with_rule_and_version_as_json(bare: Line) -> None:
    words = ("deadline", "stgb77b", "2026-10-06", "--land", "BY", "--json")
    found = bare(*words).json
    assert (found["nominal"], found["statutory_end"], found["safe"]) == (
        "2027-01-06",
        "2027-01-07",
        "2027-01-05",
    )
    assert found["running"] is True
    assert (found["rule"], found["norm"], found["version"]) == ("stgb77b", "§ 77b StGB", "2026.1")


def test_days_of_the_place_and_of_the_office_count(bare: Line) -> None:
    words = ("deadline", "working_days", "2026-12-23", "--land", "NW", "--days", "3", "--json")
    assert bare(*words, "--internal", "2026-12-24").json["safe"] == "2026-12-30"
    assert bare(*words, "--free", "2026-12-24").json["safe"] == "2026-12-30"
    fortnight = ("deadline", "stgb77b", "2028-05-15", "--land", "BY", "--json")
    assert bare(*fortnight, "--catholic").json["statutory_end"] == "2028-08-16"


def test_a_pause_and_an_earlier_event_are_reckoned_with(bare: Line) -> None:
    pause = ("--pause-from", "2026-04-01", "--pause-until", "2026-04-21")
    paused = bare("deadline", "stgb77b", "2026-03-02", "--land", "NW", *pause, "--json").json
    assert paused["nominal"] == "2026-06-22"
    earlier = ("--earlier", "2026-11-27", "--json")
    assert bare("deadline", "dsgvo14", "2026-11-25", "--land", "NW", *earlier).json["safe"] == (
        "2026-11-27"
    )


def test_hours_are_told_with_the_moment_they_end(bare: Line) -> None:
    found = bare("deadline", "dsgvo33", "2026-12-01T09:30", "--land", "NW", "--json").json
    assert found["ends_at"] == "2026-12-04T09:30:00+01:00"
    said = bare("deadline", "dsgvo33", "2026-12-01T09:30", "--land", "NW").out.splitlines()
    assert said[1].endswith("Fr 04.12.2026, 09:30 Uhr")


def test_with_the_offender_unknown_it_is_not_running(bare: Line) -> None:
    said = bare("deadline", "stgb77b", "--land", "NW", "--offender-unknown")
    assert said.status == 0
    assert "Läuft noch nicht." in said.out
    as_json = bare("deadline", "stgb77b", "--land", "NW", "--offender-unknown", "--json")
    assert as_json.json["running"] is False


@pytest.mark.parametrize(
    "words",
    [
        ("stgb77c", "2026-09-25"),
        ("stgb77b",),
        ("stgb77b", "2026-09-25", "--pause-from", "2026-10-01"),
        ("stgb77b", "2099-12-01"),
        ("stgb77b", "9999-12-31"),
        ("stgb77b", "2026-09-25", "--pause-from", "2026-10-01", "--pause-until", "9999-12-31"),
        ("dsgvo33", "2026-09-25"),
    ],
)
def test_what_cannot_be_reckoned_is_refused_with_a_reason(
    bare: Line, words: tuple[str, ...]
) -> None:
    said = bare("deadline", *words, "--land", "NW")
    assert said.status == 1
    assert said.err
    assert said.out == ""


@pytest.mark.parametrize("day", ["25.09.2026", "2026-09-25T25:00"])
def test_a_day_written_wrongly_is_a_mistake_of_usage(bare: Line, day: str) -> None:
    assert bare("deadline", "stgb77b", day, "--land", "NW").status == 2
