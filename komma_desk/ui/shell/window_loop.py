"""Opens the window and stays until the last one is closed, or until the desk is locked."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from komma_desk.ui.shell.absence import Absence
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_place import DeskPlace, ProcessAbove
from komma_desk.ui.shell.doors import StoreDoors
from komma_desk.ui.shell.flow import WindowFlow


def run_window(
    doors: StoreDoors,
    folder: Path | None,
    *,
    demo: Mapping[str, str] | None = None,
    place: DeskPlace | None = None,
    above: ProcessAbove | None = None,
) -> int:
    """The exit status: `LOCKED` where a process above shall start a fresh desk."""
    application = Desk(["komma-desk"])
    application.end_orderly()
    absence = absence_here(application.application)
    flow = WindowFlow(
        doors, application, folder, demo=demo, place=place, above=above, absence=absence
    )
    flow.watch_for_crashes()
    application.application.aboutToQuit.connect(flow.end)
    flow.begin()
    return application.run()


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
