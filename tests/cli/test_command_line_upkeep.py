"""The schedule of the upkeep and files set aside, by the command line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from komma_desk.words import Language, current_language, use_language
from tests.journeys.desk_line import Line
from tests.journeys.town import ADMIN, CLEARING

STRANGE = "a1" * 32


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    before = current_language()
    use_language(Language.ENGLISH)
    yield
    use_language(before)


def test_the_schedule_is_printed_and_what_is_named_is_set(line: Line, tmp_path: Path) -> None:
    usual = line.by(ADMIN, "store", "schedule", line.town.folder, "--json").json
    assert usual == {
        "on_closing": True,
        "every_hours": 24,
        "keep": 10,
        "second_place": "",
        "check_days": 30,
        "rehearsal_days": 30,
    }
    words = ("--every-hours", "6", "--on-closing", "no", "--second-place", tmp_path)
    said = line.by(ADMIN, "store", "schedule", line.town.folder, *words)
    assert said.status == 0, said.err
    found = line.by(ADMIN, "store", "schedule", line.town.folder, "--json").json
    changed = {"every_hours": 6, "on_closing": False, "second_place": str(tmp_path)}
    assert found == usual | changed
    gone = line.by(ADMIN, "store", "schedule", line.town.folder, "--second-place", "none", "--json")
    assert gone.json["second_place"] == ""


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("--keep", "0"), 1),
        (("--every-hours", "-2"), 1),
        (("--every-hours", "often"), 2),
        (("--on-closing", "maybe"), 2),
        (("--second-place", "/is/not/there"), 1),
    ],
)
def test_what_cannot_be_is_refused(line: Line, words: tuple[str, str], status: int) -> None:
    said = line.by(CLEARING, "store", "schedule", line.town.folder, *words)
    assert said.status == status
    assert said.err
    assert line.by(ADMIN, "store", "schedule", line.town.folder, "--json").json["keep"] == 10


def test_the_store_itself_is_no_second_place(line: Line) -> None:
    inside = line.town.folder / "backups"
    words = ("store", "schedule", line.town.folder, "--second-place", inside)
    assert line.by(CLEARING, *words).status == 1


def test_whoever_does_not_keep_the_store_does_not_set_it(line: Line) -> None:
    assert line.by("rita", "store", "schedule", line.town.folder).status == 1


def test_backups_reach_the_second_place_and_a_missing_stick_is_said(
    line: Line, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    words = ("--second-place", stick, "--keep", "2")
    line.by(CLEARING, "store", "schedule", line.town.folder, *words)
    for _ in range(3):
        made = line.by(CLEARING, "store", "backup", line.town.folder, "--json").json
        assert made["second_place"] is not None
    assert len([each for each in stick.iterdir() if each.name.endswith("Z")]) == 2
    assert line("store", "restore", made["second_place"], tmp_path / "neu").status == 0
    stick.rename(tmp_path / "woanders")
    said = line.by(CLEARING, "store", "backup", line.town.folder)
    assert said.status == 0
    assert "cannot be the second place" in said.err
    assert line.by(CLEARING, "store", "backup", line.town.folder, "--json").json["checked"]


def test_files_set_aside_are_listed_and_put_back(line: Line) -> None:
    assert "Nothing lies aside." in line.by(ADMIN, "store", "aside", line.town.folder).out
    file = line.town.folder / "attachments" / STRANGE
    file.write_bytes(b"versiegelt")
    long_ago = line.town.clock.now().timestamp() - 7200
    os.utime(file, (long_ago, long_ago))
    checked = line.by(CLEARING, "store", "check", line.town.folder)
    assert checked.status == 0, checked.err
    assert STRANGE in checked.out
    assert not file.exists()
    (found,) = line.by(ADMIN, "store", "aside", line.town.folder, "--json").json
    assert (found["name"], found["size"]) == (STRANGE, 10)
    assert "10 bytes" in line.by(ADMIN, "store", "aside", line.town.folder).out
    assert line.by(ADMIN, "store", "put-back", line.town.folder, STRANGE).status == 0
    assert file.exists()
    assert line.by(ADMIN, "store", "put-back", line.town.folder, STRANGE).status == 1
