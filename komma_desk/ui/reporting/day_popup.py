"""What opens under "when": the likeliest words as buttons, and a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.reporting.typed_moment import written_day
from komma_desk.words import _

LEAST_CALENDAR = (380, 270)  # pixels in which no day and no weekday is cut off


def open_day_popup(
    parent: QWidget, day: date | None, take: Callable[[str], None], words: tuple[str, ...]
) -> None:
    """Give `take` what is to stand in the line: one of the words, or a day of the calendar."""
    menu = QMenu(parent)
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(8, 8, 8, 8)
    quick = QHBoxLayout()
    quick.setSpacing(4)
    calendar = QCalendarWidget()
    calendar.setAccessibleName(_("Calendar"))
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setMinimumSize(*LEAST_CALENDAR)
    ordinary = calendar.weekdayTextFormat(Qt.DayOfWeek.Monday)
    for day_off in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day_off, ordinary)  # Qt's red is too dim on a dark ground
    if day is not None:
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))

    def chosen(text: str) -> None:
        take(text)
        menu.close()

    def chosen_day(picked: QDate) -> None:
        chosen(written_day(date(picked.year(), picked.month(), picked.day())))

    for word in words:
        button = Button(word, ButtonKind.QUIET)
        button.clicked.connect(lambda _checked=False, word=word: chosen(word))
        quick.addWidget(button)
    calendar.clicked.connect(chosen_day)
    calendar.activated.connect(chosen_day)
    if words:
        column.addLayout(quick)
    column.addWidget(calendar)
    held = QWidgetAction(menu)
    held.setDefaultWidget(inside)
    menu.addAction(held)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(parent.mapToGlobal(parent.rect().bottomLeft()))
    calendar.setFocus()
