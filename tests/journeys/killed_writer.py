"""Somebody writes a report in the real window and the process is killed under her; run as a script.

Arguments: the folder of the store, whose report it is, by mouse or by keys, a folder for settings.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.ui.shell.application import Desk
from tests.journeys.reporting_by_hand import write
from tests.journeys.room import Room
from tests.journeys.town import Town
from tests.journeys.two_hands import ByKeys, ByMouse, TwoWays

WAYS: Final[dict[str, type[TwoWays]]] = {"mouse": ByMouse, "keys": ByKeys}


def main() -> None:
    folder, login, way, settings = sys.argv[1:]
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
    room = Room(Desk([]), Town(Path(folder)), WAYS[way])
    with room.sits(login) as hand:
        write(hand)
        keeper = hand.find(ReportPage, "report_page").presenter.keeper
        hand.wait_until(lambda: not keeper._unsaved and not keeper._saving, "the draft to be kept")
        hand.press("yes")  # a moment before the end: it may be kept or not
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
