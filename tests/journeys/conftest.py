"""Towns for journeys, copied and not rebuilt; a desk and a demo store to look at every page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from komma_desk.ui.shell.application import Desk
from tests.journeys.every_page import build
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


@pytest.fixture(scope="module")
def the_desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """With settings of its own, for looking at every page."""
    del qapp
    folder = str(tmp_path_factory.mktemp("settings"))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    QSettings().clear()
    return Desk([])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo store in which every page has something to show."""
    return build(tmp_path_factory.mktemp("demo") / "store")
