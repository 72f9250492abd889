"""Where in a report somebody is writing: kept while the desk is open, and across a lock."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class SectionAtHand(QObject):
    """It outlives a page, as when the language changes; the words themselves are in the draft."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.section = ""
        """Of the long report; empty at the eight answers."""

    def note(self, section: str) -> None:
        if section != self.section:
            self.section = section
            self.moved.emit()
