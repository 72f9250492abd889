"""What every test of the window stands on: one application, settings of its own, fake doorways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.shell.application import Desk
from komma_desk.words import Language, current_language, use_language
from tests.ui.doorways import FakeDoorway


def pytest_configure(config: pytest.Config) -> None:
    # The plugin without a screen says on every window that it has no window manager to tell.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.fixture(scope="session")
def the_desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("settings")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    return Desk([], version="1.2.3")


@pytest.fixture(autouse=True)
def desk(the_desk: Desk) -> Iterator[Desk]:
    """The application with forgotten settings, speaking English: the words in the code."""
    QSettings().clear()
    before = current_language()
    use_language(Language.ENGLISH)
    yield the_desk
    use_language(before)


@pytest.fixture
def doorway() -> FakeDoorway:
    return FakeDoorway()


@pytest.fixture
def background(desk: Desk) -> Iterator[Background]:
    runner = Background()
    yield runner
    runner.stop()


@pytest.fixture
def spoken() -> list[Exception]:
    """What would have been said in a message box."""
    return []


@pytest.fixture
def counter(doorway: FakeDoorway, background: Background, spoken: list[Exception]) -> Counter:
    return Counter(doorway, background, spoken.append)


@pytest.fixture
def questions(doorway: FakeDoorway, background: Background, spoken: list[Exception]) -> Questions:
    return Questions(doorway, background, spoken.append)
