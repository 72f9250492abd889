"""An empty chair locks the desk, but never without a warning that any key ends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.ui.shell import inactivity as room
from komma_desk.ui.shell.inactivity import WARNED_BEFORE, Inactivity, LockWarning
from komma_desk.ui.shell.lock_time import CHOICES

LEAST_WARNING = 20  # seconds: WCAG 2.1, 2.2.1


class ByHand(Inactivity):
    """Time passes when the test says so."""

    def start(self) -> None:
        super().start()
        self.waits = self._until_warning.interval() // 1000
        self._until_warning.setInterval(24 * 60 * 60 * 1000)

    def pass_quiet_time(self) -> None:
        self._until_warning.stop()
        self._warn()
        self._countdown.setInterval(24 * 60 * 60 * 1000)

    def pass_second(self) -> None:
        self._count()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What a screen reader is told, and whether at once."""
    heard: list[tuple[str, bool]] = []

    def announce(_speaker: QWidget, text: str, *, urgent: bool = False) -> None:
        heard.append((text, urgent))

    monkeypatch.setattr(room, "announce", announce)
    return heard


def _somebody(qtbot: QtBot) -> QLineEdit:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    return field


def test_nobody_there_warns_and_then_locks(qtbot: QtBot) -> None:
    inactivity = Inactivity(seconds=1, warned_before=1)
    left: list[int] = []
    inactivity.warned.connect(left.append)
    with qtbot.waitSignal(inactivity.lock_now, timeout=5000):
        inactivity.start()
    assert left == [1]


def test_a_key_begins_the_time_anew(qtbot: QtBot) -> None:
    inactivity = Inactivity(seconds=61, warned_before=60)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    inactivity.watch(field)
    warning = LockWarning(inactivity, field)
    with qtbot.waitSignal(inactivity.warned, timeout=5000):
        inactivity.start()
    assert warning.isVisible()
    with qtbot.waitSignal(inactivity.touched, timeout=5000):
        QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert not warning.isVisible()
    inactivity.stop()


def test_a_stopped_watch_is_not_started_by_a_key(qtbot: QtBot) -> None:
    inactivity = Inactivity(seconds=0, warned_before=0)
    with qtbot.assertNotEmitted(inactivity.warned, wait=50):
        inactivity.touch()


def test_the_warning_comes_a_minute_before_whatever_time_is_chosen() -> None:
    assert WARNED_BEFORE >= 60 >= LEAST_WARNING
    for minutes in CHOICES:
        chair = ByHand(minutes * 60)
        chair.start()
        assert chair.waits == minutes * 60 - WARNED_BEFORE
        assert chair.waits > 0
        chair.stop()


def test_the_warning_is_said_aloud_once_and_tells_that_nothing_is_lost(
    qtbot: QtBot, said: list[tuple[str, bool]]
) -> None:
    chair = ByHand(120)
    field = _somebody(qtbot)
    warning = LockWarning(chair, field)
    chair.start()
    chair.pass_quiet_time()
    for _second in range(10):
        chair.pass_second()
    assert warning.isVisible()
    ((text, urgent),) = said
    assert urgent
    assert "60 seconds" in text
    assert "Any key keeps it open" in text
    assert "Nothing is lost" in text
    chair.stop()


def test_texts_that_would_be_lost_are_named_in_the_warning(
    qtbot: QtBot, said: list[tuple[str, bool]]
) -> None:
    chair = ByHand(120)
    field = _somebody(qtbot)
    warning = LockWarning(chair, field, lambda: ("a note",))
    chair.start()
    chair.pass_quiet_time()
    assert warning.isVisible()
    assert "a note" in said[0][0]
    assert "Nothing is lost" not in said[0][0]
    chair.stop()


def test_a_key_in_the_last_second_gives_the_whole_time_again(
    qtbot: QtBot, said: list[tuple[str, bool]]
) -> None:
    chair = ByHand(120)
    locked: list[bool] = []
    chair.lock_now.connect(lambda: locked.append(True))
    field = _somebody(qtbot)
    chair.watch(field)
    warning = LockWarning(chair, field)
    chair.start()
    for _again in range(11):  # WCAG asks for at least ten times
        chair.pass_quiet_time()
        for _second in range(WARNED_BEFORE - 1):
            chair.pass_second()
        QTest.keyClick(field.windowHandle(), Qt.Key.Key_Shift)
        assert not warning.isVisible()
    assert not locked
    assert len(said) == 11
    chair.pass_quiet_time()
    for _second in range(WARNED_BEFORE):
        chair.pass_second()
    assert locked == [True]
