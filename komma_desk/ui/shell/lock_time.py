"""After how many quiet minutes the desk locks by itself: the person's choice among a few."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QSettings, Signal

CHOICES: Final = (2, 5, 10, 15)
DEFAULT: Final = 5
_KEPT: Final = "lock/minutes"


class LockTime(QObject):
    """One for the application; remembered for the next start. Never is no choice."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        kept = str(QSettings().value(_KEPT, DEFAULT))
        known = {str(minutes): minutes for minutes in CHOICES}
        self.minutes = known.get(kept, DEFAULT)

    def choose(self, minutes: int) -> None:
        self.minutes = minutes
        QSettings().setValue(_KEPT, minutes)
        self.changed.emit()

    def seconds(self) -> int:
        return self.minutes * 60
