"""The sheet with half of a key: one page, the code as it must be typed, and whom it belongs to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from komma_desk.documents.half_sheet import half_sheet
from komma_desk.documents.preview import page_count, page_image
from komma_desk.domain.recovery_half import HalfSheet
from komma_desk.words import Language

CODE = "AS2T-903P-FSE6-X4HT-FA4E-H1G0-HZN7-K1WJ-K59X-9BH6-61MA-1HVA-PVF1-7NFP-75XZ"
SHEET = HalfSheet(
    organisation="Stadt Musterlingen",
    half="A",
    code=CODE,
    store="S2T9",
    made_on=date(2026, 11, 22),
    made_by="Miriam Kessler",
)


def text_of(data: bytes) -> str:
    pages = (page_image(data, number, 0.05).text for number in range(page_count(data)))
    return " ".join(" ".join(pages).split())


@pytest.mark.parametrize("language", list(Language))
def test_it_is_one_page_with_the_whole_code(language: Language) -> None:
    sheet = half_sheet(replace(SHEET, language=language))
    assert page_count(sheet) == 1
    said = "".join(filter(str.isalnum, text_of(sheet)))
    assert "".join(filter(str.isalnum, CODE)) in said


def test_it_says_which_half_of_which_store_and_that_it_opens_nothing_alone() -> None:
    said = text_of(half_sheet(SHEET))
    assert "Hälfte A" in said
    assert "Ablage S2T9 von Stadt Musterlingen" in said
    assert "Dieses Blatt allein öffnet nichts." in said
    assert "Personalrat und Datenschutz" in said


def test_the_code_is_in_no_repr() -> None:
    assert CODE not in repr(SHEET)
