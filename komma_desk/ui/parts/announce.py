"""Says something aloud to a screen reader without moving the focus."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(speaker: QWidget, text: str, *, urgent: bool = False) -> None:
    """Let assistive technology speak the text; silent where none is listening."""
    event = QAccessibleAnnouncementEvent(speaker, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
