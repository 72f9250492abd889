"""A day typed as people write it; it gives the day as the store keeps it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QLineEdit, QWidget

from komma_desk.ui.parts.day_words import day_in_digits
from komma_desk.words import _

_WRITTEN = ("%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y")


def day_of(text: str) -> date | None:
    """The day a text means in ISO form, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class DayField(QLineEdit):
    """Takes 31.10.2026 and 2026-10-31; anything else is given on as typed and refused in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("for example 2026-10-31"))
        self.setMaximumWidth(220)

    def day(self) -> date | None:
        typed = self.text().strip()
        for form in _WRITTEN:
            try:
                # A calendar day has no time zone; only its day is used.
                return datetime.strptime(typed, form).date()  # noqa: DTZ007 -- a day, no moment
            except ValueError:
                continue
        return None

    def given(self) -> str:
        """The day in ISO form where it is one, else what was typed."""
        day = self.day()
        return day.isoformat() if day else self.text().strip()

    def show_day(self, text: str) -> None:
        """Show a day kept in ISO form."""
        day = day_of(text)
        self.setText(day_in_digits(day) if day else text)
