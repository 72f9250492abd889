"""One extract, read only: first what it is, its content only after it was opened on purpose."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.domain.extract import ExtractLetter
from komma_desk.ui.extracts.answer_box import AnswerBox
from komma_desk.ui.extracts.extract_words import VERDICTS, one_line
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import day_in_words, moment_in_words
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import ScrollBody
from komma_desk.usecases.queries.my_extracts import ExtractLine
from komma_desk.words import _


class ExtractPane(ScrollBody):
    """Text can be selected and copied; nothing in it is ever interpreted."""

    open_wanted = Signal(object)
    """The `ExtractId` to be opened."""

    def __init__(self) -> None:
        super().__init__(at_the_top=True)
        self.title = PlainLabel("", TextKind.SECTION)
        self.about = PlainLabel("", TextKind.MUTED)
        self.notice = Alert(Tone.WARNING)
        self.notice.hide()
        self.closed = Card()
        self.closed.add(
            PlainLabel(
                _(
                    "It is shown as soon as you open it. That you opened it, and when, is written "
                    "into the log the clearing office can read."
                )
            )
        )
        self.open = Button(_("&Open the extract"), ButtonKind.PRIMARY, "eye")
        self.open.clicked.connect(self._press)
        self.closed.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.answer = AnswerBox()
        self.verdict = Alert(Tone.INFO)
        self.content = Card()
        self._texts = QWidget()
        self.content.add(self._texts)
        self.why_not_printed = PlainLabel(
            _(
                "There is no printing here on purpose: a sheet of paper could not be taken back "
                "when the time to read is over."
            ),
            TextKind.SMALL,
        )
        for part in (
            self.title,
            self.about,
            self.notice,
            self.closed,
            self.content,
            self.answer,
            self.verdict,
            self.why_not_printed,
        ):
            self.column.addWidget(part)
        self.line: ExtractLine | None = None

    def show_line(self, line: ExtractLine, letter: ExtractLetter | None, reason: str) -> None:
        if self.line is None or self.line.id != line.id:
            self.notice.hide()
        self.line = line
        self.title.setText(_("Extract of case {number}").format(number=one_line(line.number)))
        self.about.setText(
            _("From {name}, {moment}. To be read until {day}.").format(
                name=one_line(line.sender_name),
                moment=moment_in_words(line.posted_at),
                day=day_in_words(line.readable_until),
            )
        )
        self.closed.setVisible(letter is None)
        self.content.setVisible(letter is not None)
        self.why_not_printed.setVisible(letter is not None)
        if letter is not None:
            self._show_content(letter)
        asks = letter is not None and letter.question is not None
        self.answer.setVisible(asks and line.answered is None)
        if letter is not None and letter.question is not None:
            self.answer.show_question(letter.question, reason)
        self.verdict.setVisible(line.answered is not None)
        if line.answered is not None:
            self.verdict.show_notice(
                Tone.SUCCESS,
                _("It is on its way to the clearing office and cannot be taken back here."),
                _("You have answered: {verdict}").format(verdict=_(VERDICTS[line.answered])),
            )

    def say_refusal(self, sentence: str) -> None:
        self.answer.show_busy(busy=False)
        self.notice.show_notice(Tone.WARNING, sentence)
        self.notice.show()
        self.notice.speak()

    def _show_content(self, letter: ExtractLetter) -> None:
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if letter.purpose.strip():
            _add_text(column, _("What it is for"), letter.purpose)
        for part in letter.parts:
            _add_text(column, _(part.label) if part.label else part.key, part.text)
        self.content.body.replaceWidget(self._texts, fresh)
        self._texts.hide()
        self._texts.deleteLater()
        self._texts = fresh

    def _press(self) -> None:
        if self.line is not None:
            self.open_wanted.emit(self.line.id)


def _add_text(column: QVBoxLayout, label: str, text: str) -> None:
    column.addWidget(PlainLabel(label, TextKind.STRONG))
    shown = PlainLabel(text, copyable=True)
    shown.setContentsMargins(0, 0, 0, 8)
    column.addWidget(shown)
