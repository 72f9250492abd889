"""A day that may be left open: a check box opens it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QWidget

from komma_desk.words import _


class OptionalDay(QWidget):
    """`changed` carries the day, or None while the box is not ticked."""

    changed = Signal(object)

    def __init__(self, question: str, suggested: date, earliest: date) -> None:
        super().__init__()
        self.box = QCheckBox(question)
        self.day_field = QDateEdit(QDate(suggested.year, suggested.month, suggested.day))
        self.day_field.setMinimumDate(QDate(earliest.year, earliest.month, earliest.day))
        self.day_field.setDisplayFormat(_("yyyy-MM-dd"))
        self.day_field.setCalendarPopup(True)
        self.day_field.setAccessibleName(question.replace("&", ""))
        self.day_field.setEnabled(False)
        self.day_field.setMinimumWidth(140)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.box)
        line.addWidget(self.day_field)
        line.addStretch(1)
        self.setFocusProxy(self.box)
        self.box.toggled.connect(self.day_field.setEnabled)
        self.box.toggled.connect(lambda: self.changed.emit(self.day()))
        self.day_field.dateChanged.connect(lambda: self.changed.emit(self.day()))

    def show_day(self, day: date | None) -> None:
        """One that is over already becomes the earliest there is."""
        if day is not None:
            self.day_field.setDate(QDate(day.year, day.month, day.day))
        self.box.setChecked(day is not None)

    def day(self) -> date | None:
        if not self.box.isChecked():
            return None
        shown = self.day_field.date()
        return date(shown.year(), shown.month(), shown.day())
