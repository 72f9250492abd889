"""The files of a case at the command line: listed, saved, copied without metadata, also sealed."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.report_incident import ReportIncident
from tests.fakes.given_evidence import attached
from tests.fakes.planted_files import PLANTED, planted_picture
from tests.journeys.desk_line import Line, Said
from tests.journeys.town import CLEARING, Town, a_draft, enter_partner, only_case

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


def referred(line: Line, out: Path, *words: object) -> Said:
    """To a partner that is entered now, with the consent it needs."""
    with line.town.unlock(CLEARING) as karl:
        partner = enter_partner(karl)
        given = RecordConsent(
            case=only_case(karl),
            item=partner.consent,
            state=ConsentState.GIVEN,
            manner=ConsentManner.WRITTEN,
        )
        karl.perform(given)
    whom = ("--partner", partner.id, "--out", out, "--json")
    return line.by(CLEARING, "case", "refer", line.town.folder, CASE, *whom, *words)


def inside(letter: Path, said: Said) -> dict[str, bytes]:
    with pikepdf.open(letter, password=said.json["passphrase"]) as pdf:
        files = (pdf.attachments[key] for key in pdf.attachments)
        return {file.filename: file.get_file().read_bytes() for file in files}


def test_a_file_travels_in_the_letter_as_a_copy_made_for_it(line: Line, tmp_path: Path) -> None:
    said = referred(line, tmp_path / "brief.pdf", "--file", "1")
    assert said.status == 0, said.err
    assert said.json["files"] == 1
    files = inside(tmp_path / "brief.pdf", said)
    assert list(files) == ["Anlage-1.jpg"]
    assert PLANTED.encode() not in files["Anlage-1.jpg"]
    assert [each["copy_of"] for each in by_karl(line, "list", "--json").json] == [None, 1]


def test_the_original_travels_only_where_it_is_named_as_such(line: Line, tmp_path: Path) -> None:
    said = referred(line, tmp_path / "brief.pdf", "--original", "1")
    assert said.status == 0, said.err
    assert inside(tmp_path / "brief.pdf", said) == {"Anlage-1.jpg": planted_picture("JPEG")}
    assert len(by_karl(line, "list", "--json").json) == 1


def test_the_kind_of_a_file_is_said_listed_and_taken_back(line: Line) -> None:
    said = by_karl(line, "kind", "1", "PHOTO")
    assert said.status == 0, said.err
    assert "Foto" in by_karl(line, "list").out
    assert by_karl(line, "list", "--json").json[0]["kind"] == "PHOTO"
    assert by_karl(line, "kind", "1").status == 0
    assert by_karl(line, "list", "--json").json[0]["kind"] is None
    assert by_karl(line, "kind", "1", "ERFUNDEN").status != 0
