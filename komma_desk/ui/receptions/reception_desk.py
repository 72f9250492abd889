"""What clearing enters for others, as the page of cases offers it: window, mails, begun ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.identifiers import ReceptionId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.receptions.mail_drops import MailDrops
from komma_desk.ui.receptions.mail_intake import MailIntake
from komma_desk.ui.receptions.mail_notice import MailNotice
from komma_desk.ui.receptions.reception_window import ReceptionWindow
from komma_desk.usecases.commands.enter_report import Entered
from komma_desk.usecases.drafts import BegunReception
from komma_desk.usecases.queries.begun_receptions import BegunReceptions, FreshReception
from komma_desk.usecases.queries.own_questions import OwnQuestions
from komma_desk.usecases.queries.people_list import PeopleList, PersonLine
from komma_desk.usecases.queries.possible_readers import PossibleReaders
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import _


class ReceptionDesk(QObject):
    """One window, made when it is first wanted; it goes with the page it belongs to."""

    entered = Signal(object)
    """The `Entered`: its case is to be seen now."""
    counted = Signal(int)
    """How many are begun and not finished."""

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        now: Callable[[], datetime],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._counter, self._page, self._now = counter, page, now
        self._questions = questions.for_page(self)
        self.mails = MailIntake(counter, self)
        self.mails.begun.connect(self._show_mail)
        self.notice = MailNotice(self.mails)
        MailDrops(page, self.mails, self.notice)
        self.window: ReceptionWindow | None = None
        self.begun: tuple[BegunReception, ...] = ()
        self._wanted: ReceptionId | None = None
        self._is_wanted = False
        counter.changed.connect(self._hear)

    def refresh(self) -> None:
        self._questions.ask(BegunReceptions(), self._take_begun)

    def open(self) -> None:
        """The window, with the one that was left in it or a new one."""
        self._is_wanted = True
        if self.window is None:
            self._questions.ask(Vocabulary(), self._build)
        else:
            self._show()

    def open_begun(self) -> None:
        """The one that was begun last."""
        self._wanted = self.begun[-1].id if self.begun else None
        self.open()

    def choose_mails(self) -> None:
        dialog = QFileDialog(self.window or self._page, _("Choose mails"), str(Path.home()))
        dialog.setNameFilter(_("Mails (*.eml *.msg)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.mails.take(map(Path, names)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _hear(self, changes: Changes) -> None:
        if Subject.DRAFTS in changes.subjects:
            self.refresh()

    def _build(self, lists: CodeLists) -> None:
        if self.window is None:
            window = ReceptionWindow(lists, self._counter, self._questions, self._now, self._page)
            window.entered.connect(self._entered)
            window.fresh_wanted.connect(self._ask_fresh)
            window.mail_wanted.connect(self.choose_mails)
            MailDrops(window, self.mails, self.notice)
            window.presenter.kept.connect(self.refresh)
            self.window = window
            self._questions.ask(PossibleReaders(), window.show_readers)
            self._questions.ask(OwnQuestions(), window.ask_too)
            self._questions.ask(PeopleList(), self._take_people)
        self._show()

    def _show(self) -> None:
        assert self.window is not None
        if not self._is_wanted:
            return
        self._is_wanted = False
        mail = next((each for each in self.begun if each.id == self._wanted), None)
        self._wanted = None
        if mail is not None:
            self.window.presenter.show(mail)
            self._appear()
        elif self.window.presenter.begun is None or self.window.isHidden():
            self._ask_fresh()
        else:
            self._appear()

    def _ask_fresh(self) -> None:
        self._questions.ask(FreshReception(), self._begin)

    def _begin(self, fresh: ReceptionId) -> None:
        assert self.window is not None
        self.window.presenter.begin(fresh)
        self._appear()

    def _appear(self) -> None:
        assert self.window is not None
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.begin()
        self._show_begun()

    def _take_people(self, people: tuple[PersonLine, ...]) -> None:
        if self.window is not None:
            self.window.line.show_accounts(each.person for each in people)
            self.window.hand.show_me(each.person.id for each in people if each.is_me)

    def _take_begun(self, begun: tuple[BegunReception, ...]) -> None:
        self.begun = begun
        self.counted.emit(len(begun))
        self._show_begun()
        if self._wanted is not None and any(each.id == self._wanted for each in begun):
            self.open()

    def _show_begun(self) -> None:
        if self.window is not None:
            self.window.begun.show_begun(self.begun, self.window.presenter.begun)

    def _show_mail(self, begun: ReceptionId) -> None:
        """When it stands among those begun, it comes into the window."""
        self._wanted = begun
        self.refresh()

    def _entered(self, receipt: Entered) -> None:
        self.entered.emit(receipt)
