"""Towns for journeys: one only founded, one where everybody has come in; copied, not rebuilt."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.journeys.town import STAFF, Town


@pytest.fixture(scope="session")
def founded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    town = Town(tmp_path_factory.mktemp("founded") / "store")
    town.found()
    return town.folder


@pytest.fixture(scope="session")
def staffed_once(founded_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("staffed") / "store"
    town = Town(Path(shutil.copytree(founded_once, folder)))
    for login in STAFF:
        town.bring_in(login)
    return folder


@pytest.fixture
def founded_town(founded_once: Path, tmp_path: Path) -> Town:
    """Mira administrates, Karl clears; nobody else has come yet."""
    return Town(Path(shutil.copytree(founded_once, tmp_path / "store")))


@pytest.fixture
def town(staffed_once: Path, tmp_path: Path) -> Town:
    """Everybody of the staff has come in and was confirmed."""
    return Town(Path(shutil.copytree(staffed_once, tmp_path / "store")))
