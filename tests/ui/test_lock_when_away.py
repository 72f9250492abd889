"""A locked screen, another person's session or a closed lid lock the desk at once."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from collections.abc import Iterator
from ctypes import wintypes
from dataclasses import dataclass, field

import pytest
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusVariant,
    QDBusVirtualObject,
)
from pytestqt.qtbot import QtBot

from komma_desk.ui.shell.absence_linux import (
    ABOVE_ALL,
    LOGIND,
    MANAGER,
    PROPERTIES,
    SESSION,
    LinuxAbsence,
)
from komma_desk.ui.shell.absence_windows import POWER, SESSION_CHANGED, WindowsAbsence

OURS = f"{ABOVE_ALL}/session/_32"
BUS = "org.freedesktop.DBus"
SAVER = "org.gnome.ScreenSaver"


class Logind(QDBusVirtualObject):
    """Answers as logind does; everything else it sends as a signal."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self.bus = bus
        self.says: dict[str, object] = {"Id": "2", "LockedHint": False, "Active": True}
        self.asked: list[str] = []
        bus.registerVirtualObject(
            ABOVE_ALL, self, QDBusConnection.VirtualObjectRegisterOption.SubPath
        )

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        word = message.arguments()[-1]
        self.asked.append(f"{message.member()} {word}")
        found = (
            QDBusObjectPath(OURS)
            if message.member() == "GetSession"
            else QDBusVariant(self.says[word])
        )
        return connection.send(message.createReply(found))

    def signal(self, path: str, interface: str, name: str, *words: object) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(words))
        assert self.bus.send(message)

    def change(self, name: str, to: object) -> None:
        self.says[name] = to
        self.signal(OURS, PROPERTIES, "PropertiesChanged", SESSION, {name: to}, [])


@dataclass
class Town:
    logind: Logind
    absence: LinuxAbsence
    left: list[str] = field(default_factory=list)


@pytest.fixture
def bus_address() -> Iterator[str]:
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("no D-Bus on this machine")
    with subprocess.Popen(
        [daemon, "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
        running.terminate()


@pytest.fixture
def linux(qtbot: QtBot, bus_address: str) -> Iterator[Town]:
    """A bus of our own with a logind on it, and an absence that has found its session."""
    theirs = QDBusConnection.connectToBus(bus_address, "theirs")
    ours = QDBusConnection.connectToBus(bus_address, "ours")
    assert theirs.registerService(LOGIND)
    assert theirs.registerService(SAVER)
    logind = Logind(theirs)
    town = Town(logind, LinuxAbsence(ours, ours))
    town.absence.gone.connect(lambda: town.left.append("gone"))
    qtbot.waitUntil(lambda: town.absence.session_path == OURS)
    # One round trip on the same line: the bus knows what is listened to before anything is sent.
    ours.call(QDBusMessage.createMethodCall(BUS, "/", BUS, "GetId"))
    yield town
    QDBusConnection.disconnectFromBus("ours")
    QDBusConnection.disconnectFromBus("theirs")


@pytest.mark.parametrize(
    ("path", "interface", "name", "words"),
    [
        (OURS, SESSION, "Lock", ()),
        (ABOVE_ALL, MANAGER, "PrepareForSleep", (True,)),
        ("/org/gnome/ScreenSaver", SAVER, "ActiveChanged", (True,)),
    ],
    ids=["lock", "sleep", "screen saver"],
)
def test_linux_says_that_somebody_left(
    qtbot: QtBot, linux: Town, path: str, interface: str, name: str, words: tuple[object, ...]
) -> None:
    with qtbot.waitSignal(linux.absence.gone):
        linux.logind.signal(path, interface, name, *words)


@pytest.mark.parametrize(("name", "to"), [("LockedHint", True), ("Active", False)])
def test_a_locked_screen_or_another_session_in_front_counts(
    qtbot: QtBot, linux: Town, name: str, to: bool
) -> None:
    with qtbot.waitSignal(linux.absence.gone):
        linux.logind.change(name, to)


def test_waking_up_and_other_peoples_sessions_do_not_count(qtbot: QtBot, linux: Town) -> None:
    linux.logind.signal(ABOVE_ALL, MANAGER, "PrepareForSleep", False)
    linux.logind.signal(f"{ABOVE_ALL}/session/_33", SESSION, "Lock")
    linux.logind.change("LockedHint", to=False)
    qtbot.waitUntil(lambda: "Get LockedHint" in linux.logind.asked)
    with qtbot.waitSignal(linux.absence.gone):
        linux.logind.signal(OURS, SESSION, "Lock")
    assert linux.left == ["gone"]


def test_without_a_bus_it_is_silent_and_breaks_nothing(desk: object) -> None:
    nowhere = QDBusConnection("nowhere")
    assert not nowhere.isConnected()
    LinuxAbsence(nowhere, nowhere)


@pytest.mark.parametrize(
    ("message", "word", "counts"),
    [
        (SESSION_CHANGED, 0x7, True),
        (SESSION_CHANGED, 0x2, True),
        (SESSION_CHANGED, 0x8, False),
        (POWER, 0x4, True),
        (POWER, 0x12, False),
        (0x0200, 0x7, False),
    ],
    ids=["locked", "switched", "unlocked", "sleeps", "wakes", "mouse"],
)
def test_windows_says_that_somebody_left(
    qtbot: QtBot, desk: object, message: int, word: int, counts: bool
) -> None:
    heard: list[int] = []
    absence = WindowsAbsence(heard.append)
    assert heard == [int(absence.ear.winId())]
    left: list[str] = []
    absence.gone.connect(lambda: left.append("gone"))
    said = wintypes.MSG(message=message, wParam=word)
    absence.ear.nativeEvent(b"windows_generic_MSG", ctypes.addressof(said))
    assert left == (["gone"] if counts else [])
