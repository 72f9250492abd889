"""The watched folder on the clearing page: taken in, put away, left, and said when it is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes
from komma_desk.system.watched_folder import FolderGone
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.ui.inbox.folder_watch import FolderWatch
from komma_desk.ui.inbox.post_intake import FileResult
from komma_desk.usecases.commands.take_in_file import AlreadyTakenIn, TakeInFile
from komma_desk.usecases.effects.letters_from_files import LetterWaits
from komma_desk.vault.refusals import EnvelopeDamaged
from tests.ui.accessibility import complaints_about
from tests.ui.clearing_desk import ClearingDoorway

SHARE = Path("/share")
GOOD, KNOWN, BAD = SHARE / "good.komma", SHARE / "known.komma", SHARE / "bad.komma"
EARLY = SHARE / "early.komma"


class FakeFolder:
    def __init__(self) -> None:
        self.waiting: list[Path] = []
        self.away: list[Path] = []
        self.left: list[Path] = []
        self.is_there = True

    def settled(self) -> tuple[Path, ...]:
        if not self.is_there:
            raise FolderGone(folder=str(SHARE))
        found, self.waiting = tuple(self.waiting), []
        return found

    def put_away(self, path: Path) -> bool:
        self.away.append(path)
        return True

    def leave(self, path: Path) -> None:
        self.left.append(path)


@pytest.fixture
def doorway() -> ClearingDoorway:
    doorway = ClearingDoorway()
    doorway.answers[TakeInFile] = _taken
    return doorway


def _taken(command: TakeInFile) -> Changes:
    if command.path == KNOWN:
        raise AlreadyTakenIn
    if command.path == EARLY:
        raise LetterWaits
    if command.path == BAD:
        raise EnvelopeDamaged
    return Changes().with_receipt("2026-0007")


@pytest.fixture
def folder() -> FakeFolder:
    return FakeFolder()


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    QSettings().remove("inbox/watched_folder")
    yield
    QSettings().remove("inbox/watched_folder")


@pytest.fixture
def page(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    folder: FakeFolder,
) -> CasesPage:
    watch = FolderWatch(counter, background, lambda _path: folder)
    page = build_cases_page(counter, questions, refer=lambda _case: None, folder=watch)
    assert isinstance(page, CasesPage)
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    qtbot.waitUntil(background.is_idle)
    return page


def watch_of(page: CasesPage) -> FolderWatch:
    watch = page.findChild(FolderWatch)
    assert isinstance(watch, FolderWatch)
    return watch


def test_what_arrived_is_taken_in_and_a_bad_file_stops_no_other(
    qtbot: QtBot, page: CasesPage, folder: FakeFolder
) -> None:
    folder.waiting = [BAD, GOOD, KNOWN]
    watch_of(page).watch(SHARE)
    qtbot.waitUntil(page.notices.files.isVisible)
    assert folder.away == [GOOD, KNOWN]
    assert folder.left == [BAD]
    text = page.notices.files.text()
    assert "2026-0007" in text
    assert "known" not in text


def test_a_letter_before_its_report_is_tried_again_and_said_once(
    qtbot: QtBot, page: CasesPage, folder: FakeFolder, doorway: ClearingDoorway
) -> None:
    watch = watch_of(page)
    said: list[tuple[FileResult, ...]] = []
    watch.files_read.connect(said.append)
    folder.waiting = [EARLY]
    watch.watch(SHARE)
    qtbot.waitUntil(lambda: len(said) == 1)
    folder.waiting = [EARLY]
    watch.look()
    qtbot.waitUntil(lambda: doorway.performed.count(TakeInFile(EARLY)) == 2)
    folder.waiting = [GOOD]
    qtbot.waitUntil(lambda: not watch._under_way)
    watch.look()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert folder.left == []
    assert [each.name for each in said[1]] == [GOOD.name]


def test_a_folder_that_is_gone_is_said_and_taken_back(
    qtbot: QtBot, page: CasesPage, folder: FakeFolder
) -> None:
    folder.is_there = False
    watch_of(page).watch(SHARE)
    qtbot.waitUntil(page.notices.folder.isVisible)
    assert str(SHARE) in page.notices.folder.text()
    folder.is_there = True
    watch_of(page).look()
    qtbot.waitUntil(lambda: not page.notices.folder.isVisible())


def test_the_place_is_remembered_on_this_desk_until_it_is_stopped(
    qtbot: QtBot, page: CasesPage, background: Background
) -> None:
    watch_of(page).watch(SHARE)
    assert watch_of(page).place == SHARE
    qtbot.waitUntil(background.is_idle)
    assert complaints_about(page) == []
    watch_of(page).watch(None)
    assert watch_of(page).place is None
