"""`komma-desk procedure rehearse` plays the probes of a file, or a run with buttons and days."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.desk_line import Line
from tests.journeys.town import Town

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "procedures"
STANDARD = FOLDER / "komma-standard.toml"
RUN = ("procedure", "rehearse", STANDARD, "--persona")


@pytest.fixture
def bare(tmp_path: Path) -> Line:
    return Line(Town(tmp_path / "store"))


def changed(folder: Path, old: str, new: str) -> Path:
    text = STANDARD.read_text(encoding="utf-8")
    assert old in text
    path = folder / "changed.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.toml")), ids=lambda path: str(path.stem))
def test_every_probe_of_a_shipped_procedure_passes_in_a_line_of_its_own(
    bare: Line, file: Path
) -> None:
    said = bare("procedure", "rehearse", file)
    assert said.status == 0, said.err
    lines = said.out.splitlines()
    assert len(lines) >= 3
    assert all(each.startswith("besteht") for each in lines)


def test_a_probe_that_fails_says_where_and_why_and_the_exit_is_1(
    bare: Line, tmp_path: Path
) -> None:
    alone = changed(tmp_path, "four_eyes = true", "four_eyes = false")
    said = bare("procedure", "rehearse", alone)
    assert said.status == 1
    failed = [each for each in said.out.splitlines() if each.startswith("SCHEITERT")]
    assert any("nobody_releases_alone" in each and "Zug 9" in each for each in failed)
    found = bare("procedure", "rehearse", alone, "--json")
    assert found.status == 1
    by_id = {each["id"]: each for each in found.json["probes"]}
    assert by_id["simple_insult"]["passed"] is True
    assert by_id["nobody_releases_alone"]["stopped_at"] == 9


def test_a_procedure_without_probes_says_so_and_is_no_failure(bare: Line, tmp_path: Path) -> None:
    text = STANDARD.read_text(encoding="utf-8")
    path = tmp_path / "bare.toml"
    path.write_text(text[: text.index("[[probes]]")], encoding="utf-8")
    said = bare("procedure", "rehearse", path)
    assert (said.status, said.out) == (0, "")
    assert "keine Proben" in said.err


def test_a_broken_procedure_is_not_played(bare: Line, tmp_path: Path) -> None:
    broken = changed(tmp_path, 'start     = "received"', 'start     = "nowhere"')
    said = bare("procedure", "rehearse", broken)
    assert said.status == 1
    assert "nicht gibt" in said.err


def test_a_run_shows_at_each_point_who_may_do_what_and_why_not(bare: Line) -> None:
    said = bare(*RUN, "all_refused", "--steps", "accept,settle", "--from", "2026-11-23")
    assert said.status == 0, said.err
    begins, then, now = said.out.split("\n\n")
    assert begins.startswith("Mo 23.11.2026  Eingegangen\n")
    assert "  Betroffene Person\n" in begins
    assert then.startswith("Mo 23.11.2026  Einordnung\n")
    officer = now.split("  Zweite Clearing-Person")[0].split("  Clearing-Person")[1]
    assert "    - release: Freigeben und abschließen" in officer
    assert "Den letzten Schritt haben Sie selbst" in officer
    assert "    + release:" in now.split("  Zweite Clearing-Person")[1]


def test_the_deadlines_of_each_point_follow_the_simulated_day(bare: Line) -> None:
    steps = ("--steps", "accept,days:4", "--from", "2026-11-23", "--land", "NW", "--json")
    points = bare(*RUN, "all_given", *steps).json["points"]
    day, waited = points[1], points[2]
    (first,) = (each for each in day["deadlines"] if each["kind"] == "internal")
    (later,) = (each for each in waited["deadlines"] if each["kind"] == "internal")
    assert (first["safe"], later["safe"]) == ("2026-11-30", "2026-11-30")
    assert (waited["day"], later["light"]) == ("2026-11-27", "soon")


def test_without_a_land_no_day_is_guessed(bare: Line) -> None:
    said = bare(*RUN, "alone", "--from", "2026-11-23")
    assert "--land" in said.out


def test_every_move_can_be_written_and_an_impossible_one_stops_the_run(bare: Line) -> None:
    moves = (
        "accept,take_in_hand,give:refer_agg,open_service,withdraw:refer_agg,check_offences,"
        "report_to_police!danger_to_life+head,days:3,leaves,open_service"
    )
    said = bare(*RUN, "mixed", "--steps", moves, "--json")
    assert said.status == 1
    assert len(said.json["points"]) == 10
    assert "nicht möglich" in said.json["refused"]
    assert "criminal_reported" in said.json["points"][-1]["states"]


@pytest.mark.parametrize(
    "move", ["nobody:accept", "days:0", "give:all", "a!b", "a!danger_to_life+x"]
)
def test_what_is_no_move_is_a_usage_error(bare: Line, move: str) -> None:
    assert bare(*RUN, "mixed", "--steps", move).status == 2
