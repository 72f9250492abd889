"""A long report at the command line: filed from a file, shown in words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from komma_desk.domain.details_record import details_record
from komma_desk.domain.incident_record import draft_record
from tests.fakes.details import FILABLE
from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING, Town, a_draft

NUMBER = "2026-0001"


@pytest.fixture
def line(town: Town, tmp_path: Path) -> Line:
    told = tmp_path / "meldung.json"
    told.write_text(json.dumps(draft_record(a_draft(details=FILABLE))), encoding="utf-8")
    line = Line(town)
    assert line.by("rita", "report", "file", town.folder, told).status == 0
    assert line.by(CLEARING, "report", "take-in", town.folder).status == 0
    return line


def test_the_case_tells_what_was_told_as_json(line: Line) -> None:
    shown = line.by(CLEARING, "case", "show", line.town.folder, NUMBER, "--json").json
    assert shown["details"] == details_record(FILABLE)
    assert shown["parts"]["details.damage_cents"] == "120,50"
    assert "details.own_answers" not in shown["parts"]


def test_the_case_tells_it_in_words_with_own_questions(line: Line) -> None:
    shown = line.by(CLEARING, "case", "show", line.town.folder, NUMBER).out
    for text in ("Tigrinya", "Zoe Zeugin", "War der Alarmknopf da?", "Ja, unter dem Tisch."):
        assert text in shown


def test_a_detail_nobody_can_mean_is_named_and_nothing_is_filed(line: Line, tmp_path: Path) -> None:
    record = draft_record(a_draft(details=FILABLE))
    record["details"]["days_unfit"] = -1
    told = tmp_path / "falsch.json"
    told.write_text(json.dumps(record), encoding="utf-8")
    said = line.by("rita", "report", "file", line.town.folder, told)
    assert said.status == 1
    assert "Tage arbeits- oder dienstunfähig" in said.err
    taken = line.by(CLEARING, "report", "take-in", line.town.folder, "--json")
    assert taken.json == {"cases": []}
