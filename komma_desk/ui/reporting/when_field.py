"""When it happened, in one line as people say it; what was understood stands beside it in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from komma_desk.domain.moment import Moment, Precision
from komma_desk.domain.text import LONGEST_TEXT
from komma_desk.ui.parts import icons
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.day_words import day_in_words
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.reporting.day_popup import open_day_popup
from komma_desk.ui.reporting.fuzzy_time import read_moment, written_moment
from komma_desk.ui.reporting.typed_moment import read_day, written_day, written_time
from komma_desk.words import N_, _

WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


class WhenLine(QLineEdit):
    """A line for a day, with a calendar that opens by its icon or with Alt+Down."""

    popup_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(LONGEST_TEXT)
        self._calendar = self.addAction(
            icons.icon("calendar"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._calendar.setText(_("Calendar"))
        self._calendar.triggered.connect(self.popup_wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down:
            self.popup_wanted.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._calendar.setIcon(icons.icon("calendar"))
        super().changeEvent(event)


class DayLine(WhenLine):
    """Exactly one day; half-typed it is none yet."""

    def __init__(self, today: Callable[[], date] | None) -> None:
        super().__init__()
        self._today = today
        self.setPlaceholderText(_("DD.MM.YYYY"))
        self.setToolTip(
            plain_tip(_("For example 21.11.2026, 21.11. or “yesterday”. Calendar: Alt+Down"))
        )
        self.popup_wanted.connect(lambda: open_day_popup(self, self.day(), self.setText, ()))
        self.editingFinished.connect(self._settle)

    def day(self) -> date | None:
        return read_day(self.text(), self._today() if self._today else None)

    def is_unreadable(self) -> bool:
        return bool(self.text().strip()) and self.day() is None

    def _settle(self) -> None:
        if day := self.day():
            self.setText(written_day(day))


class WhenField(QWidget):
    """Half-typed words are no answer yet; those that are none are said with an example."""

    changed = Signal()

    def __init__(self, today: Callable[[], date] | None = None) -> None:
        super().__init__()
        self._today = today
        self.line = WhenLine()
        self.line.setObjectName("when")
        self.line.setPlaceholderText(_("e.g. yesterday 14:30"))
        self.line.setToolTip(
            plain_tip(
                _(
                    "A day, a time, a period or “unknown”, for example 21.11. 14:30, "
                    "“yesterday evening”, “last week”, “early October”, “3.11. to 5.11.”. "
                    "Calendar: Alt+Down"
                )
            )
        )
        self.echo = PlainLabel("", TextKind.SMALL)
        self.echo.setMinimumWidth(1)
        self.echo.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.line, 6)
        row.addWidget(self.echo, 5)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._typed)
        self.line.editingFinished.connect(self._settle)
        self.line.popup_wanted.connect(self._open_popup)
        self._say()

    def moment(self) -> Moment | None:
        return read_moment(self.line.text(), self._today() if self._today else None)

    def not_understood(self) -> str:
        """What stands there and is no moment, as it was typed."""
        typed = self.line.text()
        return typed if typed.strip() and self.moment() is None else ""

    def show_moment(self, moment: Moment | None, typed: str = "") -> None:
        """Without a moment what was typed and not understood stands there again."""
        self.line.setText(typed if moment is None else written_moment(moment))

    def unreadable(self) -> str:
        """A sentence for what was typed and is no day or time; empty where all is well."""
        if self.line.text().strip() and self.moment() is None:
            return _(
                "This was not understood. Please write for example 21.11.2026 14:30, "
                "“yesterday evening”, “last week”, “3.11. to 5.11.” or “unknown”."
            )
        return ""

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self.line.setAccessibleDescription(description or self.echo.text())

    def _typed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words = moment_understood(self.moment())
        if not self.line.text().strip():
            words = _("or: last week, 3.11. to 5.11., unknown")
        self.echo.setText(words)
        self.line.setAccessibleDescription(words)

    def _settle(self) -> None:
        """Leaving the line, what it means stands there; what it does not is said at once."""
        moment = self.moment()
        if moment is not None:
            with QSignalBlocker(self.line):  # the same moment in other words is no change
                self.show_moment(moment)
        elif self.line.text().strip():
            self.echo.setText(_("Not understood yet; e.g. “yesterday 14:30”"))
        if self.line.text().strip():
            announce(self, self.echo.text())

    def _open_popup(self) -> None:
        moment = self.moment()
        words = (_("today"), _("yesterday"), _("last week"), _("unknown"))
        open_day_popup(self.line, moment.first_on if moment else None, self._take, words)

    def _take(self, words: str) -> None:
        self.line.setText(words)
        self._settle()


def moment_understood(moment: Moment | None) -> str:
    """In whole words, with the weekday, so that a slip is seen."""
    if moment is None:
        return ""
    if moment.precision is Precision.UNKNOWN:
        return _("Unknown – that is fine.")
    first, last = _told(moment.first_on), _told(moment.last_on)
    if moment.precision is Precision.SPAN:
        return _("{first} to {last}").format(first=first or "…", last=last or "…")
    if moment.at is not None:
        first = _("{day}, {time}").format(day=first, time=written_time(moment.at))
    return _("about {day}").format(day=first) if moment.precision is Precision.ABOUT else first


def _told(day: date | None) -> str:
    if day is None:
        return ""
    return _("{weekday} {day}").format(weekday=_(WEEKDAYS[day.weekday()]), day=day_in_words(day))
