"""Every command of the command line once, from an empty folder to exported figures."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from komma_desk.domain.incident_record import draft_record
from tests.journeys.desk_line import Line, words_read
from tests.journeys.town import (
    ADMIN,
    CLEARING,
    STAFF,
    Town,
    a_draft,
    enter_partner,
    passphrase_of,
)


def written(path: Path, *lines: str) -> Path:
    path.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")
    return path


def report_file(path: Path, **told: Any) -> Path:
    return written(path, json.dumps(draft_record(a_draft(**told))))


def test_a_store_is_founded_staffed_and_checked(tmp_path: Path) -> None:
    line = Line(Town(tmp_path / "store"))
    folder, sheet = line.town.folder, tmp_path / "blatt.pdf"
    new = written(tmp_path / "neu", passphrase_of(ADMIN), passphrase_of(CLEARING))
    who = ("--name", "Musterstadt", "--admin", ADMIN, "--clearing", CLEARING)
    files = ("--new-passphrase-file", new, "--recovery-sheet", sheet)
    founded = line("store", "create", folder, *who, *files)
    assert founded.status == 0, founded.err
    assert {path.name for path in tmp_path.glob("blatt*.pdf")} == {
        f"blatt-{ADMIN}.pdf",
        f"blatt-{CLEARING}.pdf",
    }
    assert founded.out.count("Wiederherstellungscode von") == 2

    invite = ("user", "invite", folder, "rita", "--role", "reporter", "--name", "Rita", "--json")
    invited = line.by(ADMIN, *invite)
    assert invited.json.keys() == {"login", "code", "expires_at"}
    code = written(tmp_path / "code", invited.json["code"])
    hers = written(tmp_path / "rita", passphrase_of("rita"))
    accept = ("--code-file", code, "--new-passphrase-file", hers)
    accepted = line("user", "accept", folder, "rita", *accept)
    assert accepted.status == 0
    assert standing(line, "rita") == "arrived"
    unheard = line.by(CLEARING, "user", "confirm", folder, "Rita")
    assert unheard.status == 1
    others = ("--words", "bado keli muru tesa wino pagu")
    assert line.by(CLEARING, "user", "confirm", folder, "Rita", *others).status == 1
    assert standing(line, "rita") == "arrived"
    words = ("--words", words_read(accepted))
    confirmed = line.by(CLEARING, "user", "confirm", folder, "Rita", *words)
    assert confirmed.status == 0, confirmed.err
    assert standing(line, "rita") == "confirmed"

    info = line.by(ADMIN, "store", "info", folder, "--json").json
    assert info == {
        "municipality": "Musterstadt",
        "people": 3,
        "partners": 0,
        "releases": 0,
        "cases": None,
    }
    assert line.by(CLEARING, "store", "info", folder, "--json").json["cases"] == 0
    assert line("store", "check", folder, "--json").json["good"]
    assert line.by(CLEARING, "store", "check", folder, "--json").json["good"]


def standing(line: Line, login: str) -> str:
    listed = line.by(ADMIN, "user", "list", line.town.folder, "--json").json
    return str(next(each["standing"] for each in listed if each["login"] == login))


def test_a_case_goes_from_file_to_hand_over(line: Line, tmp_path: Path) -> None:
    folder, told = (
        line.town.folder,
        report_file(tmp_path / "m.json", consents=frozenset({"refer_counselling"})),
    )
    filed = line.by("rita", "report", "file", folder, told, "--json")
    assert filed.json.keys() == {"report", "filed_at", "log"}
    sealed = tmp_path / "versiegelt"
    assert line.by("rita", "report", "file", folder, told, "--sealed-file", sealed).status == 0

    taken = line.by(CLEARING, "report", "take-in", folder, "--json")
    assert taken.json == {"cases": ["2026-0001"]}
    taken = line.by(CLEARING, "report", "take-in", folder, sealed, "--json")
    assert taken.json == {"cases": ["2026-0002"]}

    listed = line.by(CLEARING, "case", "list", folder, "--state", "received", "--json").json
    assert {each["number"] for each in listed} == {"2026-0001", "2026-0002"}
    step = line.by(CLEARING, "case", "step", folder, "2026-0001", "accept", "--json")
    assert step.json == {"number": "2026-0001", "state": "triage"}
    words = ("--field", "category=THREAT", "--field", "urgency=high")
    hand = line.by(CLEARING, "case", "step", folder, "2026-0001", "take_in_hand", *words)
    assert hand.status == 0, hand.err

    with line.town.unlock(CLEARING) as karl:
        partner = enter_partner(karl)
    assert line.by("rita", "partner", "list", folder, "--json").json[0]["id"] == str(partner.id)
    letter = tmp_path / "brief.pdf"
    refer = ("case", "refer", folder, "2026-0001", "--partner", partner.id, "--out", letter)
    handed = line.by(CLEARING, *refer, "--json").json
    assert handed.keys() == {"file", "sha256", "passphrase", "partner", "files"}
    shown = line.by(CLEARING, "case", "show", folder, "2026-0001", "--json").json
    assert shown["referrals"][0]["sha256"] == handed["sha256"]
    assert shown["state"] == "in_hand"
    assert handed["passphrase"] not in json.dumps(shown)


def test_figures_are_previewed_prepared_listed_and_exported(line: Line, tmp_path: Path) -> None:
    folder = line.town.folder
    told = report_file(tmp_path / "m.json", reporter_role="WITNESS")
    for _ in range(6):
        assert line.by("rita", "report", "file", folder, told).status == 0
    assert line.by(CLEARING, "report", "take-in", folder).status == 0
    line.town.clock.move_to(date(2026, 11, 3))
    prepare = ("figures", "prepare", folder, "--period", "2026-10", "--json")
    preview = line.by(CLEARING, *prepare, "--dry-run").json
    assert line.by("ines", "figures", "list", folder, "--json").json == []
    assert line.by(CLEARING, *prepare).json == preview
    listed = line.by("ines", "figures", "list", folder, "--json").json
    assert listed == [{"number": 1, "period": "2026-10", "prepared_on": "2026-11-03"}]
    export = ("figures", "export", folder, "--period", "2026-10", "--out", tmp_path, "--json")
    exported = line.by("ines", *export).json["files"]
    assert all(Path(each).is_file() for each in exported)
    assert line.by(CLEARING, *prepare).status == 1


def test_a_procedure_is_looked_through(line: Line, tmp_path: Path) -> None:
    shipped = line.town.house.standard_procedure
    checked = line("procedure", "check", shipped, "--json")
    assert checked.status == 0
    assert checked.json["procedure"] == "komma-standard"
    broken = tmp_path / "kaputt.toml"
    text = shipped.read_text(encoding="utf-8")
    broken.write_text(text.replace('to      = "triage"', 'to      = "nirgends"', 1), "utf-8")
    said = line("procedure", "check", shipped, broken)
    assert said.status == 1
    assert said.err
    number = broken.read_text("utf-8").splitlines().index('to      = "nirgends"') + 1
    assert f"{broken}:{number}: " in said.out
    (_, told) = line("procedure", "check", shipped, broken, "--json").json
    assert [(one["line"], one["rule"]) for one in told["findings"]] == [(number, "unknown_state")]


def test_a_file_that_is_no_procedure_does_not_hide_the_others(line: Line, tmp_path: Path) -> None:
    broken = tmp_path / "kaputt.toml"
    broken.write_text('schema = "other"\n', "utf-8")
    said = line("procedure", "check", broken, line.town.house.standard_procedure)
    assert said.status == 1
    assert f"{broken}:1: " in said.out
    assert "unreadable" in said.out
    assert "1.0.0" in said.out


def test_the_bare_store_opens_the_window_and_demo_the_town(line: Line, tmp_path: Path) -> None:
    assert line(line.town.folder).status == 0
    assert line().status == 0
    assert line.doors.opened == [line.town.folder, None]
    assert line("demo", "--cases", "7", "--seed", "3", "--tour", tmp_path).status == 0
    assert line.doors.demos == [{"cases": 7, "seed": 3, "tour": tmp_path, "keep": None}]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_list_can_be_read_by_a_person_too(line: Line, tmp_path: Path, language: str) -> None:
    folder = line.town.folder
    line.by("rita", "report", "file", folder, report_file(tmp_path / "m.json"))
    line.by(CLEARING, "report", "take-in", folder)
    for login, *words in (
        (CLEARING, "case", "list", folder),
        (CLEARING, "case", "show", folder, "2026-0001"),
        (CLEARING, "partner", "list", folder),
        (CLEARING, "user", "list", folder),
        (CLEARING, "figures", "list", folder),
        (CLEARING, "store", "info", folder),
        (CLEARING, "store", "check", folder),
    ):
        said = line.by(login, *words, "--language", language)
        assert (said.status, said.err) == (0, "")
        assert len(said.out.splitlines()) >= 1
    assert line.by(CLEARING, "user", "list", folder, "--language", "en").out.startswith("Login")
    assert len(STAFF) + 3 == len(line.by(CLEARING, "user", "list", folder).out.splitlines())
