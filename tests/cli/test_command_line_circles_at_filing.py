"""Who must not see a report, and who reads new cases, at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from komma_desk.domain.incident_record import draft_record
from komma_desk.domain.roles import Role
from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING, STAFF, Town, a_draft

ADA, BO = "carla", "bo"


@pytest.fixture
def line(town: Town, monkeypatch: pytest.MonkeyPatch) -> Line:
    monkeypatch.setitem(STAFF, BO, ("Bo Beck", Role.CLEARING))
    town.bring_in(BO)
    return Line(town)


@pytest.fixture
def told(tmp_path: Path) -> Path:
    file = tmp_path / "meldung.json"
    file.write_text(json.dumps(draft_record(a_draft())), encoding="utf-8")
    return file


def test_a_report_not_for_somebody_goes_to_the_others(line: Line, told: Path) -> None:
    folder = line.town.folder
    filed = line.by("rita", "report", "file", folder, told, "--not-for", CLEARING, "--json")
    assert filed.json["sent_to"] == ["Bo Beck", "Carla Clemens"]
    assert line.by(CLEARING, "report", "take-in", folder, "--json").json == {"cases": []}
    assert line.by(ADA, "report", "take-in", folder, "--json").json == {"cases": ["2026-0001"]}


def test_a_sealed_file_says_who_can_open_it(line: Line, told: Path, tmp_path: Path) -> None:
    folder, sealed = line.town.folder, tmp_path / "meldung.komma"
    names = ("--not-for", CLEARING, "--not-for", BO)
    said = line.by("rita", "report", "file", folder, told, "--sealed-file", sealed, *names)
    assert "Carla Clemens" in said.out
    assert line.by(CLEARING, "report", "take-in", folder, sealed).status == 1
    assert line.by(ADA, "report", "take-in", folder, sealed).status == 0


def test_a_login_mistyped_files_nothing(line: Line, told: Path) -> None:
    folder = line.town.folder
    said = line.by("rita", "report", "file", folder, told, "--not-for", "karll")
    assert said.status == 1
    assert CLEARING in said.err
    assert line.by(CLEARING, "report", "take-in", folder, "--json").json == {"cases": []}


def test_nobody_left_is_refused_with_what_to_do(line: Line, told: Path) -> None:
    everybody = [each for login in (CLEARING, ADA, BO) for each in ("--not-for", login)]
    said = line.by("rita", "report", "file", line.town.folder, told, *everybody)
    assert said.status == 1
    assert "Beratungsstelle" in said.err


def test_assigned_only_is_told_and_switched(line: Line, told: Path) -> None:
    folder = line.town.folder
    switch = ("store", "assigned-only", folder)
    assert line.by(CLEARING, *switch, "--json").json == {"assigned_only": False}
    assert line.by(CLEARING, *switch, "on").status == 0
    assert line.by(ADA, *switch, "--json").json == {"assigned_only": True}
    line.by("rita", "report", "file", folder, told)
    line.by(ADA, "report", "take-in", folder)
    assert line.by(CLEARING, "case", "show", folder, "2026-0001").status == 1
    assert line.by(ADA, "case", "show", folder, "2026-0001").status == 0


def test_what_waits_is_sealed_anew_where_the_post_is_taken_in(line: Line, told: Path) -> None:
    folder = line.town.folder
    line.by("rita", "report", "file", folder, told, "--not-for", CLEARING)
    line.by(ADA, "report", "take-in", folder)
    left = line.by(CLEARING, "user", "leave", folder, BO)
    assert "1 Fall mit engem Kreis können Sie nicht öffnen" in left.out
    assert "neu versiegelt" in line.by(ADA, "report", "take-in", folder).err
    assert line.by(ADA, "report", "take-in", folder).err == ""
