"""A line, a few paragraphs, a number, an amount of euros, a day: typed, and read as they stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit

from komma_desk.domain.text import LONGEST_TEXT
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.ui.reporting.long.answer_field import AnswerField
from komma_desk.ui.reporting.long.typed_numbers import (
    read_cents,
    read_number,
    written_cents,
    written_number,
)
from komma_desk.ui.reporting.long_answer import LongAnswer
from komma_desk.ui.reporting.typed_moment import written_day
from komma_desk.ui.reporting.when_field import DayLine
from komma_desk.words import _

PARAGRAPHS_HIGH = 96  # pixels
SHORT_WIDE = 180


def a_line() -> QLineEdit:
    """Qt would silently cut at 32,767; what is too long is refused with a sentence instead."""
    line = QLineEdit()
    line.setMaxLength(LONGEST_TEXT)
    return line


class LineField(AnswerField):
    def __init__(self, example: str = "") -> None:
        super().__init__()
        self.line = a_line()
        self.line.setPlaceholderText(example)
        self._hold(self.line)
        self.line.textChanged.connect(self._said)

    def answer(self) -> str:
        return self.line.text()

    def _fill_in(self, answer: str) -> None:
        self.line.setText(answer)


class ParagraphsField(AnswerField):
    def __init__(self) -> None:
        super().__init__()
        self.text = LongAnswer()
        self.text.setFixedHeight(PARAGRAPHS_HIGH)
        self._hold(self.text)
        self.text.textChanged.connect(self._said)

    def answer(self) -> str:
        return self.text.text()

    def _fill_in(self, answer: str) -> None:
        self.text.setPlainText(answer)


class NumberField(AnswerField):
    """In figures; `unit` stands behind it."""

    def __init__(self, unit: str = "") -> None:
        super().__init__(across=True)
        self.line = a_line()
        self.line.setFixedWidth(SHORT_WIDE)
        self._hold(self.line)
        self._line.addWidget(PlainLabel(unit, wrap=False))
        self._line.addStretch(1)
        self.line.textChanged.connect(self._said)

    def answer(self) -> int | None:
        return read_number(self.line.text())

    def unreadable(self) -> str:
        if self.line.text().strip() and self.answer() is None:
            return _("Please write the number in figures, for example 3.")
        return ""

    def _fill_in(self, answer: int | None) -> None:
        self.line.setText(written_number(answer))


class EurosField(NumberField):
    def __init__(self) -> None:
        super().__init__(_("euros"))
        self.line.setPlaceholderText(_("e.g. 250 or 1.234,50"))
        self.line.editingFinished.connect(self._settle)

    def answer(self) -> int | None:
        return read_cents(self.line.text())

    def unreadable(self) -> str:
        if self.line.text().strip() and self.answer() is None:
            return _("Please write the amount in figures, for example 250 or 1.234,50.")
        return ""

    def _fill_in(self, answer: int | None) -> None:
        self.line.setText(written_cents(answer))

    def _settle(self) -> None:
        if self.answer() is not None:
            self.show_answer(self.answer())


class DayField(AnswerField):
    def __init__(self, today: Callable[[], date] | None) -> None:
        super().__init__(across=True)
        self.line = DayLine(today)
        self.line.setFixedWidth(SHORT_WIDE)
        self._hold(self.line)
        self._line.addStretch(1)
        self.line.textChanged.connect(self._said)

    def answer(self) -> date | None:
        return self.line.day()

    def unreadable(self) -> str:
        if self.line.is_unreadable():
            return _("Please write the day like this: 21.11.2026.")
        return ""

    def _fill_in(self, answer: date | None) -> None:
        self.line.setText(written_day(answer))
