"""Hears that the person has left: the screen was locked, the session changed, the lid closed."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class Absence(QObject):
    """One for the application; what the system says of the session comes out as `gone`."""

    gone = Signal()


def absence_here(parent: QObject) -> Absence | None:
    """None where the system tells nobody: macOS does only through Objective-C."""
    if sys.platform == "win32":
        from komma_desk.ui.shell.absence_windows import WindowsAbsence, hear_session

        return WindowsAbsence(hear_session, parent)
    if sys.platform.startswith("linux"):
        from PySide6.QtDBus import QDBusConnection

        from komma_desk.ui.shell.absence_linux import LinuxAbsence

        return LinuxAbsence(QDBusConnection.systemBus(), QDBusConnection.sessionBus(), parent)
    return None
