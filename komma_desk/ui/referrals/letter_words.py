"""The fifth question: what the partner is asked to do, and by when an answer is wanted."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit

from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.referrals.optional_day import OptionalDay
from komma_desk.words import _

_TWO_WEEKS = timedelta(days=14)


class LetterWords(Card):
    purpose_written = Signal(str)
    answer_wanted = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__(_("5  What is it for?"))
        self.purpose = QPlainTextEdit()
        self.purpose.setObjectName("purpose")
        self.purpose.setTabChangesFocus(True)
        self.purpose.setFixedHeight(92)
        self.row = FieldRow(
            _("P&urpose, in German: it stands in the letter"),
            self.purpose,
            help_text=_("For example: first advice, a conversation this week, filing a complaint."),
            required=True,
        )
        self.answer_by = OptionalDay(_("Answer wanted b&y"), today + _TWO_WEEKS, today)
        self.answer_by.setObjectName("answer_by_on")
        self.add(self.row)
        self.add(self.answer_by)
        self.purpose.textChanged.connect(self._written)
        self.answer_by.changed.connect(self.answer_wanted)

    def clear(self) -> None:
        self.purpose.clear()
        self.answer_by.box.setChecked(False)

    def _written(self) -> None:
        self.row.show_error("")
        self.purpose_written.emit(self.purpose.toPlainText())
