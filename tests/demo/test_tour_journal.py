"""The journal of the tour: a step counts only when it was reached, and the reason is kept."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from komma_desk.demo.tour_journal import Journal, TourStoppedError, expect
from komma_desk.ui.tour.stage import Stage


@dataclass
class FakeHand:
    mishaps: list[str] = field(default_factory=list)


@dataclass
class FakeStage:
    hand: FakeHand = field(default_factory=FakeHand)

    def picture(self, target: Path) -> None:
        target.write_bytes(b"picture")


@pytest.fixture
def stage() -> FakeStage:
    return FakeStage()


@pytest.fixture
def journal(tmp_path: Path, stage: FakeStage) -> Journal:
    return Journal(tmp_path, cast("Stage", stage))


def told(folder: Path) -> Any:
    return json.loads((folder / "tour.json").read_text(encoding="utf-8"))


def test_pictures_are_numbered_and_named_by_the_look(journal: Journal, tmp_path: Path) -> None:
    with journal.step("unlock"):
        journal.picture("unlock")
        journal.looks("en", dark=True)
        journal.picture("report")
    (step,) = told(tmp_path)["steps"]
    assert step["screenshots"] == ["01-unlock-de-light.png", "02-report-en-dark.png"]


def test_a_step_not_reached_stops_the_tour_with_its_reason_and_a_picture(
    journal: Journal, tmp_path: Path
) -> None:
    with pytest.raises(TourStoppedError), journal.step("release"):
        expect(seen=False, what="a closed case")
    (step,) = told(tmp_path)["steps"]
    assert not step["done"]
    assert step["screenshots"] == ["01-stopped-here-de-light.png"]
    assert "a closed case" in told(tmp_path)["problems"][0]


def test_something_uncaught_in_a_window_stops_the_tour_even_if_all_was_seen(
    journal: Journal, stage: FakeStage, tmp_path: Path
) -> None:
    with pytest.raises(TourStoppedError), journal.step("figures"):
        stage.hand.mishaps.append("ValueError in show_release")
    assert "show_release" in told(tmp_path)["problems"][0]
