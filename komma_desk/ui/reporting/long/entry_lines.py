"""Several entries one under the other, each with lines of its own: added, and taken off again."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.ui.reporting.long.answer_field import AnswerField
from komma_desk.words import _


class Entry(QWidget):
    """One entry; an empty one is no entry."""

    changed = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 6)
        self.grid.setHorizontalSpacing(10)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(1, 1)
        self.lines: list[tuple[str, QLineEdit]] = []
        self.remove = Button(_("Remove"), ButtonKind.QUIET)
        self.remove.clicked.connect(self.remove_wanted)

    def add_line(self, label: str, line: QLineEdit, row: int, column: int = 0) -> None:
        words = PlainLabel(label, wrap=False)
        words.setBuddy(line)
        self.lines.append((label, line))
        self.grid.addWidget(words, row, column)
        self.grid.addWidget(line, row, column + 1)
        self.grid.setColumnStretch(column + 1, 1)
        line.textChanged.connect(self.changed)

    def name(self, question: str, number: int) -> None:
        """Which of the entries each line belongs to is said with it."""
        for label, line in self.lines:
            line.setAccessibleName(f"{question} {number}: {label}")
        self.remove.setAccessibleName(f"{self.remove.text()}: {question} {number}")

    def stops(self) -> list[QWidget]:
        """Where the tab key stops, in the order of the lines."""
        return [*(line for _label, line in self.lines), self.remove]

    @abstractmethod
    def value(self) -> Any:
        """None where nothing is written."""

    @abstractmethod
    def show_value(self, value: Any) -> None:
        """Write a value into the lines."""

    def unreadable(self) -> str:
        return ""


class EntriesField(AnswerField):
    """One empty entry stands ready; more are added by the button."""

    reshaped = Signal()
    """An entry was added."""

    def __init__(self, another: str) -> None:
        super().__init__()
        self._question = ""
        self.entries: list[Entry] = []
        self._place = QWidget()
        self._column = QGridLayout(self._place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setVerticalSpacing(4)
        self.another = Button(another, ButtonKind.SECONDARY, "plus")
        self.another.clicked.connect(self._add_and_go)
        self._line.addWidget(self._place)
        self._line.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        self._add()

    @abstractmethod
    def new_entry(self) -> Entry:
        """An empty one."""

    def answer(self) -> tuple[Any, ...]:
        values = (each.value() for each in self.entries)
        return tuple(value for value in values if value is not None)

    def unreadable(self) -> str:
        return next((said for each in self.entries if (said := each.unreadable())), "")

    def setAccessibleName(self, name: str) -> None:
        self._question = name
        super().setAccessibleName(name)
        self._number()

    def _fill_in(self, answer: Iterable[Any]) -> None:
        for entry in tuple(self.entries):
            self._drop(entry)
        for value in answer:
            self._add().show_value(value)
        if not self.entries:
            self._add()

    def _add(self) -> Entry:
        entry = self.new_entry()
        entry.changed.connect(self._said)
        entry.remove_wanted.connect(lambda: self._take_off(entry))
        self.entries.append(entry)
        self._column.addWidget(entry, self._column.rowCount(), 0)
        self._number()
        self.reshaped.emit()
        return entry

    def _add_and_go(self) -> None:
        self._add().lines[0][1].setFocus(Qt.FocusReason.TabFocusReason)

    def _take_off(self, entry: Entry) -> None:
        place = self.entries.index(entry)
        self._drop(entry)
        if not self.entries:
            self._add()
        beside = self.entries[min(place, len(self.entries) - 1)]
        beside.lines[0][1].setFocus(Qt.FocusReason.OtherFocusReason)
        self._said()

    def _drop(self, entry: Entry) -> None:
        self.entries.remove(entry)
        self._column.removeWidget(entry)
        entry.hide()
        entry.deleteLater()
        self._number()

    def _number(self) -> None:
        for number, entry in enumerate(self.entries, start=1):
            entry.name(self._question, number)
        if self.entries:
            self.setFocusProxy(self.entries[0].lines[0][1])
        stops = [stop for entry in self.entries for stop in entry.stops()]
        for one, other in pairwise((*stops, self.another)):
            QWidget.setTabOrder(one, other)
