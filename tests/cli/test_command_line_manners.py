"""Exit codes, one sentence on standard error, no passphrase in an argument, nothing half done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import pytest

from komma_desk.cli import arguments, passphrases
from komma_desk.domain.incident_record import draft_record
from komma_desk.store.sealed_files import KeptSealedFiles
from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING, a_draft, passphrase_of

ROOT = Path(__file__).resolve().parents[2]


def every_parser(parser: ArgumentParser) -> Iterator[ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for each in action.choices.values():
                yield from every_parser(each)


def test_no_option_takes_a_passphrase_or_a_code() -> None:
    options = {
        option
        for parser in every_parser(arguments.parser())
        for option in parser._option_string_actions
    }
    secret = {each for each in options if "pass" in each or "code" in each}
    assert secret == {"--passphrase-file", "--new-passphrase-file", "--code-file"}


def test_an_option_cut_short_is_no_way_around_it(line: Line) -> None:
    said = line("case", "list", line.town.folder, "--as", CLEARING, "--passphrase", "geheim")
    assert (said.status, said.out) == (2, "")


@pytest.mark.parametrize(
    "words",
    [
        ["store"],
        ["case", "list"],
        ["case", "fly", "x"],
        ["figures", "export", "x", "--as", "ines"],
        ["user", "invite", "x", "neu", "--as", "mira", "--role", "boss"],
        ["--colour"],
        ["--language", "en"],
    ],
)
def test_a_mistake_in_the_words_ends_with_two(line: Line, words: list[str]) -> None:
    if words == ["--language", "en"]:
        assert line(*words).status == 0
        assert line.doors.opened == [None]
        return
    said = line(*words)
    assert (said.status, said.out) == (2, "")
    assert said.err


def refusals(line: Line, folder: Path) -> Iterator[tuple[str, list[object]]]:
    here = line.town.folder
    yield CLEARING, ["case", "list", folder / "nirgends"]
    yield CLEARING, ["case", "show", here, "2026-9999"]
    yield CLEARING, ["case", "step", here, "2026-0001", "fly"]
    yield CLEARING, ["case", "step", here, "2026-0001", "accept", "--field", "ohnewert"]
    yield CLEARING, ["case", "refer", here, "2026-0001", "--partner", "x", "--out", folder / "b"]
    yield "rita", ["case", "list", here]
    yield "rita", ["figures", "list", here]
    yield "ines", ["figures", "export", here, "--period", "2026-10", "--out", folder]
    yield CLEARING, ["figures", "prepare", here, "--period", "2026-13"]
    yield CLEARING, ["figures", "prepare", here, "--period", "2026-10"]
    yield CLEARING, ["user", "confirm", here, "niemand"]
    yield CLEARING, ["user", "confirm", here, "!"]
    yield CLEARING, ["user", "invite", here, "rita", "--role", "reporter"]
    yield "rita", ["report", "file", here, folder / "fehlt.json"]
    yield "rita", ["report", "file", here, folder / "kaputt.json"]
    yield "rita", ["report", "file", here, folder / "tief.json"]
    yield "rita", ["report", "file", here, folder / "leer.json"]
    yield "rita", ["report", "file", here, folder / "fremd.json"]
    yield CLEARING, ["report", "take-in", here, folder / "fehlt"]
    mapping = ["--mapping", folder / "fehlt.toml"]
    yield CLEARING, ["report", "import", here, folder / "fehlt.csv", *mapping]


def test_a_refusal_ends_with_one_and_a_sentence_and_prints_nothing(
    line: Line, tmp_path: Path
) -> None:
    (tmp_path / "kaputt.json").write_bytes(b"{\xff")
    (tmp_path / "tief.json").write_bytes(b"[" * 100_000)
    (tmp_path / "leer.json").write_text("{}", encoding="utf-8")
    strange = draft_record(a_draft(direction="ERFUNDEN"))
    (tmp_path / "fremd.json").write_text(json.dumps(strange), encoding="utf-8")
    for login, words in refusals(line, tmp_path):
        said = line.by(login, *words)
        assert said.status == 1, words
        assert said.out in {"", "Übernommen: 0\n"}, words
        assert said.err.strip().endswith("."), words
        assert "Traceback" not in said.err


def test_a_damaged_store_is_trouble_and_ends_with_three(line: Line) -> None:
    (line.town.folder / "keys.json").write_bytes(b"{}")
    said = line.by(CLEARING, "case", "list", line.town.folder)
    assert (said.status, said.out) == (3, "")
    assert said.err
    checked = line("store", "check", line.town.folder, "--json")
    assert checked.status == 3
    assert not checked.json["good"]


def test_a_passphrase_comes_from_a_file_a_pipe_or_a_prompt(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, file = line.town.folder, tmp_path / "karl"
    file.write_text(passphrase_of(CLEARING) + "\n", encoding="utf-8")
    words = ("case", "list", folder, "--as", CLEARING)
    assert line(*words, "--passphrase-file", file).status == 0
    assert line(*words, "--passphrase-file", "-", typed=passphrase_of(CLEARING)).status == 0
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return passphrase_of(CLEARING)

    monkeypatch.setattr(passphrases, "getpass", answer)
    assert line(*words).status == 0
    assert asked == [f"Passphrase von {CLEARING}: "]
    assert line(*words, "--passphrase-file", "-", typed="").status == 1
    assert line(*words, "--passphrase-file", tmp_path / "fehlt").status == 1


def test_a_new_passphrase_is_asked_for_twice(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["Eine neue Passphrase", "Eine andere Passphrase"])
    monkeypatch.setattr(passphrases, "getpass", lambda _: next(answers))
    said = line("store", "create", tmp_path / "neu", "--name", "X", "--admin", "anna")
    assert said.status == 1
    assert not (tmp_path / "neu").exists()
    monkeypatch.setattr(passphrases, "getpass", lambda _: "Eine neue Passphrase")
    said = line("store", "create", tmp_path / "neu", "--name", "X", "--admin", "anna")
    assert said.status == 0
    assert "zugleich" in said.out


def test_an_ended_input_at_the_prompt_is_a_refusal(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(_: str) -> str:
        raise EOFError

    monkeypatch.setattr(passphrases, "getpass", ended)
    assert line("case", "list", line.town.folder, "--as", CLEARING).status == 1


def test_one_bad_file_stops_no_other(line: Line, tmp_path: Path) -> None:
    folder, told, sealed = line.town.folder, tmp_path / "m.json", tmp_path / "gut"
    told.write_text(json.dumps(draft_record(a_draft())), encoding="utf-8")
    assert line.by("rita", "report", "file", folder, told, "--sealed-file", sealed).status == 0
    (tmp_path / "schlecht").write_bytes(b"nichts")
    said = line.by(CLEARING, "report", "take-in", folder, tmp_path / "schlecht", sealed)
    assert said.status == 3
    assert said.out == "Übernommen: 2026-0001\n"
    assert "schlecht" in said.err


def test_control_c_in_the_middle_leaves_nothing_half_done(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = line.town.folder
    told = folder.parent / "told.json"
    told.write_text(json.dumps(draft_record(a_draft())), encoding="utf-8")
    words: list[object] = ["report", "file", folder, told]
    for number in range(3):
        (folder.parent / f"{number}.txt").write_bytes(b"x")
        words += ["--attach", folder.parent / f"{number}.txt"]
    real, seals = KeptSealedFiles.seal, []

    def interrupted(self: KeptSealedFiles, *given: object, **told: object) -> object:
        seals.append(given)
        if len(seals) == 3:
            raise KeyboardInterrupt
        return real(self, *given, **told)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(KeptSealedFiles, "seal", interrupted)
    said = line.by("rita", *words)
    assert (said.status, said.out) == (1, "")
    assert "Abgebrochen" in said.err
    assert list((folder / "attachments").iterdir()) == []
    monkeypatch.undo()
    assert line.by("rita", *words).status == 0
    taken = line.by(CLEARING, "report", "take-in", folder, "--json").json
    assert taken == {"cases": ["2026-0001"]}


def test_what_was_typed_cannot_play_with_the_terminal(line: Line, tmp_path: Path) -> None:
    told = tmp_path / "m.json"
    text = "rot \x1b[31m \u202e verdreht \x07"
    told.write_text(json.dumps(draft_record(a_draft(text))), encoding="utf-8")
    line.by("rita", "report", "file", line.town.folder, told)
    line.by(CLEARING, "report", "take-in", line.town.folder)
    said = line.by(CLEARING, "case", "show", line.town.folder, "2026-0001")
    assert "verdreht" in said.out
    assert not {"\x1b", "\x07", "\u202e"} & set(said.out)
    shown = line.by(CLEARING, "case", "show", line.town.folder, "2026-0001", "--json")
    assert shown.out.isascii()
    assert shown.json["parts"]["narrative"] == text


def test_a_pipe_that_knows_only_ascii_is_no_reason_to_crash() -> None:
    procedure = ROOT / "resources" / "procedures" / "komma-standard.toml"
    said = subprocess.run(
        [sys.executable, "-m", "komma_desk", "procedure", "check", str(procedure / "fehlt")],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1  # a file that cannot be read is a finding like the others
    assert "Traceback" not in said.stderr
    help_text = subprocess.run(
        [sys.executable, "-m", "komma_desk", "--help"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert help_text.returncode == 0
