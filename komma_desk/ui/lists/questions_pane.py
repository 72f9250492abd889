"""The office's own questions in the order of the form, and what can be done with each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from komma_desk.domain.code_list import Code
from komma_desk.domain.own_question import ANSWER_KIND_WORDS, ASKED_ABOUT_WORDS, OwnQuestion
from komma_desk.ui.lists.list_words import offered_said
from komma_desk.ui.lists.plain_table import PlainTable
from komma_desk.ui.lists.question_preview import QuestionPreview
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.empty_state import EmptyState
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.words import _


class QuestionsPane(QWidget):
    """Each signal but the first carries the question chosen."""

    add_wanted = Signal()
    change_wanted = Signal(object)
    end_wanted = Signal(object)
    last_day_wanted = Signal(object)
    back_wanted = Signal(object)
    move_wanted = Signal(object, int)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._questions: tuple[OwnQuestion, ...] = ()
        self.add = Button(_("Add &question …"), ButtonKind.PRIMARY, "plus")
        self.table = PlainTable(
            _("Own questions"),
            (_("Question"), _("Answer"), _("Where it stands"), _("Asked now")),
            stretched=(0,),
            optional=(1, 2),
        )
        self.empty = EmptyState(
            "help",
            _("No questions of your own yet"),
            _("What only your office wants to know, people are asked in the long report."),
        )
        self.change = Button(_("&Change …"))
        self.up = Button(_("&Up"), icon_name="chevron-up")
        self.down = Button(_("Do&wn"), icon_name="chevron-down")
        self.end = Button(_("Ask &no more"))
        self.last_day = Button(_("Set &last day …"))
        self.bring_back = Button(_("Ask a&gain"))
        self.preview = QuestionPreview()
        self._lay_out()
        self._connect()
        self.show_questions(())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(_("Own questions"), TextKind.SECTION), 1)
        head.addWidget(self.add)
        explained = PlainLabel(
            _(
                "The answers are sealed with the case. They stand in no letter, no extract and "
                "no figure."
            ),
            TextKind.MUTED,
        )
        deeds = WrapRow()
        buttons = (self.change, self.up, self.down, self.end, self.last_day, self.bring_back)
        for button in buttons:
            deeds.addWidget(button)
        there = QWidget()
        inner = QVBoxLayout(there)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addWidget(self.table, 1)
        inner.addLayout(deeds)
        inner.addWidget(self.preview)
        self._stack = QStackedWidget()
        self._stack.addWidget(there)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(explained)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_wanted)
        self.table.picked.connect(lambda _key: self._settle())
        self.table.opened.connect(lambda _key: self.change.click())
        self.change.clicked.connect(lambda: self._want(self.change_wanted.emit))
        self.end.clicked.connect(lambda: self._want(self.end_wanted.emit))
        self.last_day.clicked.connect(lambda: self._want(self.last_day_wanted.emit))
        self.bring_back.clicked.connect(lambda: self._want(self.back_wanted.emit))
        self.up.clicked.connect(lambda: self._want(lambda each: self.move_wanted.emit(each, -1)))
        self.down.clicked.connect(lambda: self._want(lambda each: self.move_wanted.emit(each, 1)))

    def show_questions(self, questions: tuple[OwnQuestion, ...]) -> None:
        self._questions, today = questions, self._today()
        self._stack.setCurrentIndex(0 if questions else 1)
        self.table.show_rows(
            [
                (
                    each.code,
                    (
                        each.words.spoken(),
                        _(ANSWER_KIND_WORDS[each.kind]),
                        _(ASKED_ABOUT_WORDS[each.section]),
                        offered_said(each, today),
                    ),
                )
                for each in questions
            ]
        )

    def question(self) -> OwnQuestion | None:
        code = Code(self.table.key())
        return next((each for each in self._questions if each.code == code), None)

    def _want(self, wanted: Callable[[OwnQuestion], None]) -> None:
        question = self.question()
        if question is not None:
            wanted(question)

    def _settle(self) -> None:
        question = self.question()
        self.preview.show_question(question)
        last = question.valid_until if question else None
        over = last is not None and last < self._today()
        beside = [each for each in self._questions if question and each.section is question.section]
        at = beside.index(question) if question else -1
        self.change.setEnabled(question is not None)
        self.last_day.setEnabled(question is not None)
        self.end.setEnabled(question is not None and not over)
        self.bring_back.setEnabled(last is not None)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(question is not None and at < len(beside) - 1)
