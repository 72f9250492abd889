"""The clearing officer's page: post, saved views, case list, and the open case beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QSplitter, QWidget

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import CaseId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.case_pane import CasePane
from komma_desk.ui.cases.case_presenter import CasePresenter
from komma_desk.ui.cases.cases_page_presenter import CasesPagePresenter
from komma_desk.ui.cases.drafts_at_hand import DraftsAtHand
from komma_desk.ui.cases.list_side import ListSide
from komma_desk.ui.cases.text_scale import wide
from komma_desk.ui.circles.circle_presenter import CirclePresenter
from komma_desk.ui.inbox.folder_watch import FolderWatch
from komma_desk.ui.inbox.intake_notices import IntakeNotices
from komma_desk.ui.inbox.post_intake import PostIntake
from komma_desk.ui.inbox.watch_button import WatchButton
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.page import Page
from komma_desk.ui.parts.toast import say
from komma_desk.ui.receptions.reception_buttons import ReceptionButtons
from komma_desk.ui.receptions.reception_desk import ReceptionDesk
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _, n_

ROOM_FOR_ALL = 1320  # pixels; with less, an open case takes the place of the saved views
ROOM_FOR_TWO = 880  # with less, an open case takes the whole page
LIST_BESIDE_A_CASE = 360  # pixels: number with its urgency, main form, day of receipt
_SHOWN = frozenset({Subject.CASES, Subject.POST, Subject.PEOPLE})
_SIZES = "cases/splitter"


class CasesPage(Page):
    """F5 and Ctrl+F come from the window; Esc leads to the list first, then closes the case."""

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        refer: Callable[[CaseId], None],
        drafts: DraftsAtHand,
        enter_land: Callable[[], None] | None = None,
        folder: FolderWatch | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(_("Cases"), scrolling=False)
        self._list = CasesPagePresenter(questions.for_page(self), self)
        self._case = CasePresenter(counter, questions.for_page(self), drafts, self)
        self._drafts = drafts
        self.post = PostIntake(counter, self)
        self.side = ListSide(self._list)
        circle = CirclePresenter(counter, questions.for_page(self), self)
        self.pane = CasePane(self._case, circle, refer, enter_land)
        self.pane.hide()
        self.notices = IntakeNotices()
        self._fresh = self._wanted = self._at_steps = False
        self.entries: ReceptionButtons | None = None
        self._at_deadline = ""
        self._lay_out()
        self._connect(counter)
        if now is not None:
            self._enter_for_others(ReceptionDesk(counter, questions, now, self))
        if folder is not None:
            self._watch(folder)

    def _enter_for_others(self, receptions: ReceptionDesk) -> None:
        """What came by telephone, in person, on paper or by mail."""
        self.receptions = receptions
        self.entries = ReceptionButtons(receptions, self)
        self.header.add_action(self.entries.new)
        self.body.insertWidget(0, receptions.notice)
        self.body.insertWidget(0, self.entries)
        said = receptions.notice
        way = (self.read_files, self.entries.new, self.entries.begun, said.stop, said.close_notice)
        for before, after in pairwise(way):
            self.setTabOrder(before, after)
        receptions.entered.connect(lambda done: self.open_case(done.case))
        receptions.refresh()

    def _watch(self, folder: FolderWatch) -> None:
        """Where sealed files arrive by themselves."""
        folder.setParent(self)
        self.watch_folder = WatchButton(folder)
        self.header.add_action(self.watch_folder)
        last = self.read_files if self.entries is None else self.entries.new
        self.setTabOrder(last, self.watch_folder)
        folder.gone.connect(self.notices.show_folder_gone)
        folder.files_read.connect(self.notices.show_files)
        folder.start()

    def _lay_out(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(_("Search cases"))
        self.search.setAccessibleName(_("Search cases"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(160)
        self.search.setMaximumWidth(200)
        self.read_files = Button(_("Read in a sealed fi&le …"), icon_name="attach")
        self.header.add_action(self.search)
        self.header.add_action(self.read_files)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.side)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.pane.setMinimumWidth(480)
        self.body.addWidget(self.notices)
        self.body.addWidget(self.splitter, 1)

    def _connect(self, counter: Counter) -> None:
        self.search.textChanged.connect(self._list.search_for)
        self.search.returnPressed.connect(self.side.focus_list)
        self.read_files.clicked.connect(self._choose_files)
        self.splitter.splitterMoved.connect(self._remember_sizes)
        self.side.opened.connect(self.open_case)
        self.side.closed.connect(self.show_closed)
        self._case.closed.connect(self.show_closed)
        self.pane.closed.opened.connect(self.open_case)
        self.pane.close_wanted.connect(self.close_case)
        self.pane.wide_wanted.connect(self._settle)
        self._case.arrived.connect(self._show_case)
        self._list.vocabulary_came.connect(self._show_again)
        self.post.taken.connect(self._say_taken)
        self.post.resealed.connect(self._say_resealed)
        self.post.unreadable.connect(self.notices.show_unreadable)
        self.post.answered.connect(self.notices.show_answers)
        self.post.heard.connect(self.notices.show_letters)
        self.post.files_read.connect(self.notices.show_files)
        counter.changed.connect(self._hear)

    def refresh(self) -> None:
        """F5: list, counts and the open case anew; and the post."""
        self._fresh = True
        self._list.refresh()
        self._case.refresh()
        self.post.take_in()

    def focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def open_case(self, case: CaseId, *, at_steps: bool = False, at_deadline: str = "") -> None:
        """Show a case beside the list, and move the cursor into it, once its answer has come."""
        self._wanted, self._at_steps, self._at_deadline = True, at_steps, at_deadline
        self._case.open(case)

    def show_closed(self, case: CaseId) -> None:
        """A case restricted to others: nothing of it is asked, so no read is written."""
        self._case.close()
        self._drafts.open_case = case
        self.side.show_open_case(None)
        self.pane.show_closed(case, self._list.procedure)
        self._make_room()
        self.pane.begin()

    def close_case(self) -> None:
        self._case.close()
        self.pane.forget()
        self.pane.hide()
        self.side.show_open_case(None)
        self.pane.header.wide.setChecked(False)
        self._settle()
        self.side.focus_list()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            # After the page stands there: showing it must not wait for the store.
            QTimer.singleShot(0, self, self._come_in)

    def _come_in(self) -> None:
        if self._fresh:
            self.post.take_in()
        else:
            self.refresh()
            self._case.ask_for_colleagues()
            self.side.focus_list()
            if self._drafts.open_case is not None and not self._wanted:
                self.open_case(self._drafts.open_case)

    def _hear(self, changes: Changes) -> None:
        if changes.subjects & _SHOWN and self._fresh:
            self._list.refresh()

    def _show_case(self, view: CaseView) -> None:
        if self._list.lists is None:
            return  # the codes come first; then the case is shown
        new, self._wanted = self._wanted or self.pane.isHidden(), False
        self.pane.show_view(view, self._list.lists)
        self.side.show_open_case(view.file.case)
        if new:
            self._make_room()
            self.pane.begin()
            if self._at_steps:
                self.pane.show_steps()
            elif self._at_deadline:
                self.pane.show_deadlines(self._at_deadline)

    def _show_again(self) -> None:
        if self._case.view is not None:
            self._show_case(self._case.view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _go_back(self) -> None:
        if self.search.hasFocus() and self.search.text():
            self.search.clear()
        elif self.pane.isHidden():
            self.side.focus_list()
        elif self.pane.header.wide.isChecked():
            self.pane.header.wide.setChecked(False)
        elif self.pane.go_back():
            return
        elif self._in_the_case() and not self.side.isHidden():
            self.side.focus_list()
        else:
            self.close_case()

    def _in_the_case(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.pane.isAncestorOf(focus)

    def _make_room(self) -> None:
        """Put the case beside the list, as wide as it was left the last time."""
        if not self.pane.isHidden():
            return
        self.pane.show()
        self._settle()
        kept = QSettings().value(_SIZES)
        if kept is None or not self.splitter.restoreState(kept):
            self.splitter.setSizes([LIST_BESIDE_A_CASE, self.width() - LIST_BESIDE_A_CASE])

    def _settle(self) -> None:
        open_now = not self.pane.isHidden()
        only_one = self.width() < wide(ROOM_FOR_TWO)
        self.pane.header.wide.setHidden(only_one)
        alone = self.pane.header.wide.isChecked() or only_one
        self.side.setHidden(open_now and alone)
        self.side.views.setHidden(open_now and self.width() < wide(ROOM_FOR_ALL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _remember_sizes(self) -> None:
        QSettings().setValue(_SIZES, self.splitter.saveState())

    def _choose_files(self) -> None:
        names, _used = QFileDialog.getOpenFileNames(
            self, _("Choose sealed files"), str(Path.home())
        )
        self.post.read_files([Path(name) for name in names])

    def _say_resealed(self, number: int) -> None:
        text = n_(
            "{n} restricted case was sealed anew.", "{n} restricted cases were sealed anew.", number
        )
        say(self, text)

    def _say_taken(self, number: int) -> None:
        text = n_("{n} new report taken in", "{n} new reports taken in", number)
        say(self, text, None, Tone.INFO)


def build_cases_page(
    counter: Counter,
    questions: Questions,
    *,
    refer: Callable[[CaseId], None],
    drafts: DraftsAtHand | None = None,
    enter_land: Callable[[], None] | None = None,
    folder: FolderWatch | None = None,
    now: Callable[[], datetime] | None = None,
) -> QWidget:
    """The clearing page; `refer` opens the hand-over of a case, `drafts` outlive the page.

    `enter_land` leads to the card of the office, for those who may change it; with `now` (aware)
    what somebody told can be entered.
    """
    at_hand = drafts or DraftsAtHand()
    return CasesPage(counter, questions, refer, at_hand, enter_land, folder, now)
