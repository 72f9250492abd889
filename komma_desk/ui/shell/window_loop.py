"""Opens the window and stays until the last one is closed, or until the desk is locked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from komma_desk.ui.shell.absence import absence_here
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
