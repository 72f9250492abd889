"""The picture leaves as what its name says, after the commit, and is in the log."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.draw_procedure import DrawProcedure, NoPictureOfThisKind
from komma_desk.words import Language
from tests.usecases.procedure_examples import STANDARD
from tests.usecases.workbench import Workbench, rules


def _drawn(name: str, language: Language = Language.GERMAN) -> DrawProcedure:
    procedure = rules().procedure(STANDARD.read_text(encoding="utf-8"))
    return DrawProcedure(procedure, Path(name), language)


@pytest.mark.parametrize(("name", "begin"), [("a.svg", b"<svg>"), ("A.PDF", b"%PDF")])
def test_the_ending_says_what_is_written(name: str, begin: bytes) -> None:
    bench = Workbench()
    bench.at(Role.CLEARING).perform(_drawn(name))
    assert bench.outside.files[Path(name)].startswith(begin)


def test_the_language_asked_for_is_the_language_drawn() -> None:
    bench = Workbench()
    bench.at(Role.CLEARING).perform(_drawn("a.svg", Language.ENGLISH))
    assert bench.outside.files[Path("a.svg")].endswith(b"en</svg>")


@pytest.mark.parametrize("name", ["a.png", "a", "a.svg.exe"])
def test_another_ending_is_refused_and_nothing_leaves(name: str) -> None:
    bench = Workbench()
    with pytest.raises(NoPictureOfThisKind):
        bench.at(Role.CLEARING).perform(_drawn(name))
    assert bench.outside.files == {}
