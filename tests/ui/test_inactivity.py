"""An empty chair locks the desk, but never without a warning that any key ends."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from komma_desk.ui.shell.inactivity import Inactivity, LockWarning


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
