"""The procedure on paper: legible size, every page within its paper, every step in the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

import pypdfium2
import pytest

from komma_desk.definitions.procedure import read_procedure
from komma_desk.documents.procedure_sheet import procedure_sheet
from komma_desk.domain.procedure.definition import Procedure, StateId, Step, StepId
from komma_desk.domain.procedure.layout import laid_out
from komma_desk.domain.roles import StepRole
from komma_desk.words import Bilingual, Language
from tests.fakes.shipped import RULES

SHIPPED = sorted((Path(__file__).parents[2] / "resources" / "procedures").glob("*.toml"))
DAY = date(2026, 11, 22)


def _sheet(procedure: Procedure, language: Language = Language.GERMAN) -> bytes:
    return procedure_sheet(procedure, laid_out(procedure, language, RULES), DAY)


def _pages(document: bytes) -> list[tuple[tuple[float, float], str]]:
    with pypdfium2.PdfDocument(document) as pdf:
        return [
            (tuple(round(each) for each in page.get_size()), page.get_textpage().get_text_range())
            for page in pdf
        ]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_picture_comes_first_and_stands_across(path: Path) -> None:
    procedure = read_procedure(path)
    (size, words), *_rest = _pages(_sheet(procedure))
    assert size == (1191, 842)
    assert procedure.title.de.split()[0] in words
    assert "Eingegangen" in words


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_step_stands_in_the_table(path: Path) -> None:
    procedure = read_procedure(path)
    table = "".join(words for _size, words in _pages(_sheet(procedure))[1:])
    flat = "".join(table.split())
    assert [one.id for one in procedure.steps if "".join(one.title.de.split()) not in flat] == []


def test_the_same_day_gives_the_same_bytes() -> None:
    procedure = read_procedure(SHIPPED[0])
    assert _sheet(procedure) == _sheet(procedure)


def test_a_small_procedure_fits_an_ordinary_sheet() -> None:
    whole = read_procedure(next(one for one in SHIPPED if one.stem == "komma-small-town"))
    few = tuple(islice((one for one in whole.states if one.id in {"received", "closed"}), 2))
    step = Step(
        id=StepId("close"),
        title=Bilingual(de="Abschließen", en="Close"),
        sources=(StateId("received"),),
        to=StateId("closed"),
        roles=(StepRole.CLEARING,),
    )
    procedure = replace(whole, states=few, strands=(), steps=(step,), probes=())
    assert _pages(_sheet(procedure))[0][0] == (842, 595)


def test_a_huge_procedure_comes_in_pieces_to_glue() -> None:
    whole = read_procedure(SHIPPED[0])
    chain = [
        replace(whole.states[0], id=StateId(f"s{at}"), title=Bilingual(de=f"Z {at}", en=f"S {at}"))
        for at in range(30)
    ]
    steps = tuple(
        Step(
            id=StepId(f"go{at}"),
            title=Bilingual(de=f"Weiter {at}", en=f"On {at}"),
            sources=(chain[at].id,),
            to=chain[at + 1].id,
            roles=(StepRole.CLEARING,),
        )
        for at in range(29)
    )
    procedure = replace(
        whole, states=tuple(chain), start=chain[0].id, strands=(), steps=steps, probes=()
    )
    sizes = [size for size, _words in _pages(_sheet(procedure))]
    assert sizes[:2] == [(1191, 842), (1191, 842)]
    words = " ".join(words for size, words in _pages(_sheet(procedure)) if size == (1191, 842))
    assert all(f"Z {at}" in words for at in range(30))


def test_typed_mark_up_is_shown_as_typed() -> None:
    procedure = replace(read_procedure(SHIPPED[0]), title=Bilingual(de="<b>fett</b>", en="x"))
    assert "<b>fett</b>" in _pages(_sheet(procedure))[0][1]
