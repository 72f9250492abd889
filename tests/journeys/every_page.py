"""Opens every page of everybody's desk over the demo store, with every tab and first row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenuBar, QTabWidget, QWidget

from komma_desk.bootstrap.doors import HouseDoors
from komma_desk.demo.staff import NEWCOMER, passphrase_of
from komma_desk.demo.store_building import build_demo_store, demo_house
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_window import DeskWindow
from komma_desk.ui.shell.flow import WindowFlow
from komma_desk.ui.tour.hand import Hand
from komma_desk.words import Language, use_language

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
CASES = 12
USUAL = QSize(1366, 768)
# A face of each kind; the last one still waits to be confirmed.
FACES = (
    *("zielonka", "hollenkamp", "ruesenberg", "adeyemi", "noorzad", "friedrichsmeier"),
    NEWCOMER.login,
)
_DEEPEST = 2
A_DAY = 24 * 60


def build(folder: Path) -> Path:
    letters = folder.with_name("letters")
    letters.mkdir()
    build_demo_store(
        folder, letters=letters, cases=CASES, seed=7, now=NOW, told=lambda _done, _whole: None
    )
    return folder


@dataclass
class Seen:
    """One state of one page."""

    name: str
    page: QWidget


class Sitting:
    """Somebody sits at her desk; `pages` leads through everything she has."""

    def __init__(self, desk: Desk, folder: Path, login: str) -> None:
        self.desk = desk
        desk.lock_time.minutes = A_DAY  # on a slow machine a look at every page takes its time
        doors = HouseDoors(demo_house())
        self._flow = WindowFlow(doors, desk, folder, demo={})
        self.hand = Hand(lambda: self._flow.window, self._is_quiet)
        self._flow.begin()
        self._flow._open(doors.unlock(folder, login, passphrase_of(login)))
        self.fit()

    @property
    def window(self) -> DeskWindow:
        assert isinstance(self._flow.window, DeskWindow)
        return self._flow.window

    def _is_quiet(self) -> bool:
        return self._flow.desk is None or self._flow.desk.background.is_idle()

    def fit(self, size: QSize = USUAL) -> None:
        self.window.resize(size)
        self.hand.settle()

    def speak(self, language: Language, size: QSize = USUAL) -> None:
        """Switched in the open window, from the other one."""
        other = next(each for each in Language if each is not language)
        use_language(other)
        self.desk.speech.choose(language)
        self.fit(size)

    def pages(self) -> Iterator[Seen]:
        for key in self.window.page_keys():
            self.window.show_page(key)
            self.hand.settle()
            page = self.window.page(key)
            assert isinstance(page, QWidget)
            yield Seen(key, page)
            if self._choose_first_rows(page):
                yield Seen(f"{key}, first row", page)
            yield from self._tabs(key, page, page, 0)

    def _choose_first_rows(self, page: QWidget) -> bool:
        before = len(page.findChildren(QWidget))
        for view in page.findChildren(QAbstractItemView):
            if view.isVisible() and view.model() is not None and view.model().rowCount():
                view.setCurrentIndex(view.model().index(0, 0))
                self.hand.settle()
        return len(page.findChildren(QWidget)) != before

    def _tabs(self, name: str, page: QWidget, within: QWidget, depth: int) -> Iterator[Seen]:
        for tabs in within.findChildren(QTabWidget):
            if not tabs.isVisible() or depth >= _DEEPEST:
                continue
            for place in range(tabs.count()):
                if not tabs.isTabVisible(place) or not tabs.isTabEnabled(place):
                    continue
                tabs.setCurrentIndex(place)
                self.hand.settle()
                yield Seen(f"{name}, {tabs.tabText(place)}", page)
                yield from self._tabs(name, page, tabs.currentWidget(), depth + 1)

    def menu(self) -> QMenuBar:
        return self.window.menuBar()

    def leave(self) -> None:
        self._flow.end()
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()
