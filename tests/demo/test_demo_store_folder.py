"""The folder of a demo: its own while the demo lives, gone afterwards, also after a crash."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from komma_desk.demo import demo_folder as room
from komma_desk.demo.demo_folder import demo_folder
from komma_desk.demo.tour_journal import clear_earlier

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "app_folder", lambda: tmp_path)


def test_the_folder_goes_with_the_demo() -> None:
    with demo_folder(NOW) as folder:
        (folder / "store").mkdir()
        assert folder.is_dir()
    assert not folder.exists()


def test_what_a_killed_demo_left_is_removed_at_the_next_start(tmp_path: Path) -> None:
    left = tmp_path / "demo" / "0123456789abcdef"
    left.mkdir(parents=True)
    (left / "cases.db").write_bytes(b"sealed")
    with demo_folder(NOW):
        assert not left.exists()


def test_a_demo_that_is_still_open_keeps_its_folder() -> None:
    with demo_folder(NOW) as first, demo_folder(NOW) as second:
        assert first.is_dir()
        assert second.is_dir()


def test_a_second_tour_removes_what_the_first_left_and_nothing_else(tmp_path: Path) -> None:
    left = {
        "steps": [{"screenshots": ["01-unlock-de-light.png", "../outside.png"]}],
        "hand_over": {"file": "hand-over.pdf"},
        "figures": {"folder": "figures", "files": ["release.json"]},
    }
    tour = tmp_path / "tour"
    (tour / "figures").mkdir(parents=True)
    (tour / "tour.json").write_text(json.dumps(left), encoding="utf-8")
    mine = ("01-unlock-de-light.png", "hand-over.pdf", "figures/release.json")
    others = ("holiday.png", "figures/notes.txt", "../outside.png")
    for name in (*mine, *others):
        (tour / name).write_bytes(b"x")
    clear_earlier(tour)
    assert not any((tour / name).exists() for name in (*mine, "tour.json"))
    assert all((tour / name).exists() for name in others)


def test_a_folder_without_a_tour_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "tour.json").write_text("[]", encoding="utf-8")
    clear_earlier(tmp_path)
    assert (tmp_path / "tour.json").exists()
