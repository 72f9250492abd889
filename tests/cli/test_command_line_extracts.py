"""Extracts and approvals at the command line: posted, read, answered, and the second person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from komma_desk.cli import passphrases
from tests.cli.test_command_line_every_command import report_file
from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING, Town, passphrase_of

FACTS = ("--field", "category=THREAT", "--field", "urgency=danger")


@pytest.fixture
def line(town: Town, tmp_path: Path) -> Line:
    """A case that is being checked for offences."""
    line = Line(town)
    line.by("rita", "report", "file", town.folder, report_file(tmp_path / "meldung"))
    line.by(CLEARING, "report", "take-in", town.folder)
    for step in (("accept",), ("take_in_hand", *FACTS), ("check_offences",)):
        assert by_karl(line, "case", "step", "2026-0001", *step).status == 0
    return line


def by_karl(line: Line, group: str, verb: str, *words: str) -> Any:
    return line.by(CLEARING, group, verb, line.town.folder, *words)


def test_the_head_reads_and_answers_and_the_step_goes(line: Line) -> None:
    asks = ("--to", "henrik", "--ask", "report_to_police", "--exception", "danger_to_life")
    posted = by_karl(line, "extract", "post", "2026-0001", *asks)
    assert posted.status == 0, posted.err
    folder = line.town.folder
    (listed,) = line.by("henrik", "extract", "list", folder, "--json").json
    assert (listed["number"], listed["read"], listed["answer"]) == ("2026-0001", False, None)
    shown = line.by("henrik", "extract", "read", folder, "2026-0001")
    assert "Ein Mann schrie am Schalter und drohte." in shown.out
    told = ("2026-0001", "approve", "--reason", "Es eilt.")
    assert line.by("henrik", "extract", "answer", folder, *told).status == 0
    assert line.by("henrik", "extract", "answer", folder, *told).status == 1
    assert line.by(CLEARING, "report", "take-in", folder).status == 0
    step = ("2026-0001", "report_to_police", "--exception", "danger_to_life")
    assert by_karl(line, "case", "step", *step).status == 0


def test_a_colleague_is_asked_and_approves(line: Line) -> None:
    asked = by_karl(line, "case", "ask", "2026-0001", "report_to_police", "--colleague", "carla")
    assert asked.status == 0, asked.err
    given = ("case", "approve", line.town.folder, "2026-0001", "--reason", "Ja.")
    assert line.by(CLEARING, *given).status == 1
    assert line.by("carla", *given).status == 0
    assert line.by("carla", *given).status == 1
    step = ("2026-0001", "report_to_police", "--exception", "danger_to_life")
    assert by_karl(line, "case", "step", *step).status == 0


def test_the_second_person_types_her_own_passphrase_at_the_terminal(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["falsch", passphrase_of("carla")])
    monkeypatch.setattr(passphrases, "getpass", lambda _question: next(typed))
    step = ("2026-0001", "report_to_police", "--second", "carla")
    assert by_karl(line, "case", "step", *step).status == 1
    done = by_karl(line, "case", "step", *step)
    assert done.status == 0, done.err
