"""The folder of a demo: its own while the demo lives, gone afterwards, also after a crash."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from komma_desk.demo import demo_folder as room
from komma_desk.demo.demo_folder import demo_folder

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
