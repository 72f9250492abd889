"""`report begun`, `store poster` and the receipt of a sealed report, at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from komma_desk.cli.speaking import Exit
from komma_desk.domain.incident_record import draft_record
from tests.journeys.desk_line import Line
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft


@pytest.fixture
def line(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Line:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "own"))
    return Line(town)


def _begun_by(line: Line, login: str) -> list[str]:
    told = line.by(login, "report", "begun", line.town.folder, "--json")
    return [each["id"] for each in told.json["begun"]]


def test_a_begun_entry_is_handed_to_a_colleague_who_discards_it(line: Line, tmp_path: Path) -> None:
    mail, folder = tmp_path / "a.eml", line.town.folder
    mail.write_bytes(b"From: A <a@example.org>\r\nSubject: Hilfe\r\n\r\nBitte.\r\n")
    line.by(CLEARING, "report", "enter", folder, "--mail", mail)
    (entry,) = _begun_by(line, CLEARING)
    handed = line.by(CLEARING, "report", "begun", folder, "--hand", entry, "--to", "carla")
    assert handed.status == Exit.DONE, handed.err
    assert _begun_by(line, CLEARING) == []
    line.by("carla", "report", "take-in", folder)
    assert _begun_by(line, "carla") == [entry]
    line.by("carla", "report", "begun", folder, "--discard", entry)
    assert _begun_by(line, "carla") == []


@pytest.mark.parametrize("said", ["no number", "11111111-2222-4333-8444-555555555555"])
def test_what_is_not_begun_is_refused(line: Line, said: str) -> None:
    folder = line.town.folder
    told = line.by(CLEARING, "report", "begun", folder, "--hand", said, "--to", "carla")
    assert told.status == Exit.REFUSED


def test_the_administrator_writes_the_poster(line: Line, tmp_path: Path) -> None:
    out = tmp_path / "aushang.pdf"
    place = ("--place", "Am Empfang", "--poster-language", "einfach")
    told = line.by(ADMIN, "store", "poster", line.town.folder, "--out", out, *place)
    assert told.status == Exit.DONE, told.err
    assert out.read_bytes().startswith(b"%PDF")


def test_a_receipt_comes_with_the_sealed_report(line: Line, tmp_path: Path) -> None:
    card, report, receipt = (tmp_path / name for name in ("c.komma-card", "r.json", "r.pdf"))
    line.by(CLEARING, "store", "card", line.town.folder, "--out", card)
    report.write_text(json.dumps(draft_record(a_draft())), encoding="utf-8")
    told = line("report", "seal", card, report, "--out", tmp_path / "a.komma", "--receipt", receipt)
    assert told.status == Exit.DONE, told.err
    assert receipt.read_bytes().startswith(b"%PDF")
