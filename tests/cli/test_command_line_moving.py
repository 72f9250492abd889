"""Cases moved on the command line: the table is written, filled in, tried, and then it counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.desk_line import Line, Said
from tests.journeys.moved_cases import with_cases
from tests.journeys.town import CLEARING, Town

BOTH = ("komma-standard", "1.0.0", "1.1.0")


@pytest.fixture
def line(town: Town) -> Line:
    return Line(with_cases(town))


def said(line: Line, verb: str, *words: object) -> Said:
    return line.by(CLEARING, "procedure", verb, line.town.folder, *words)


def table(line: Line, path: Path) -> str:
    written = said(line, "mapping", *BOTH, "--out", path)
    assert written.status == 0, written.err
    assert "Noch anzugeben" in written.out
    return path.read_text(encoding="utf-8")


def filled_in(line: Line, path: Path) -> Path:
    text = table(line, path)
    assert '# triage = ""' in text
    path.write_text(text.replace('# triage = ""', 'triage = "assessment"'), encoding="utf-8")
    return path


def test_the_written_table_is_filled_in_tried_and_moves_the_cases(
    line: Line, tmp_path: Path
) -> None:
    path = filled_in(line, tmp_path / "tabelle.toml")
    tried = said(line, "move-cases", "--mapping", path, "--dry-run")
    assert tried.status == 0, tried.err
    assert "Sichtung" in tried.out
    assert said(line, "move-cases", "--mapping", path, "--dry-run", "--json").json["moved"] == 0
    done = said(line, "move-cases", "--mapping", path, "--json")
    assert done.status == 0, done.err
    assert (done.json["moved"], done.json["blocked"]) == (2, 0)
    assert said(line, "move-cases", "--mapping", path).status == 1


def test_a_table_with_gaps_moves_nothing_and_says_why(line: Line, tmp_path: Path) -> None:
    path = tmp_path / "tabelle.toml"
    table(line, path)
    refused = said(line, "move-cases", "--mapping", path)
    assert refused.status == 1
    assert "2026-0001" in refused.out
    assert "Es wurde nichts geändert." in refused.err
    held = said(line, "move-cases", "--mapping", path, "--json").json
    assert held["cases"][0]["in_the_way"]
    assert held["moved"] == 0


def test_what_was_moved_is_moved_back_by_the_table_the_other_way_round(
    line: Line, tmp_path: Path
) -> None:
    path = filled_in(line, tmp_path / "hin.toml")
    assert said(line, "move-cases", "--mapping", path).status == 0
    back = tmp_path / "zurück.toml"
    assert said(line, "mapping", "komma-standard", "1.1.0", "1.0.0", "--out", back).status == 0
    text = back.read_text(encoding="utf-8")
    back.write_text(text.replace('# assessment = ""', 'assessment = "triage"'), encoding="utf-8")
    assert said(line, "move-cases", "--mapping", back, "--json").json["moved"] == 2


@pytest.mark.parametrize(
    ("was", "instead", "words"),
    [
        ('schema   = "komma-move/1"', "schema = 1", ("schema",)),
        ("[places]", "[plätze]", ("kaputt.toml",)),
        ('received = "received"', 'received = "recieved"', ("Zeile", "received")),
        ('received = "received"', 'empfangen = "received"', ("Zeile", "empfangen")),
        ('received = "received"', 'received = "care_none"', ("Zeile", "care_none")),
        ("given_up = []", 'given_up = ["triage"]', ("Zeile", "triage")),
        ("given_up = []", 'given_up = ["care_none"]', ("Zeile", "care_none")),
        ('version   = "1.1.0"', "version = 7", ("Zeile", "version")),
        ('version   = "1.1.0"', 'version = "9"', ("komma-standard 9",)),
        ("[to]", "[[to]]", ("to",)),
    ],
)
def test_a_broken_table_is_refused_with_file_and_line(
    line: Line, tmp_path: Path, was: str, instead: str, words: tuple[str, ...]
) -> None:
    path = tmp_path / "kaputt.toml"
    text = table(line, path)
    assert was in text
    path.write_text(text.replace(was, instead), encoding="utf-8")
    refused = said(line, "move-cases", "--mapping", path)
    assert refused.status in {1, 3}
    for word in words:
        assert word in refused.err


def test_a_table_that_is_not_there_is_named(line: Line, tmp_path: Path) -> None:
    refused = said(line, "move-cases", "--mapping", tmp_path / "fehlt.toml")
    assert refused.status == 3
    assert "fehlt.toml" in refused.err
