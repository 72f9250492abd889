"""The files of a case at the command line: listed, saved, copied without metadata, also sealed."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.domain.attachment import NewAttachment
from komma_desk.usecases.commands.report_incident import ReportIncident
from tests.fakes.given_evidence import attached
from tests.fakes.planted_files import PLANTED, planted_picture
from tests.journeys.desk_line import Line, Said
from tests.journeys.town import CLEARING, Town, a_draft

CASE = "2026-0001"


@pytest.fixture
def line(town: Town) -> Line:
    """One case with a picture that tells more than it shows."""
    with town.unlock("rita") as rita:
        file = NewAttachment(name="Foto.jpg", content=planted_picture("JPEG"))
        rita.perform(ReportIncident(a_draft("Am Schalter"), attached(rita, file)))
    line = Line(town)
    assert line.by(CLEARING, "report", "take-in", town.folder).status == 0
    return line


def by_karl(line: Line, verb: str, *words: object) -> Said:
    return line.by(CLEARING, "case", "attachment", verb, line.town.folder, CASE, *words)


def test_a_copy_without_metadata_is_made_and_saved(line: Line, tmp_path: Path) -> None:
    made = by_karl(line, "strip", "1")
    assert made.status == 0, made.err
    assert "Foto (ohne Metadaten).jpg" in made.out
    listed = by_karl(line, "list", "--json").json
    assert [(each["number"], each["copy_of"]) for each in listed] == [(1, None), (2, 1)]
    assert "camera" in listed[1]["left_out"]
    for number, name in (("1", "original.jpg"), ("2", "copy.jpg")):
        assert by_karl(line, "save", number, "--out", tmp_path / name).status == 0
    assert PLANTED.encode() in (tmp_path / "original.jpg").read_bytes()
    assert PLANTED.encode() not in (tmp_path / "copy.jpg").read_bytes()


def test_the_copy_of_a_restricted_case_knows_its_original_before_and_after(line: Line) -> None:
    folder = line.town.folder
    shut = ("--member", CLEARING, "--reason", "Nähe zur beschuldigten Person")
    assert by_karl(line, "strip", "1").status == 0
    restricted = line.by(CLEARING, "case", "restrict", folder, CASE, *shut)
    assert restricted.status == 0, restricted.err
    assert [each["copy_of"] for each in by_karl(line, "list", "--json").json] == [None, 1]
    lifted = line.by(CLEARING, "case", "lift", folder, CASE, "--reason", "Es ist geklärt")
    assert lifted.status == 0, lifted.err
    assert [each["copy_of"] for each in by_karl(line, "list", "--json").json] == [None, 1]
    assert line.by(CLEARING, "store", "check", folder).status == 0


def test_a_number_that_is_not_there_is_said(line: Line, tmp_path: Path) -> None:
    refused = by_karl(line, "save", "7", "--out", tmp_path / "a")
    assert refused.status == 1
    assert "7" in refused.err
    assert not (tmp_path / "a").exists()


def test_the_list_for_people_names_the_original(line: Line) -> None:
    by_karl(line, "strip", "1")
    shown = by_karl(line, "list").out
    assert "Foto (ohne Metadaten).jpg" in shown
