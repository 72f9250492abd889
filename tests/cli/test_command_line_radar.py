"""What falls due at the command line: the list, the Land of the office, a file for a diary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.cli.test_command_line_every_command import report_file
from tests.journeys.desk_line import Line
from tests.journeys.town import ADMIN, CLEARING, Town


@pytest.fixture
def line(town: Town, tmp_path: Path) -> Line:
    """One case, in an office of which nobody said where it lies."""
    line = Line(town)
    line.by("rita", "report", "file", town.folder, report_file(tmp_path / "meldung"))
    assert line.by(CLEARING, "report", "take-in", town.folder).status == 0
    return line


def place(line: Line, *words: str) -> Any:
    said = line.by(ADMIN, "deadline", "place", line.town.folder, *words)
    assert said.status == 0, said.err
    return said


def test_without_a_land_the_radar_says_how_to_set_it_and_nothing_leaves(
    line: Line, tmp_path: Path
) -> None:
    said = line.by(CLEARING, "deadline", "radar", line.town.folder)
    assert said.status == 0
    assert "komma-desk deadline place" in said.err
    assert "kein Datum" in said.out
    target = tmp_path / "fristen.ics"
    refused = line.by(CLEARING, "deadline", "calendar", line.town.folder, "--out", str(target))
    assert refused.status != 0
    assert not target.exists()


def test_the_place_of_the_office_is_set_bit_by_bit(line: Line) -> None:
    place(line, "--land", "BY", "--catholic", "yes", "--holidays", "08-08")
    shown = place(line, "--closed", "24.12. 31.12.", "--json").json
    assert shown == {
        "land": "BY",
        "catholic": True,
        "holidays": ["08-08"],
        "closed": ["12-24", "12-31"],
    }
    said = place(line).out
    assert "Bayern" in said
    assert "24.12., 31.12." in said
    assert place(line, "--closed", "", "--json").json["closed"] == []


def test_the_radar_tells_case_day_and_step_and_a_diary_gets_the_same(
    line: Line, tmp_path: Path
) -> None:
    place(line, "--land", "NW")
    said = line.by(CLEARING, "deadline", "radar", line.town.folder)
    assert "2026-0001" in said.out
    assert "Annehmen und Eingang bestätigen" in said.out
    (due,) = line.by(CLEARING, "deadline", "radar", line.town.folder, "--json").json["deadlines"]
    target = tmp_path / "fristen.ics"
    words = ("--out", str(target))
    assert line.by(CLEARING, "deadline", "calendar", line.town.folder, *words).status == 0
    (event,) = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert event["dtstart"].dt.isoformat() == due["safe"]
    assert event["summary"] == "Frist 2026-0001: Eingang bestätigen"


def test_a_view_and_a_last_day_show_a_part(line: Line) -> None:
    place(line, "--land", "NW")
    for words in (("--view", "statutory"), ("--until", "2026-01-01")):
        said = line.by(CLEARING, "deadline", "radar", line.town.folder, *words, "--json")
        assert said.json["deadlines"] == []


def test_a_store_can_be_founded_with_its_land(line: Line, tmp_path: Path) -> None:
    new = tmp_path / "neu"
    pass_file = tmp_path / "worte"
    pass_file.write_text("Der Fuchs trinkt nie vor elf\n", encoding="utf-8")
    words = ("--name", "Neu", "--admin", "eva", "--new-passphrase-file", str(pass_file))
    founded = line("store", "create", new, *words, "--land", "HE")
    assert founded.status == 0, founded.err
    login = ("--as", "eva", "--passphrase-file", str(pass_file))
    assert line("deadline", "place", new, *login, "--json").json["land"] == "HE"


def test_a_rule_still_stands_behind_the_same_word(line: Line) -> None:
    said = line("deadline", "stgb77b", "2026-09-25", "--land", "NW", "--json")
    assert said.json["safe"] == "2026-12-24"
