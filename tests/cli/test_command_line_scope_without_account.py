"""Somebody without an account says how much may be told: with her report, and anew later."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from komma_desk.cli.speaking import Exit
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent_scope import ConsentScope, narrowed_by
from komma_desk.domain.incident_record import draft_record
from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING, Town, a_draft

POLICE = Code("refer_police")


@pytest.fixture
def line(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Line:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "own"))
    return Line(town)


def scopes(line: Line, number: str) -> list[str]:
    shown = line.by(CLEARING, "case", "show", line.town.folder, number, "--json").json
    return [each["scope"] for each in shown["consents"]]


def test_the_sealed_report_and_the_letter_after_it_say_how_much_may_be_told(
    line: Line, tmp_path: Path
) -> None:
    folder, card = line.town.folder, tmp_path / "stadt.komma-card"
    assert line.by(CLEARING, "store", "card", folder, "--out", card).status == Exit.DONE
    told = a_draft(
        consents=frozenset({POLICE}),
        consent_scopes=narrowed_by({POLICE: ConsentScope.ONLY_FACTS}),
    )
    report, sealed, code = tmp_path / "a.json", tmp_path / "a.komma", tmp_path / "code"
    report.write_text(json.dumps(draft_record(told)), encoding="utf-8")
    filed = line("report", "seal", card, report, "--out", sealed, "--json")
    assert filed.status == Exit.DONE, filed.err
    code.write_text(filed.json["code"], encoding="utf-8")
    taken = line.by(CLEARING, "report", "take-in", folder, sealed, "--json")
    (number,) = taken.json["cases"]
    assert scopes(line, number) == ["only_facts"]
    back = tmp_path / "b.komma"
    more = ("--allow", POLICE, "--scope", "no_name", "--code-file", code)
    sent = line("report", "write-back", card, "--out", back, *more)
    assert sent.status == Exit.DONE, sent.err
    line.by(CLEARING, "report", "take-in", folder, back)
    assert scopes(line, number) == ["only_facts", "no_name"]
    refused = line(
        *("report", "write-back", card, "--out", tmp_path / "c.komma", "--code-file", code),
        *("--allow", "contact", "--scope", "no_name"),
    )
    assert refused.status == 1
    assert not (tmp_path / "c.komma").exists()
