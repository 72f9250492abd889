"""Locked and unlocked again on a real store: the same page, the same person, nothing else kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from komma_desk.bootstrap.doors import HouseDoors
from komma_desk.ui.parts.secret_clipboard import secret_clipboard
from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.ui.shell.absence import Absence
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_place import DeskPlace
from komma_desk.ui.shell.desk_window import DeskWindow
from komma_desk.ui.shell.flow import WindowFlow
from komma_desk.ui.shell.lock_time import DEFAULT, LockTime
from komma_desk.ui.shell.screen_capture import CaptureQuestion, ScreenCapture
from komma_desk.ui.shell.unlock_window import UnlockWindow
from tests.journeys.town import ADMIN, CLEARING, Town, passphrase_of
from tests.ui.typing_text import type_text


class Above:
    """The process above, in the place of a pipe."""

    def __init__(self) -> None:
        self.told: list[DeskPlace] = []

    def tell(self, place: DeskPlace) -> None:
        self.told.append(place)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    town = Town(tmp_path_factory.mktemp("town") / "store")
    town.found()
    return town.folder


@pytest.fixture
def absence() -> Absence:
    return Absence()


@pytest.fixture
def flow(desk: Desk, founded: Path, absence: Absence) -> Iterator[WindowFlow]:
    doors = HouseDoors(Town(founded).house)
    flow = WindowFlow(doors, desk, founded, absence=absence)
    flow.begin()
    yield flow
    flow.end()
    if flow.window is not None:
        flow.window.close()
    desk.lock_time.choose(DEFAULT)


def unlock(qtbot: QtBot, flow: WindowFlow, login: str) -> DeskWindow:
    assert isinstance(flow.window, UnlockWindow)
    flow.window.unlock_requested.emit(login, passphrase_of(login))
    qtbot.waitUntil(lambda: flow.desk is not None, timeout=20_000)
    assert isinstance(flow.window, DeskWindow)
    return flow.window


def test_the_same_person_comes_back_to_the_page_she_left(qtbot: QtBot, flow: WindowFlow) -> None:
    unlock(qtbot, flow, CLEARING).show_page("my_reports")
    flow.lock()
    assert isinstance(flow.window, UnlockWindow)
    assert flow.window.login.text() == CLEARING
    assert unlock(qtbot, flow, CLEARING).shown_page() == "my_reports"


def test_who_writes_a_long_report_comes_back_to_its_section_and_words(
    qtbot: QtBot, flow: WindowFlow
) -> None:
    window = unlock(qtbot, flow, CLEARING)
    window.show_page("report")
    page = window.page("report")
    assert isinstance(page, ReportPage)
    qtbot.waitUntil(page.submit.isEnabled, timeout=10_000)
    page.show_more("help")
    suggestion = page.form.more.findChild(QWidget, "suggestion")
    assert suggestion is not None
    type_text(suggestion, "A second door")
    qtbot.waitUntil(lambda: page.note.text().startswith("Draft saved"), timeout=10_000)
    flow.lock()
    again = unlock(qtbot, flow, CLEARING).page("report")
    assert isinstance(again, ReportPage)
    qtbot.waitUntil(again.submit.isEnabled, timeout=10_000)
    qtbot.waitUntil(lambda: again.form.draft().details.suggestion == "A second door")
    assert again.form.more.isVisible()
    assert again.form.more.shown_section() == "help"


def test_another_person_begins_where_she_always_begins(qtbot: QtBot, flow: WindowFlow) -> None:
    unlock(qtbot, flow, CLEARING).show_page("report")
    flow.lock()
    assert unlock(qtbot, flow, ADMIN).shown_page() == "people"


def test_who_leaves_the_chair_locks_at_once(
    qtbot: QtBot, flow: WindowFlow, absence: Absence
) -> None:
    unlock(qtbot, flow, CLEARING)
    absence.gone.emit()
    assert flow.desk is None
    assert isinstance(flow.window, UnlockWindow)
    absence.gone.emit()
    assert isinstance(flow.window, UnlockWindow), "nobody is locked out twice"


def test_a_secret_in_the_clipboard_goes_with_the_lock(qtbot: QtBot, flow: WindowFlow) -> None:
    unlock(qtbot, flow, CLEARING)
    secret_clipboard().copy("gans blau regen leiter")
    flow.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_the_time_chosen_in_the_menu_holds_at_once_and_at_the_next_start(
    qtbot: QtBot, desk: Desk, flow: WindowFlow
) -> None:
    window = unlock(qtbot, flow, CLEARING)
    (action,) = (each for each in window.findChildren(QAction) if each.text() == "15 minutes")
    assert not action.isChecked()
    action.trigger()
    assert flow.desk is not None
    assert flow.desk._inactivity._until_warning.interval() == 14 * 60 * 1000
    assert LockTime().minutes == 15


def test_only_harmless_words_go_to_the_process_above(
    qtbot: QtBot, desk: Desk, founded: Path
) -> None:
    above = Above()
    flow = WindowFlow(HouseDoors(Town(founded).house), desk, founded, above=above)
    flow.begin()
    unlock(qtbot, flow, CLEARING).show_page("report")
    flow.end()
    assert flow.window is not None
    flow.window.close()
    where = str(founded)
    assert above.told[0] == DeskPlace(folder=where)
    assert above.told[-1] == DeskPlace(folder=where, login=CLEARING, page="report")


@pytest.mark.parametrize("line", ["", "Qt sagt etwas", "[1]", '{"folder": 1}', '{"page": "x"}'])
def test_any_other_line_is_no_place(line: str) -> None:
    assert DeskPlace.read(line) is None


def test_a_place_is_read_as_it_was_told() -> None:
    place = DeskPlace(folder="/amt/ablage „ß“", login="jörg", page="cases", mishap=True)
    assert DeskPlace.read(place.line()) == place


def capture_action(window: DeskWindow) -> list[QAction]:
    actions = window.findChildren(QAction)
    return [each for each in actions if each.text() == "&Block screen capture"]


def test_where_the_system_cannot_block_captures_nothing_is_offered(
    qtbot: QtBot, flow: WindowFlow
) -> None:
    assert capture_action(unlock(qtbot, flow, CLEARING)) == []


def test_captures_are_blocked_after_a_warning_only_and_allowed_again(
    qtbot: QtBot, desk: Desk, flow: WindowFlow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[int, bool] = {}
    capture = ScreenCapture(desk.application, told.__setitem__)
    monkeypatch.setattr(desk, "capture", capture)
    window = unlock(qtbot, flow, CLEARING)
    (action,) = capture_action(window)
    action.trigger()
    (question,) = window.findChildren(CaptureQuestion)
    assert not action.isChecked()
    assert not capture.is_blocked, "off until somebody has read what is given up"
    question.block.click()
    assert told[int(window.winId())] is True
    assert action.isChecked()
    assert ScreenCapture(desk.application, told.__setitem__).is_blocked, "for the next start"
    action.trigger()
    assert told[int(window.winId())] is False
    assert not capture.is_blocked
