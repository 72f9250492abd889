"""The shipped programme of figures is read; a dangerous or unknown word is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.definitions.broken import BrokenDefinition, UnknownValue
from komma_desk.definitions.figures_programme import read_figures_programme
from komma_desk.domain.disclosure.thresholds import ThresholdTooLow

SHIPPED = Path(__file__).parents[2] / "resources" / "figures" / "programme.toml"


def _changed(folder: Path, old: str, new: str) -> Path:
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    path = folder / "programme.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_shipped_programme_publishes_totals_and_forms() -> None:
    programme = read_figures_programme(SHIPPED)
    assert [plan.id for plan in programme.tables] == ["T1", "T3"]
    assert programme.rules.base == 5


def test_a_base_under_three_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ThresholdTooLow):
        read_figures_programme(_changed(tmp_path, "base = 5", "base = 2"))


def test_exact_numbers_by_form_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownValue):
        read_figures_programme(_changed(tmp_path, "small-count-rounding", "exact"))


def test_an_unknown_word_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenDefinition):
        read_figures_programme(_changed(tmp_path, 'each = "year"', 'each = "year"\nhide = "no"'))


def test_a_table_listed_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenDefinition):
        read_figures_programme(_changed(tmp_path, 'id = "T3"', 'id = "T1"'))
