"""When it happened: a day, about then, a span or unknown; typed, or chosen from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QMenu, QWidget, QWidgetAction

from komma_desk.domain.moment import Moment, Precision
from komma_desk.ui.parts import icons
from komma_desk.ui.parts.choices import Choice
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.ui.reporting.pick_one import PickOne
from komma_desk.ui.reporting.typed_moment import read_day, read_time, written_day, written_time
from komma_desk.words import N_, _

PRECISIONS = (
    (Precision.DAY, N_("Exactly on")),
    (Precision.ABOUT, N_("About")),
    (Precision.SPAN, N_("Period")),
    (Precision.UNKNOWN, N_("Unknown")),
)


class DayLine(QLineEdit):
    """A day as typed; the calendar opens by its icon or with Alt+Down."""

    def __init__(self, name: str, today: Callable[[], date] | None) -> None:
        super().__init__()
        self._today = today
        self.setPlaceholderText(_("DD.MM.YYYY"))
        self.setToolTip(_("For example 21.11.2026, 21.11. or “yesterday”. Calendar: Alt+Down"))
        self.setAccessibleName(name)
        self.setMinimumWidth(132)
        open_calendar = self.addAction(
            icons.icon("calendar"), QLineEdit.ActionPosition.TrailingPosition
        )
        open_calendar.setText(_("Calendar"))
        open_calendar.triggered.connect(self.open_calendar)
        self.editingFinished.connect(self._settle)

    def day(self) -> date | None:
        return read_day(self.text(), self._today() if self._today else None)

    def is_unreadable(self) -> bool:
        return bool(self.text().strip()) and self.day() is None

    def open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setAccessibleName(_("Calendar"))
        if day := self.day():
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        inside = QWidgetAction(menu)
        inside.setDefaultWidget(calendar)
        menu.addAction(inside)

        def take(chosen: QDate) -> None:
            self.setText(written_day(date(chosen.year(), chosen.month(), chosen.day())))
            menu.close()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _settle(self) -> None:
        if day := self.day():
            self.setText(written_day(day))


class WhenField(QWidget):
    """Shows only the lines the chosen precision needs; half-typed days are no answer yet."""

    changed = Signal()

    def __init__(self, today: Callable[[], date] | None = None) -> None:
        super().__init__()
        self.precision = PickOne([Choice(str(each), _(words)) for each, words in PRECISIONS])
        self.precision.setMinimumWidth(140)
        self.first = DayLine(_("Day"), today)
        self.first.setObjectName("first_on")
        self._until = PlainLabel(_("to"), wrap=False)
        self.last = DayLine(_("Last day"), today)
        self.last.setObjectName("last_on")
        self.at = QLineEdit()
        self.at.setObjectName("at")
        self.at.setPlaceholderText(_("Time"))
        self.at.setToolTip(_("For example 14:30. You may leave it empty."))
        self.at.setAccessibleName(_("Time"))
        self.at.setMinimumWidth(92)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part, stretch in (
            (self.precision, 0),
            (self.first, 3),
            (self._until, 0),
            (self.last, 3),
            (self.at, 1),
        ):
            row.addWidget(part, stretch)
        self.setFocusProxy(self.precision)
        self.precision.set_code(Precision.DAY)
        self._show_needed()
        self.precision.picked.connect(self._show_needed)
        for line in (self.first, self.last, self.at):
            line.textChanged.connect(lambda _text: self.changed.emit())

    def moment(self) -> Moment | None:
        precision = Precision(self.precision.code() or Precision.DAY)
        if precision is Precision.UNKNOWN:
            return Moment.unknown()
        first = self.first.day()
        span = precision is Precision.SPAN
        last = self.last.day() if span else None
        if first is None and last is None:
            return None
        return Moment(
            precision=precision,
            first_on=first,
            last_on=last,
            at=None if span else read_time(self.at.text()),
        )

    def show_moment(self, moment: Moment | None) -> None:
        self.precision.set_code(moment.precision if moment else Precision.DAY)
        self.first.setText(written_day(moment.first_on if moment else None))
        self.last.setText(written_day(moment.last_on if moment else None))
        self.at.setText(written_time(moment.at if moment else None))

    def unreadable(self) -> str:
        """A sentence for what was typed and is no day or time; empty where all is well."""
        days = [line for line in (self.first, self.last) if line.isVisibleTo(self)]
        if any(line.is_unreadable() for line in days):
            return _("Please write the day like this: 21.11.2026.")
        typed = self.at.text().strip()
        if typed and self.at.isVisibleTo(self) and read_time(typed) is None:
            return _("Please write the time like this: 14:30.")
        return ""

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.precision.setAccessibleName(name)
        for line, own in ((self.first, _("Day")), (self.last, _("Last day")), (self.at, _("Time"))):
            line.setAccessibleName(f"{name} {own}")

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        for part in (self.precision, self.first, self.last, self.at):
            part.setAccessibleDescription(description)

    def _show_needed(self) -> None:
        precision = self.precision.code() or Precision.DAY
        self.first.setVisible(precision != Precision.UNKNOWN)
        for part in (self._until, self.last):
            part.setVisible(precision == Precision.SPAN)
        self.at.setVisible(precision in {Precision.DAY, Precision.ABOUT})
        self.changed.emit()
