"""Reports on paper over the command line: the empty form for anybody, a report for its people."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.test_command_line_hearing import a_case
from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING


def words_of(paper: Path) -> str:
    with pypdfium2.PdfDocument(paper.read_bytes()) as document:
        said = "\n".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s+", " ", said)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Was mit diesem Papier geschieht"),
        ("einfach", "Was passiert mit diesem Papier?"),
        ("en", "What happens with this paper"),
    ],
)
def test_the_empty_form_comes_in_the_language_asked_for(
    line: Line, tmp_path: Path, language: str, said: str
) -> None:
    target = tmp_path / "formular.pdf"
    made = line.by(
        "rita", "report", "paper", line.town.folder, "--out", target, "--language", language
    )
    assert made.status == 0, made.err
    assert said in words_of(target)


def test_an_office_card_alone_gives_the_empty_form(line: Line, tmp_path: Path) -> None:
    card, target = tmp_path / "stadt.komma-card", tmp_path / "formular.pdf"
    assert line.by(CLEARING, "store", "card", line.town.folder, "--out", card).status == 0
    made = line("card", "paper", card, "--out", target)
    assert made.status == 0, made.err
    assert "Was mit diesem Papier geschieht" in words_of(target)


def test_a_report_in_clear_words_is_for_its_writer_and_for_clearing(
    line: Line, tmp_path: Path
) -> None:
    folder, receipt = line.town.folder, a_case(line, tmp_path)
    hers, office = tmp_path / "meldung.pdf", tmp_path / "fall.pdf"
    made = line.by("rita", "report", "paper", folder, "--out", hers, "--receipt", receipt[:8])
    assert made.status == 0, made.err
    assert "nicht verschlüsselt" in made.err
    (case,) = line.by(CLEARING, "case", "list", folder, "--json").json
    asked = ("report", "paper", folder, "--out", office, "--case", case["number"])
    assert line.by(CLEARING, *asked).status == 0
    assert case["number"] in words_of(office)
    for paper in (hers, office):
        assert receipt[:8].upper() in words_of(paper)
    office.unlink()
    assert line.by("rita", *asked).status == 1
    assert not office.exists()
