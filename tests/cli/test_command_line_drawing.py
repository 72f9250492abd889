"""`komma-desk procedure draw` needs no store and no screen, and draws what is broken too."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from tests.journeys.desk_line import Line
from tests.journeys.town import Town

STANDARD = Path(__file__).resolve().parents[2] / "resources" / "procedures" / "komma-standard.toml"


@pytest.fixture
def bare(tmp_path: Path) -> Line:
    return Line(Town(tmp_path / "store"))


def test_a_picture_is_written_as_svg(bare: Line, tmp_path: Path) -> None:
    target = tmp_path / "bild.svg"
    said = bare("procedure", "draw", STANDARD, "--out", target)
    assert said.status == 0, said.err
    assert "bild.svg" in said.out
    assert "Rückfrage läuft" in target.read_text(encoding="utf-8")


def test_a_sheet_is_written_as_pdf(bare: Line, tmp_path: Path) -> None:
    target = tmp_path / "bild.pdf"
    assert bare("procedure", "draw", STANDARD, "--out", target).status == 0
    with pypdfium2.PdfDocument(target) as pdf:
        words = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "Freigeben" in words


def test_another_ending_is_refused_and_nothing_is_written(bare: Line, tmp_path: Path) -> None:
    target = tmp_path / "bild.png"
    said = bare("procedure", "draw", STANDARD, "--out", target)
    assert said.status == 1
    assert ".pdf" in said.err
    assert not target.exists()


def test_a_procedure_with_errors_is_drawn_and_shows_them(bare: Line, tmp_path: Path) -> None:
    text = STANDARD.read_text(encoding="utf-8")
    broken, target = tmp_path / "broken.toml", tmp_path / "bild.svg"
    broken.write_text(
        text.replace('to      = "triage"', 'to      = "nowhere"', 1), encoding="utf-8"
    )
    assert bare("procedure", "draw", broken, "--out", target).status == 0
    assert "nowhere" in target.read_text(encoding="utf-8")
