"""The command line without an account: card, sealed report, watched folder, answer, a word back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from komma_desk.cli.speaking import Exit
from komma_desk.domain.incident_record import draft_record
from tests.journeys.by_card import SAYS
from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING, Town, a_draft


@pytest.fixture
def line(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Line:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "own"))
    return Line(town)


@pytest.fixture
def card(line: Line, tmp_path: Path) -> Path:
    card = tmp_path / "stadt.komma-card"
    assert line.by(CLEARING, "store", "card", line.town.folder, "--out", card).status == Exit.DONE
    return card


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.json"
    file.write_text(json.dumps(draft_record(a_draft())), encoding="utf-8")
    return file


def _sealed(line: Line, card: Path, report: Path, out: Path, *words: object) -> dict[str, str]:
    said = line("report", "seal", card, report, "--out", out, "--json", *words)
    assert said.status == Exit.DONE, said.err
    told: dict[str, str] = said.json
    return told


def test_a_card_says_whose_it_is_and_by_which_words(line: Line, card: Path) -> None:
    told = line("card", "show", card)
    words = line("card", "show", card, "--json").json["words"]
    assert "Musterstadt" in told.out
    assert words in told.out
    assert "Karl Klär" in told.out


def test_a_report_goes_by_the_folder_and_its_answer_comes_back(
    line: Line, card: Path, report: Path, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    picture = tmp_path / "Foto.png"
    picture.write_bytes(b"\x89PNG and more")
    told = _sealed(line, card, report, share / "a.komma", "--attach", picture)
    taken = line.by(CLEARING, "report", "take-in", line.town.folder, "--folder", share, "--json")
    (number,) = taken.json["cases"]
    assert [each.name for each in (share / "eingelesen").iterdir()] == ["a.komma"]
    answer, code = tmp_path / "a.komma-answer", tmp_path / "code"
    assert (
        line.by(CLEARING, "report", "answer-file", line.town.folder, number, "--out", answer).status
        == Exit.DONE
    )
    code.write_text(told["code"], encoding="utf-8")
    opened = line("report", "open-answer", card, answer, "--code-file", code, "--json").json
    assert (opened["number"], opened["report"]) == (number, told["report"])
    back = share / "b.komma"
    done = line("report", "write-back", card, "--out", back, "--code-file", code, "--wish", "talk")
    assert done.status == Exit.DONE, done.err
    again = line.by(CLEARING, "report", "take-in", line.town.folder, "--folder", share, "--json")
    assert again.json["cases"] == [number]


def test_somebody_with_a_name_opens_it_by_her_passphrase(
    line: Line, card: Path, report: Path, tmp_path: Path
) -> None:
    secret, out = tmp_path / "secret", tmp_path / "a.komma"
    secret.write_text(SAYS, encoding="utf-8")
    by = ("--name", "Rosa Ruf", "--passphrase-file", secret)
    told = _sealed(line, card, report, out, *by)
    assert "code" not in told
    (number,) = line.by(CLEARING, "report", "take-in", line.town.folder, out, "--json").json[
        "cases"
    ]
    answer = tmp_path / "a.komma-answer"
    line.by(CLEARING, "report", "answer-file", line.town.folder, number, "--out", answer)
    opened = line("report", "open-answer", card, answer, "--passphrase-file", secret)
    assert opened.status == Exit.DONE
    assert "Karl Klär" in opened.out


def test_a_bad_file_in_the_folder_stops_no_other(
    line: Line, card: Path, report: Path, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (share / "0.komma").write_bytes(b"garbage")
    with (share / "1.komma").open("wb") as huge:
        huge.truncate(1 << 42)
    (share / "2.komma").symlink_to(report)
    (share / "3.txt").write_text("no report")
    _sealed(line, card, report, share / "9.komma")
    said = line.by(CLEARING, "report", "take-in", line.town.folder, "--folder", share, "--json")
    assert len(said.json["cases"]) == 1
    assert said.status != Exit.DONE
    assert {"0.komma", "1.komma", "2.komma", "3.txt"} < {each.name for each in share.iterdir()}


def test_a_folder_that_cannot_be_reached_is_said(line: Line, tmp_path: Path) -> None:
    said = line.by(CLEARING, "report", "take-in", line.town.folder, "--folder", tmp_path / "gone")
    assert said.status == Exit.TROUBLE
    assert "gone" in said.err


def test_a_mistyped_name_seals_nothing(
    line: Line, card: Path, report: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.komma"
    said = line("report", "seal", card, report, "--out", out, "--not-for", "Karl Klar")
    assert said.status == Exit.REFUSED
    assert not out.exists()


def test_a_mistyped_code_is_told_from_a_wrong_one(
    line: Line, card: Path, report: Path, tmp_path: Path
) -> None:
    code = tmp_path / "code"
    told = _sealed(line, card, report, tmp_path / "a.komma")
    code.write_text(told["code"][:-1] + "x", encoding="utf-8")
    out = tmp_path / "b.komma"
    said = line("report", "write-back", card, "--out", out, "--code-file", code, "--wish", "talk")
    assert said.status == Exit.REFUSED
    assert not out.exists()


def test_nothing_on_the_computer_tells_that_somebody_reported(
    line: Line, card: Path, report: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "Foto.png"
    picture.write_bytes(b"\x89PNG and more")
    _sealed(line, card, report, tmp_path / "a.komma", "--attach", picture)
    assert list((tmp_path / "own").rglob("*/forms")) == []


def test_with_the_newest_answer_a_word_back_opens_for_the_circle_alone(
    line: Line, card: Path, report: Path, tmp_path: Path
) -> None:
    folder, code = line.town.folder, tmp_path / "code"
    sealed, answer, back = tmp_path / "a.komma", tmp_path / "a.komma-answer", tmp_path / "b.komma"
    code.write_text(_sealed(line, card, report, sealed)["code"], encoding="utf-8")
    (number,) = line.by(CLEARING, "report", "take-in", folder, sealed, "--json").json["cases"]
    only_karl = ("--member", CLEARING, "--reason", "befangen")
    told = line.by(CLEARING, "case", "restrict", folder, number, *only_karl, "--json")
    assert told.json["reporter_told"] == "by file"
    line.by(CLEARING, "report", "answer-file", folder, number, "--out", answer)
    newer = tmp_path / "neu.komma-card"
    opened = line("report", "open-answer", card, answer, "--code-file", code)
    assert "Karl Klär" in opened.out
    none = line("report", "open-answer", card, answer, "--newer-card", newer, "--code-file", code)
    assert none.status == Exit.REFUSED
    word = ("--out", back, "--code-file", code, "--wish", "talk", "--answer", answer)
    assert line("report", "write-back", card, *word, "--json").json["sent_to"] == ["Karl Klär"]
