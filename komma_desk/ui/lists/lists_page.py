"""The page of lists and questions: which list at the left, what stands in it at the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QSplitter, QStackedWidget

from komma_desk.domain.code_list import CodeEntry, CodeList, CodeLists
from komma_desk.domain.own_question import OwnQuestion
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.lists.entries_pane import EntriesPane
from komma_desk.ui.lists.entry_dialog import EntryDialog
from komma_desk.ui.lists.last_day_dialog import LastDayDialog
from komma_desk.ui.lists.list_side import QUESTIONS, ListSide
from komma_desk.ui.lists.lists_presenter import ListsPresenter, WayBack
from komma_desk.ui.lists.question_dialog import QuestionDialog
from komma_desk.ui.lists.questions_pane import QuestionsPane
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.page import Page, ScrollBody
from komma_desk.ui.parts.toast import say
from komma_desk.usecases.effects.office_lists import ByHand
from komma_desk.words import _, n_

_SIDE = 280


class ListsPage(Page):
    def __init__(self, presenter: ListsPresenter) -> None:
        super().__init__(
            _("Lists and questions"),
            _("What people choose from in the form, and what your office asks beside it."),
            scrolling=False,
        )
        presenter.setParent(self)
        self.presenter = presenter
        self._lists = CodeLists(())
        self._led_back: list[EntriesPane | QuestionsPane] = []
        self.doubtful = Alert(Tone.DANGER)
        self.doubtful.hide()
        self.refusal = Alert(Tone.WARNING)
        self.refusal.hide()
        self.side = ListSide()
        self.entries = EntriesPane(presenter.today)
        self.questions = QuestionsPane(presenter.today)
        self._right = QStackedWidget()
        for pane in (self.questions, self.entries):
            room = ScrollBody()
            room.column.addWidget(pane)
            self._right.addWidget(room)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self.presenter.refresh()

    def _lay_out(self) -> None:
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.side)
        both.addWidget(self._right)
        self.side.setMinimumWidth(250)
        both.setSizes([_SIDE, 3 * _SIDE])
        both.setStretchFactor(0, 0)
        both.setStretchFactor(1, 1)
        both.setHandleWidth(20)
        self.body.addWidget(self.doubtful)
        self.body.addWidget(self.refusal)
        self.body.addWidget(both, 1)

    def _connect(self) -> None:
        presenter, entries, questions = self.presenter, self.entries, self.questions
        presenter.lists_shown.connect(self._show_lists)
        presenter.questions_shown.connect(self._show_questions)
        presenter.doubtful_shown.connect(self._show_doubtful)
        presenter.done.connect(self._say_done)
        presenter.refused.connect(self._show_refusal)
        presenter.working.connect(self._work)
        self.side.picked.connect(lambda _key: self._show_chosen())
        entries.add_wanted.connect(lambda one: self._open(EntryDialog(presenter, one, None, self)))
        entries.change_wanted.connect(
            lambda one, entry: self._open(EntryDialog(presenter, one, entry, self))
        )
        entries.end_wanted.connect(presenter.end_entry)
        entries.last_day_wanted.connect(self._ask_last_day)
        entries.back_wanted.connect(presenter.bring_entry_back)
        questions.add_wanted.connect(lambda: self._open(QuestionDialog(presenter, None, self)))
        questions.change_wanted.connect(
            lambda question: self._open(QuestionDialog(presenter, question, self))
        )
        questions.end_wanted.connect(presenter.end_question)
        questions.last_day_wanted.connect(self._ask_last_day_asked)
        questions.back_wanted.connect(presenter.bring_question_back)
        questions.move_wanted.connect(presenter.move_question)

    def _work(self, working: bool) -> None:
        """A button that takes its own sense away leaves whoever pressed it with the row it met."""
        if working:
            now = QApplication.focusWidget()
            panes: tuple[EntriesPane | QuestionsPane, ...] = (self.entries, self.questions)
            self._led_back = [each for each in panes if now in {each.end, each.bring_back}]
        self._right.setDisabled(working)
        if not working:
            for pane in self._led_back:
                pane.table.setFocus()

    def _open(self, dialog: QDialog) -> None:
        self.refusal.hide()
        dialog.open()

    def _ask_last_day(self, one: CodeList, entry: CodeEntry) -> None:
        def chosen(day: date) -> None:
            self.presenter.end_entry(one, entry, day)

        self._open(LastDayDialog(entry.label.spoken(), entry.valid_until, chosen, self))

    def _ask_last_day_asked(self, question: OwnQuestion) -> None:
        def chosen(day: date) -> None:
            self.presenter.end_question(question, day)

        self._open(LastDayDialog(question.words.spoken(), question.valid_until, chosen, self))

    def _show_lists(self, lists: CodeLists) -> None:
        self._lists = lists
        self.side.show_lists(lists)
        self._show_chosen()

    def _show_questions(self, questions: tuple[OwnQuestion, ...]) -> None:
        self.side.show_questions(questions)
        self.questions.show_questions(questions)

    def _show_chosen(self) -> None:
        self.refusal.hide()
        key = self.side.key()
        if key in self._lists:
            self.entries.show_list(self._lists[key])
        self._right.setCurrentIndex(0 if key in {"", QUESTIONS} else 1)

    def _show_doubtful(self, found: tuple[ByHand, ...]) -> None:
        """Named by the check of the store; here it is said that there is something."""
        self.doubtful.setVisible(bool(found))
        if found:
            self.doubtful.show_notice(
                Tone.DANGER,
                n_(
                    "{n} entry does not stand in the store as it was saved, and may be missing "
                    "from the form. The check on the page “Backup” names it; please enter it "
                    "anew here, and ask who changed the store.",
                    "{n} entries do not stand in the store as they were saved, and may be "
                    "missing from the form. The check on the page “Backup” names them; please "
                    "enter them anew here, and ask who changed the store.",
                    len(found),
                ),
            )

    def _show_refusal(self, sentence: str) -> None:
        self.refusal.show_notice(Tone.WARNING, sentence)
        self.refusal.show()
        self.refusal.speak()

    def _say_done(self, sentence: str, way: WayBack | None) -> None:
        self.refusal.hide()
        say(self, sentence, None if way is None else lambda: self.presenter.go_back(way))


def build_lists_page(
    counter: Counter, questions: Questions, *, today: Callable[[], date]
) -> ListsPage:
    page = ListsPage(ListsPresenter(counter, questions, today))
    page.refresh()
    return page
