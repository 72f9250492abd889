"""The picture as SVG: well-formed, complete, the same each time; nothing is interpreted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from komma_desk.definitions.procedure import read_procedure
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.layout import laid_out
from komma_desk.exchange.procedure_svg import procedure_svg
from komma_desk.words import Bilingual, Language
from tests.fakes.shipped import RULES

SHIPPED = sorted((Path(__file__).parents[2] / "resources" / "procedures").glob("*.toml"))
SVG = "{http://www.w3.org/2000/svg}"


def _drawn(procedure: Procedure, language: Language = Language.GERMAN) -> bytes:
    return procedure_svg(laid_out(procedure, language, RULES))


def _read(drawn: bytes) -> ET.Element:
    return ET.fromstring(drawn)  # noqa: S314 -- written by ourselves a moment ago


def _default() -> Procedure:
    return read_procedure(next(one for one in SHIPPED if one.stem == "komma-standard"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_box_of_the_drawing_is_in_the_picture(path: Path) -> None:
    procedure = read_procedure(path)
    root = _read(_drawn(procedure))
    places = {group.get("data-place") for group in root.iter(f"{SVG}g")}
    assert places == {box.place for box in laid_out(procedure, Language.GERMAN, RULES).boxes}


def test_the_same_procedure_gives_the_same_bytes() -> None:
    assert _drawn(_default()) == _drawn(_default())


def test_title_version_and_ways_are_there_for_those_who_hear_it() -> None:
    root = _read(_drawn(_default(), Language.ENGLISH))
    assert root.get("aria-labelledby") == "title desc"
    assert root.findtext(f"{SVG}title") == "KommA clearing (standard), 1.0.0"
    told = root.findtext(f"{SVG}desc") or ""
    assert "Received → Accept and acknowledge receipt → Triage" in told
    assert "Resting → Resume" in told


def test_a_title_with_mark_up_stays_a_title() -> None:
    title = Bilingual(de="</text><script>alert(1)</script> & \x0b", en="x")
    procedure = replace(_default(), title=title)
    root = _read(_drawn(procedure))
    assert list(root.iter(f"{SVG}script")) == []
    assert "<script>alert(1)</script>" in (root.findtext(f"{SVG}title") or "")


def test_nothing_is_fetched_from_elsewhere() -> None:
    drawn = _drawn(_default()).decode()
    assert "href" not in drawn
    assert "url(" not in drawn
    assert drawn.count("http") == 1  # the namespace


def test_words_keep_to_their_box_in_any_typeface() -> None:
    root = _read(_drawn(_default()))
    assert all(float(text.get("textLength", "0")) > 0 for text in root.iter(f"{SVG}text"))
