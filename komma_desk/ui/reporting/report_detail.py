"""One of my reports in full: receipt, its way so far, the office's answers, what I wrote."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from komma_desk.domain.case_reading import SeenBy
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.roles import ROLE_NAMES
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import day_in_words, moment_in_words
from komma_desk.ui.parts.labels import LongText, PlainLabel, TextKind
from komma_desk.ui.parts.page import ScrollBody
from komma_desk.ui.reporting.long_answer import wrap_for
from komma_desk.ui.reporting.receipt_pane import short_receipt
from komma_desk.ui.reporting.report_words import answers_given, main_kind
from komma_desk.ui.reporting.timeline import Timeline, stops_of
from komma_desk.usecases.queries.my_reports import Answer, MyReport
from komma_desk.words import _, n_

LONGEST_LABEL = 2_000  # characters; a label that wraps more text than this makes the page slow
LONGEST_WORD = 40  # characters; a label cannot break a word and would widen the page
STORY_HEIGHT, LINES_HEIGHT = 150, 80


class ReportDetail(ScrollBody):
    """Built anew for each report: a handful of parts, and nothing of the last one stays."""

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self._lists = lists

    def show_report(self, report: MyReport) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        told = report.report
        column.addWidget(PlainLabel(main_kind(told, self._lists), TextKind.SECTION))
        column.addWidget(self._receipt(report))
        if report.sent_to:
            column.addWidget(_sent_to(report))
        way = Card(_("Where it stands"))
        way.add(Timeline(stops_of(report)))
        column.addWidget(way)
        column.addWidget(_answers(report.answers))
        if report.seen is not None:
            column.addWidget(_readers(report.seen))
        column.addWidget(self._what_i_wrote(report))
        column.addStretch(1)
        while (old := self.column.takeAt(0)) is not None:
            if (part := old.widget()) is not None:
                part.hide()
                part.deleteLater()
        self.column.addWidget(whole)
        self.verticalScrollBar().setValue(0)

    @staticmethod
    def _receipt(report: MyReport) -> PlainLabel:
        words = _("Receipt {number}, filed on {moment}")
        line = words.format(
            number=short_receipt(report.report.id), moment=moment_in_words(report.report.filed_at)
        )
        if report.news:
            line += " · " + _("Case {number}").format(number=report.news[-1].number)
        label = PlainLabel(line, TextKind.MUTED, copyable=True)
        label.setAccessibleName(line)
        return label

    def _what_i_wrote(self, report: MyReport) -> Card:
        card = Card(_("What you reported"))
        card.add(_story(report.report.narrative, _("Your account")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for line, (question, answer) in enumerate(answers_given(report.report, self._lists)):
            name = PlainLabel(question, TextKind.SMALL, wrap=False)
            name.setContentsMargins(0, 2, 0, 0)
            grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_story(answer, question), line, 1)
        card.body.addLayout(grid)
        return card


def _sent_to(report: MyReport) -> PlainLabel:
    words = _("Sealed to {people}. Not for {excluded}.")
    return PlainLabel(
        words.format(people=", ".join(report.sent_to), excluded=", ".join(report.kept_from) or "–"),
        TextKind.MUTED,
    )


def _answers(answers: tuple[Answer, ...]) -> Card:
    card = Card(_("Answers of the clearing office"))
    if not answers:
        card.add(PlainLabel(_("No answer yet. You will find it here."), TextKind.MUTED))
    for answer in answers:
        said = _("{name}, {moment}").format(
            name=answer.said_by, moment=moment_in_words(answer.said_at)
        )
        card.add(PlainLabel(said, TextKind.SMALL))
        card.add(_story(answer.text, _("Answer of {name}").format(name=answer.said_by)))
    return card


def _readers(seen: SeenBy) -> Card:
    """By role and number: whoever reported learns that, and no name."""
    card = Card(_("Who looked into it"))
    people = n_("{n} person", "{n} people", seen.people)
    line = _("{role} ({people}), last on {day}").format(
        role=_(ROLE_NAMES[seen.role]), people=people, day=day_in_words(seen.last_on)
    )
    card.add(PlainLabel(line))
    card.add(
        PlainLabel(_("As it stood in the log when the office wrote to you last."), TextKind.SMALL)
    )
    return card


def _story(text: str, name: str) -> QWidget:
    """A text somebody wrote: a label where it is short, else a field that scrolls in itself."""
    longest_word = max(map(len, text.split()), default=0)
    if len(text) <= LONGEST_LABEL and longest_word <= LONGEST_WORD:
        label = PlainLabel(text, copyable=True)
        label.setAccessibleName(name)
        return label
    field = LongText(name)
    field.setWordWrapMode(wrap_for(text))
    field.setPlainText(text)
    field.setFixedHeight(STORY_HEIGHT if len(text) > LONGEST_LABEL else LINES_HEIGHT)
    return field
