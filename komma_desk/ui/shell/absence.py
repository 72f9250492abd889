"""Hears that the person has left: the screen was locked, the session changed, the lid closed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Absence(QObject):
    """One for the application; what the system says of the session comes out as `gone`."""

    gone = Signal()
