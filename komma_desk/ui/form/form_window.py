"""The one window of somebody without an account: her report, or the answer to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from komma_desk.domain.changes import Changes, Subject
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.bridge.speaking import Speaking
from komma_desk.ui.form.answer_dialog import AnswerDialog
from komma_desk.ui.form.form_head import FormHead
from komma_desk.ui.form.form_pages import FormPages, Stay
from komma_desk.ui.form.keep_dialog import KeepDialog
from komma_desk.ui.parts import shortcuts
from komma_desk.ui.parts.small_screens import LEAST_WINDOW, fit_screen
from komma_desk.ui.parts.toast import Toast
from komma_desk.ui.shell.about_window import AboutWindow, KeysWindow
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.handbook_window import show_handbook
from komma_desk.ui.shell.menus import Menus, add
from komma_desk.ui.shell.page_room import PageRoom
from komma_desk.ui.shell.unsent_question import UnsentQuestion
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.form_deeds import CardView, DraftStanding, DraftState
from komma_desk.words import _

_GEOMETRY, CHAPTER = "form/geometry", "02-report"


class FormWindow(QMainWindow):
    """Says itself whether what is written is kept, and asks before it would be lost."""

    lock_wanted = Signal()

    head: FormHead
    pages: FormPages

    def __init__(
        self,
        desk: Desk,
        counter: Counter,
        questions: Questions,
        speaking: Speaking,
        view: CardView,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._desk, self._counter, self._questions = desk, counter, questions
        self._speaking, self._view, self._now = speaking, view, now
        self._note, self._is_failing = "", False
        self._may_leave, self._stay = False, Stay()
        self._rooms: dict[QWidget, PageRoom] = {}
        self.setMinimumSize(LEAST_WINDOW)
        fit_screen(self, QSize(1280, 768))
        geometry = QSettings().value(_GEOMETRY)
        if geometry is not None:
            self.restoreGeometry(geometry)
        desk.speech.changed.connect(self._speak_anew)
        counter.changed.connect(self._heard)
        self.rebuild()

    @property
    def state(self) -> DraftState:
        """As it was told last."""
        return self.head.draft.state

    def rebuild(self) -> None:
        """Everything anew in the language of now; what was written and opened stays."""
        office = self._view.card.office
        name = office.name or office.municipality
        self.setWindowTitle(_("Report to {office}").format(office=name))
        for toast in self.findChildren(Toast):
            toast.deleteLater()
        self.head = FormHead(self._view)
        self.head.answer_wanted.connect(self.open_answer)
        self.head.language_wanted.connect(self._desk.speech.choose)
        self.head.draft.keep_wanted.connect(self.keep_draft)
        self._stack, self._rooms = QStackedWidget(), {}
        self.pages = FormPages(
            self._counter,
            self._questions,
            self._speaking,
            self._view,
            self._now,
            self,
            self._stay,
        )
        self.head.draft.old_wanted.connect(self.pages.show_old_draft)
        self.pages.noted.connect(self._take_note)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self.pages.begin()
        self.setCentralWidget(whole)
        self._fill_menus()
        self._ask_state()
        self.pages.take_focus()

    def _fill_menus(self) -> None:
        menus = Menus(self.menuBar())
        file = menus.menu(_("&File"))
        add(file, _("&Open an answer …"), self.open_answer, "Ctrl+O")
        add(file, _("&Keep the draft …"), self.keep_draft)
        add(file, _("&Lock the form"), self.lock_wanted.emit, shortcuts.LOCK)
        menus.add_lock_time(file, self._desk.lock_time)
        file.addSeparator()
        add(file, _("&Quit"), self.close, shortcuts.QUIT)
        menus.add_editing()
        view = menus.menu(_("&View"))
        menus.add_language(view, self._desk.speech.choose)
        menus.add_appearance(view, self._desk.appearance)
        menus.add_capture(view, self._desk.capture, self)
        menus.add_help(
            self._show_handbook,
            lambda: KeysWindow(with_handbook=True, parent=self).open(),
            lambda: AboutWindow(self._desk.application.applicationVersion(), self).open(),
        )

    def _show_handbook(self) -> None:
        show_handbook(self._desk, self, CHAPTER)

    def open_answer(self) -> None:
        self._answer_dialog().open()

    def open_answer_file(self, file: Path) -> None:
        """One that was double-clicked; what opens it is asked for."""
        dialog = self._answer_dialog()
        dialog.take_file(file)
        dialog.open()

    def _answer_dialog(self) -> AnswerDialog:
        dialog = AnswerDialog(self._questions, self)
        dialog.opened.connect(self.pages.show_answer)
        return dialog

    def keep_draft(self) -> None:
        KeepDialog(self._counter, self).open()

    def would_be_lost(self) -> bool:
        """Whether something stands here that nobody could bring back."""
        return not self.pages.report.is_empty() and self.state is not DraftState.KEPT

    def is_bare(self) -> bool:
        """Whether nothing is shown that somebody else must not see."""
        return self.pages.report.is_empty() and not self.pages.is_showing_secrets()

    def keep_now(self, then: Callable[[], None], otherwise: Callable[[], None]) -> None:
        """What was typed last too; `otherwise` is for a disk that takes nothing."""
        page = self.pages.report
        if page.is_empty():
            then()
            return
        told = page.presenter.told()
        page.presenter.keeper.forget()
        self._counter.hand_over(
            SaveDraft(told.draft, told.files),
            lambda _changes: then(),
            troubled=lambda _trouble: otherwise(),
        )

    def drop(self, page: QWidget) -> None:
        """A page that is not wanted any more, with its room; another one is shown by then."""
        if (room := self._rooms.pop(page, None)) is not None:
            self._stack.removeWidget(room)
            room.deleteLater()

    def show_page(self, page: QWidget) -> None:
        if page not in self._rooms:
            self._rooms[page] = PageRoom(page)
            self._stack.addWidget(self._rooms[page])
        self._stack.setCurrentWidget(self._rooms[page])
        self.head.draft.setVisible(self.pages.is_about_draft(page))

    def _speak_anew(self) -> None:
        self.keep_now(self.rebuild, self.rebuild)

    def _take_note(self, words: str, is_failing: bool) -> None:
        self._note, self._is_failing = words, is_failing
        self._ask_state()

    def _heard(self, changes: Changes) -> None:
        if Subject.DRAFTS in changes.subjects:
            self._ask_state()

    def _ask_state(self) -> None:
        self._questions.ask(DraftStanding(), self._show_state)

    def _show_state(self, state: DraftState) -> None:
        self.head.draft.show_state(state, self._note, is_failing=self._is_failing)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave and not self.pages.report.is_empty():
            event.ignore()
            if self.would_be_lost():
                self._ask_to_leave()
            else:
                self.keep_now(self._close_for_good, self._ask_to_leave)
            return
        QSettings().setValue(_GEOMETRY, self.saveGeometry())
        super().closeEvent(event)

    def _ask_to_leave(self) -> None:
        texts = (_("Your report: it is not kept on this computer."),)
        UnsentQuestion(texts, _("&Quit all the same"), self._close_for_good, self).open()

    def _close_for_good(self) -> None:
        self._may_leave = True
        self.close()
