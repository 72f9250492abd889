"""A person's life by the command line alone: passphrase, sheet, new keys, leaving."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest

from komma_desk.cli import passphrases
from komma_desk.cli.face import run
from tests.journeys.desk_line import Line
from tests.journeys.test_own_passphrase_and_sheet import code_on
from tests.journeys.town import CLEARING, passphrase_of

NEW = "Ein ganz anderer Satz am Fluss"


def written(path: Path, *lines: str) -> Path:
    path.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")
    return path


def test_a_passphrase_is_changed_from_two_files(line: Line, tmp_path: Path) -> None:
    folder = line.town.folder
    old, new = written(tmp_path / "alt", passphrase_of("rita")), written(tmp_path / "neu", NEW)
    deed = ("user", "passphrase", folder, "rita", "--passphrase-file", old)
    assert line(*deed, "--new-passphrase-file", new).status == 0
    info = ("store", "info", folder, "--as", "rita", "--passphrase-file")
    assert line(*info, new).status == 0
    assert line(*info, old).status != 0


def test_a_new_sheet_is_written(line: Line, tmp_path: Path) -> None:
    own, sheet = written(tmp_path / "wort", passphrase_of("rita")), tmp_path / "blatt.pdf"
    deed = ("user", "recovery-sheet", line.town.folder, "rita", "--passphrase-file", own)
    assert line(*deed, "--out", sheet).status == 0
    assert sheet.read_bytes().startswith(b"%PDF")


def test_ones_own_code_opens_once_and_brings_another(line: Line, tmp_path: Path) -> None:
    own, sheet = written(tmp_path / "wort", passphrase_of("rita")), tmp_path / "blatt.pdf"
    made = ("user", "recovery-sheet", line.town.folder, "rita", "--passphrase-file", own)
    assert line(*made, "--out", sheet).status == 0
    code, new = written(tmp_path / "code", code_on(sheet)), written(tmp_path / "neu", NEW)
    deed = ("user", "recover", line.town.folder, "rita", "--new-passphrase-file", new)
    wrong = line(*deed, "--code-file", written(tmp_path / "falsch", "ABCD-EFGH"))
    assert (wrong.status, wrong.out) == (1, "")
    assert line.by("rita", "store", "info", line.town.folder).status == 0
    came = line(*deed, "--code-file", code)
    assert came.status == 0, came.err
    assert "Wiederherstellungscode von rita (nur jetzt zu sehen): " in came.out
    assert line.by("rita", "store", "info", line.town.folder).status == 1
    assert line(*deed, "--code-file", code).status == 1


def test_leaving_says_what_happens_and_is_listed(line: Line) -> None:
    folder = line.town.folder
    left = line.by(CLEARING, "user", "leave", folder, "carla")
    assert left.status == 0, left.err
    assert "Carla Clemens kann diese Ablage nicht mehr entsperren." in left.out
    assert "Auch die Fälle" in left.out
    assert "100 % erledigt" in left.out
    people = line.by(CLEARING, "user", "list", folder, "--json").json
    assert {each["login"]: each["standing"] for each in people}["carla"] == "left"


def test_whoever_lost_everything_gets_a_code_and_loses_the_old_way_in(line: Line) -> None:
    folder = line.town.folder
    issued = line.by(CLEARING, "user", "reset", folder, "rita", "--json")
    assert issued.json.keys() == {"login", "code", "expires_at"}
    assert line.by("rita", "store", "info", folder).status != 0


def test_only_clearing_lets_somebody_leave(line: Line) -> None:
    folder = line.town.folder
    for verb in ("leave", "reset"):
        assert line.by("mira", "user", verb, folder, "rita").status != 0
    assert line.by("rita", "store", "info", folder).status == 0


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("typed", "standing"), [("carla", "left"), ("karla", "confirmed")])
def test_at_a_terminal_the_login_is_typed_once_more(
    line: Line, monkeypatch: pytest.MonkeyPatch, typed: str, standing: str
) -> None:
    """Only the login of the person herself goes on; anything else changes nothing."""
    folder = line.town.folder
    monkeypatch.setattr(passphrases, "getpass", lambda _question: passphrase_of(CLEARING))
    monkeypatch.setattr("builtins.input", lambda _question: typed)
    monkeypatch.setattr("sys.stdin", Terminal())
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        run(line.doors, ["user", "leave", str(folder), "carla", "--as", CLEARING])
    people = line.by(CLEARING, "user", "list", folder, "--json").json
    assert {each["login"]: each["standing"] for each in people}["carla"] == standing
