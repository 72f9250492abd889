"""An exported log is checked by one file that knows nothing of this programme."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING, Town, a_draft

VERIFIER = Path(__file__).resolve().parents[2] / "packaging" / "verify_log.py"
SECRET = "Kanarienvogel"
Record = dict[str, Any]


@pytest.fixture
def line(town: Town) -> Line:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft(SECRET)))
    with town.unlock(CLEARING) as karl:
        for _ in range(3):
            karl.perform(TakeIn())
    return Line(town)


def exported(line: Line, out: Path, *more: object, by: str = CLEARING) -> list[Record]:
    said = line.by(by, "log", "export", line.town.folder, "--out", out, "--json", *more)
    assert said.status == 0, said.err
    records = [json.loads(each) for each in out.read_text(encoding="utf-8").splitlines()]
    assert said.json["entries"] == len(records) - 1
    return records


def checked(file: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Isolated: nothing of the checkout can be imported."""
    return subprocess.run(
        [sys.executable, "-I", str(VERIFIER), str(file), *more],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=file.parent,
    )


def written(records: list[Record], file: Path) -> Path:
    lines = (json.dumps(each, ensure_ascii=False) for each in records)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("more", [(), ("--with-payloads",)], ids=["hashes", "payloads"])
def test_an_honest_export_is_good(line: Line, tmp_path: Path, more: tuple[str, ...]) -> None:
    out = tmp_path / "log.jsonl"
    records = exported(line, out, *more)
    found = checked(out)
    assert (found.returncode, found.stderr) == (0, "")
    entries = len(records) - 1
    signatures = sum(
        int(each.split(" signatures")[0].rsplit(" ", 1)[1])
        for each in found.stdout.splitlines()
        if " signatures checked" in each
    )
    in_cases = sum(each.get("log") == "cases" for each in records)
    assert signatures == (entries if more else in_cases)


def test_hashes_alone_tell_no_name_and_no_deed(line: Line, tmp_path: Path) -> None:
    exported(line, tmp_path / "log.jsonl")
    text = (tmp_path / "log.jsonl").read_text(encoding="utf-8")
    for word in ("rita", "Rita Reiter", "take in", "file report", SECRET):
        assert word not in text


def test_with_payloads_no_case_content_leaves_either(line: Line, tmp_path: Path) -> None:
    exported(line, tmp_path / "log.jsonl", "--with-payloads")
    text = (tmp_path / "log.jsonl").read_text(encoding="utf-8")
    assert "file report" in text
    assert SECRET not in text


def test_data_protection_exports_what_she_can_open(line: Line, tmp_path: Path) -> None:
    records = exported(line, tmp_path / "log.jsonl", "--with-payloads", by="dora")
    assert {each["log"] for each in records[1:]} == {"office"}
    assert not any("opened" in each for each in records)
    assert checked(tmp_path / "log.jsonl").returncode == 0


def test_others_may_not_export(line: Line, tmp_path: Path) -> None:
    out = tmp_path / "log.jsonl"
    assert line.by("rita", "log", "export", line.town.folder, "--out", out).status == 1
    assert not out.exists()


def cut(records: list[Record]) -> list[Record]:
    return records[:-1]


def removed(records: list[Record]) -> list[Record]:
    return [*records[:2], *records[3:]]


def exchanged(records: list[Record]) -> list[Record]:
    return [records[0], records[2], records[1], *records[3:]]


def edited(records: list[Record]) -> list[Record]:
    records[2]["at"] = "2026-01-01T00:00:00+00:00"
    return records


def other_words(records: list[Record]) -> list[Record]:
    records[-1]["payload"] = "bm90aGluZw=="
    return records


def other_author(records: list[Record]) -> list[Record]:
    keys = records[0]["signing_keys"]
    records[-1]["author"] = next(each for each in keys if each != records[-1]["author"])
    return records


def other_inside(records: list[Record]) -> list[Record]:
    inside = records[1]["opened"]
    inside["entry"] = inside["entry"].replace("found store", "lost store")
    return records


def unsigned(records: list[Record]) -> list[Record]:
    del records[-1]["signature"]
    return records


@pytest.mark.parametrize(
    "deed",
    [cut, removed, exchanged, edited, other_words, other_author, other_inside, unsigned],
    ids=lambda deed: deed.__name__,
)
def test_a_tampered_export_is_named(
    line: Line, tmp_path: Path, deed: Callable[[list[Record]], list[Record]]
) -> None:
    records = exported(line, tmp_path / "log.jsonl", "--with-payloads")
    found = checked(written(deed(records), tmp_path / "tampered.jsonl"))
    assert found.returncode == 3
    assert "! entry" in found.stdout


def test_a_head_from_a_sheet_is_found_or_its_loss_named(line: Line, tmp_path: Path) -> None:
    records = exported(line, tmp_path / "log.jsonl")
    last = records[-1]
    head = f"cases:{last['sequence']}:{last['digest'][:16]}"
    assert checked(tmp_path / "log.jsonl", "--head", head).returncode == 0
    later = f"cases:{last['sequence'] + 9}:{last['digest']}"
    found = checked(tmp_path / "log.jsonl", "--head", later)
    assert found.returncode == 3
    assert "was seen before and is gone" in found.stdout


@pytest.mark.parametrize("text", ["", "{}\n", "[]\n", '{"format": "komma-log/1"}\n', "\x00"])
def test_what_is_no_export_is_said_plainly(tmp_path: Path, text: str) -> None:
    file = tmp_path / "something.jsonl"
    file.write_text(text, encoding="utf-8")
    found = checked(file)
    assert found.returncode == 3
    assert "no export" in found.stderr
    assert "Traceback" not in found.stderr
