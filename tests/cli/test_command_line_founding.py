"""`store create` founds by the procedure that is named, and tells one person which one fits."""

from __future__ import annotations

import json
from pathlib import Path

from komma_desk.domain.incident_record import draft_record
from tests.journeys.desk_line import Line, Said
from tests.journeys.town import ADMIN, Town, a_draft, passphrase_of

HINT = "--procedure komma-small-town"


def founded_alone(tmp_path: Path, *more: str) -> tuple[Line, Said]:
    line = Line(Town(tmp_path / "store"))
    new = tmp_path / "neu"
    new.write_text(passphrase_of(ADMIN) + "\n", encoding="utf-8")
    who = ("--name", "Kleindorf", "--admin", ADMIN, "--new-passphrase-file", new)
    return line, line("store", "create", line.town.folder, *who, *more)


def test_one_person_is_told_of_the_procedure_that_fits(tmp_path: Path) -> None:
    _line, said = founded_alone(tmp_path)
    assert said.status == 0, said.err
    assert HINT in said.out


def test_one_person_who_chose_it_closes_a_case_by_the_command_line(tmp_path: Path) -> None:
    line, said = founded_alone(tmp_path, "--procedure", "komma-small-town")
    assert said.status == 0, said.err
    assert HINT not in said.out
    folder = line.town.folder
    draft = tmp_path / "meldung.json"
    draft.write_text(json.dumps(draft_record(a_draft())), encoding="utf-8")
    filed = line.by(ADMIN, "report", "file", folder, draft)
    assert filed.status == 0, filed.err
    assert line.by(ADMIN, "report", "take-in", folder).status == 0
    (case,) = line.by(ADMIN, "case", "list", folder, "--json").json
    asked = ("--field", "category=INSULT", "--field", "urgency=normal")
    accepted = line.by(ADMIN, "case", "step", folder, case["number"], "accept", *asked)
    assert accepted.status == 0, accepted.err
    closed = line.by(ADMIN, "case", "step", folder, case["number"], "close")
    assert closed.status == 0, closed.err
    (case,) = line.by(ADMIN, "case", "list", folder, "--json").json
    assert case["state"] == "closed"


def test_a_procedure_that_does_not_ship_is_no_choice(tmp_path: Path) -> None:
    _line, said = founded_alone(tmp_path, "--procedure", "komma-moon")
    assert said.status == 2
    assert not (tmp_path / "store").exists()
