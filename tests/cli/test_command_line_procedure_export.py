"""`komma-desk procedure export` writes a procedure for other tools, and over no file of a store."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.journeys.desk_line import Line
from tests.journeys.town import Town

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "procedures"
STANDARD = FOLDER / "komma-standard.toml"


@pytest.fixture
def bare(tmp_path: Path) -> Line:
    return Line(Town(tmp_path / "store"))


@pytest.mark.parametrize("source", sorted(FOLDER.glob("*.toml")), ids=lambda path: str(path.stem))
@pytest.mark.parametrize(
    ("wanted", "root"),
    [
        ("scxml", "{http://www.w3.org/2005/07/scxml}scxml"),
        ("bpmn", "{http://www.omg.org/spec/BPMN/20100524/MODEL}definitions"),
        ("svg", "{http://www.w3.org/2000/svg}svg"),
    ],
)
def test_every_shipped_procedure_leaves_in_every_format(
    bare: Line, tmp_path: Path, source: Path, wanted: str, root: str
) -> None:
    target = tmp_path / f"ours.{wanted}"
    said = bare("procedure", "export", source, "--to", wanted, "--out", target)
    assert said.status == 0, said.err
    assert target.name in said.out
    assert etree.fromstring(target.read_bytes()).tag == root


def test_as_toml_it_leaves_with_its_remarks(bare: Line, tmp_path: Path) -> None:
    target = tmp_path / "ours.toml"
    bare("procedure", "export", STANDARD, "--to", "toml", "--out", target)
    assert target.read_bytes() == STANDARD.read_bytes()


def test_the_words_of_a_drawing_are_in_the_language_of_the_screens(
    bare: Line, tmp_path: Path
) -> None:
    target = tmp_path / "ours.bpmn"
    bare("--language", "en", "procedure", "export", STANDARD, "--to", "bpmn", "--out", target)
    assert "Acknowledge receipt" in target.read_text(encoding="utf-8")


def test_a_procedure_with_errors_is_no_machine(bare: Line, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    text = STANDARD.read_text(encoding="utf-8")
    broken.write_text(text.replace('to      = "triage"', 'to      = "nowhere"', 1), "utf-8")
    said = bare("procedure", "export", broken, "--to", "scxml", "--out", tmp_path / "a.scxml")
    assert said.status == 1
    assert "SCXML" in said.err
    assert not (tmp_path / "a.scxml").exists()


@pytest.mark.parametrize("name", ["cases.db", "office.db", "keys.json"])
def test_no_file_of_a_store_is_written_over(line: Line, name: str) -> None:
    kept = line.town.folder / name
    before = kept.read_bytes()
    said = line("procedure", "export", STANDARD, "--to", "toml", "--out", kept)
    assert said.status == 1
    assert kept.read_bytes() == before
