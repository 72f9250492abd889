"""Ends this process when it was locked: keys and texts in freed memory go with it."""

from __future__ import annotations

import os
from threading import Timer

from PySide6.QtWidgets import QApplication

from komma_desk.ui.shell.desk_place import LOCKED

_AT_THE_LATEST = 5.0  # seconds


def end_locked(application: QApplication) -> None:
    application.exit(LOCKED)
    # A dialog of the system itself hears no Qt: it must not keep the process alive.
    last_resort = Timer(_AT_THE_LATEST, os._exit, (LOCKED,))
    last_resort.daemon = True
    last_resort.start()
