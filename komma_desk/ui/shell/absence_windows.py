"""What Windows says of its session: locked, switched, disconnected, going to sleep."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Final

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtGui import QWindow

from komma_desk.ui.shell.absence import Absence

SESSION_CHANGED: Final = 0x02B1
POWER: Final = 0x0218
# Console taken away, remote desktop cut, signed out, locked.
_LEFT: Final = frozenset({0x2, 0x4, 0x6, 0x7})
_SUSPEND: Final = 0x4
_THIS_SESSION: Final = 0
_Kind = QByteArray | bytes | bytearray | memoryview


def means_absence(message: int, word: int) -> bool:
    return (message == SESSION_CHANGED and word in _LEFT) or (message == POWER and word == _SUSPEND)


def hear_session(window: int) -> None:
    """Ask Windows to tell this window of changes of the session it is in."""
    ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window, _THIS_SESSION)  # type: ignore[attr-defined,unused-ignore]  # on Windows only


class WindowsAbsence(Absence):
    """Listens with a window of its own that is never shown: no other message passes Python."""

    def __init__(self, register: Callable[[int], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ear = _Ear(self.gone.emit)
        self.ear.create()
        register(int(self.ear.winId()))


class _Ear(QWindow):
    def __init__(self, left: Callable[[], None]) -> None:
        super().__init__()
        self._left = left

    def nativeEvent(self, kind: _Kind, message: int) -> object:
        if bytes(kind) == b"windows_generic_MSG":  # type: ignore[arg-type]  # a QByteArray is one, too
            said = wintypes.MSG.from_address(int(message))
            if means_absence(said.message, said.wParam):
                self._left()
        return False, 0
