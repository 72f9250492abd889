"""Files given on the command line go along, or nothing is filed and nothing of them stays."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from komma_desk.domain.incident_record import draft_record
from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING, a_draft

LETTER = b"Drohbrief"


@pytest.fixture
def told(tmp_path: Path) -> Path:
    (tmp_path / "brief.txt").write_bytes(LETTER)
    (tmp_path / "leer.txt").touch()
    path = tmp_path / "told.json"
    path.write_text(json.dumps(draft_record(a_draft())), encoding="utf-8")
    return path


def lying(line: Line) -> list[Path]:
    folder = line.town.folder / "attachments"
    return list(folder.iterdir()) if folder.is_dir() else []


def test_a_file_goes_along_and_its_checksum_is_said(line: Line, told: Path) -> None:
    folder, letter = line.town.folder, told.with_name("brief.txt")
    said = line.by("rita", "report", "file", folder, told, "--attach", letter)
    assert said.status == 0
    assert hashlib.sha256(LETTER).hexdigest() in said.out
    assert line.by(CLEARING, "report", "take-in", folder).status == 0
    with line.town.unlock(CLEARING) as karl:
        assert [each.attachment.name for each in karl.attachments()] == ["brief.txt"]


def test_the_answer_as_json_lists_the_files(line: Line, told: Path) -> None:
    letter = told.with_name("brief.txt")
    words = ("report", "file", line.town.folder, told, "--attach", letter, "--json")
    (listed,) = line.by("rita", *words).json["files"]
    assert (listed["name"], listed["size"]) == ("brief.txt", len(LETTER))
    assert "key" not in listed


def test_one_file_refused_files_nothing_and_leaves_nothing(line: Line, told: Path) -> None:
    folder = line.town.folder
    given = ("--attach", told.with_name("brief.txt"), "--attach", told.with_name("leer.txt"))
    said = line.by("rita", "report", "file", folder, told, *given)
    assert said.status == 1
    assert "leer.txt" in said.err
    assert lying(line) == []
    assert line.by(CLEARING, "report", "take-in", folder).out == "Übernommen: 0\n"


def test_a_sealed_file_carries_them_and_they_do_not_stay(line: Line, told: Path) -> None:
    folder, target = line.town.folder, told.with_name("meldung.komma")
    given = ("--attach", told.with_name("brief.txt"), "--sealed-file", target)
    assert line.by("rita", "report", "file", folder, told, *given).status == 0
    assert lying(line) == []
    assert line.by(CLEARING, "report", "take-in", folder, target).status == 0
    assert len(lying(line)) == 1
