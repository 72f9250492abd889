"""The log on the command line: what is missing is said at every unlock, and can be accepted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from komma_desk.domain.audit import Compartment
from komma_desk.domain.incident_record import draft_record
from komma_desk.usecases.commands.report_incident import ReportIncident
from tests.attacks.log_tampering import tamper
from tests.journeys.desk_line import Line
from tests.journeys.town import Town, a_draft

LAST = "DELETE FROM {log} WHERE sequence = (SELECT max(sequence) FROM {log})"


@pytest.fixture
def cut_line(town: Town) -> Line:
    """Rita saw an end of the office log that is gone now."""
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    tamper(town, Compartment.OFFICE, LAST)
    return Line(town)


def test_what_is_missing_is_said_at_every_unlock_and_stops_nothing(cut_line: Line) -> None:
    for _ in range(2):
        said = cut_line.by("rita", "store", "info", cut_line.town.folder)
        assert said.status == 0
        assert "office.db" in said.err
        assert "log accept" in said.err


def test_whoever_saw_nothing_of_it_is_told_nothing(cut_line: Line) -> None:
    assert cut_line.by("ines", "store", "info", cut_line.town.folder).err == ""


def test_a_log_accepted_once_is_quiet_and_cannot_be_accepted_again(cut_line: Line) -> None:
    folder = cut_line.town.folder
    accepted = cut_line.by("rita", "log", "accept", folder, "--json")
    assert accepted.status == 0
    (loss,) = accepted.json
    assert int(loss["ends"].split(":")[0]) < int(loss["seen"].split(":")[0])
    assert cut_line.by("rita", "store", "info", folder).err == ""
    assert cut_line.by("rita", "log", "accept", folder).status == 1


def test_the_check_of_the_store_compares_with_what_was_seen(cut_line: Line) -> None:
    said = cut_line.by("rita", "store", "check", cut_line.town.folder, "--json")
    assert said.status == 3
    (told,) = [line["said"] for line in said.json["lines"] if line["health"] == "bad"]
    assert len(told) == 1


def test_a_report_is_filed_with_its_place_in_the_log_and_a_receipt(
    town: Town, tmp_path: Path
) -> None:
    line, report, receipt = Line(town), tmp_path / "r.json", tmp_path / "beleg.pdf"
    report.write_text(json.dumps(draft_record(a_draft())), encoding="utf-8")
    said = line.by("rita", "report", "file", town.folder, report, "--receipt", receipt, "--json")
    assert said.status == 0, said.err
    assert receipt.read_bytes().startswith(b"%PDF")
    place = said.json["log"]
    proof = line.by("dora", "log", "verify", town.folder, "--sheet-head", place)
    assert proof.status == 0, proof.err


@pytest.mark.parametrize("by", ["karl", "dora"])
def test_a_person_reads_what_was_proved(town: Town, by: str) -> None:
    said = Line(town).by(by, "log", "verify", town.folder)
    assert said.status == 0
    assert "office.db" in said.out
    assert "cases.db" in said.out


def test_a_person_reads_what_was_written(town: Town, tmp_path: Path) -> None:
    line = Line(town)
    sheet = line.by("dora", "log", "sheet", town.folder, "--out", tmp_path / "blatt.pdf")
    assert "office:" in sheet.out
    assert "cases.db" in sheet.out
    export = line.by("karl", "log", "export", town.folder, "--out", tmp_path / "log.jsonl")
    assert "log.jsonl" in export.out
