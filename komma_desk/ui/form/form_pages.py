"""The pages of the form and the way between them: draft, report, sealing, answer, cover."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import CodeLists
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.bridge.speaking import Speaking
from komma_desk.ui.form.answer_page import AnswerPage
from komma_desk.ui.form.answer_presenter import AnswerPresenter
from komma_desk.ui.form.card_report import CardReportPage
from komma_desk.ui.form.old_draft_page import OldDraftPage
from komma_desk.ui.form.sealed_page import SealedPage
from komma_desk.ui.form.sealing_page import SealingPage
from komma_desk.ui.form.sealing_presenter import SealingPresenter
from komma_desk.ui.parts.empty_state import EmptyState
from komma_desk.ui.parts.toast import say
from komma_desk.ui.reporting.paper_menu import with_paper
from komma_desk.ui.reporting.section_at_hand import SectionAtHand
from komma_desk.usecases.drafts import KeptDraft
from komma_desk.usecases.form_deeds import (
    CardView,
    LockedSince,
    OpenedAnswer,
    ReplySecret,
    SaveSealedReceipt,
    SealedWithCard,
    ThrowLockedDraftAway,
    UnlockDraft,
)
from komma_desk.usecases.queries.possible_readers import PossibleReaders
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import _


class Stack(Protocol):
    """Where pages are shown."""

    def show_page(self, page: QWidget) -> None: ...
    def drop(self, page: QWidget) -> None: ...


@dataclass(slots=True)
class Stay:
    """What outlives the pages, as when the language changes; never the window."""

    section: SectionAtHand = field(default_factory=SectionAtHand)
    answered: tuple[OpenedAnswer, ReplySecret] | None = field(default=None, repr=False)
    sealed: SealedWithCard | None = field(default=None, repr=False)


class FormPages(QObject):
    """Shows one page at a time."""

    noted = Signal(str, bool)

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        speaking: Speaking,
        view: CardView,
        now: Callable[[], datetime],
        stack: Stack,
        stay: Stay,
    ) -> None:
        super().__init__()
        self._counter, self._questions = counter, questions.for_page(self)
        self._speaking, self._now, self._stack = speaking, now, stack
        self._stay = stay
        self._shown: QWidget | None = None
        self.answer: AnswerPage | None = None
        self.report = self._new_report()
        presenter = SealingPresenter(counter, self._questions, self._told, self)
        self.sealing = SealingPage(presenter)
        self.sealing.back_wanted.connect(self.show_report)
        presenter.sealed.connect(self._take_sealed)
        self.sealed = SealedPage(view.card.office)
        self.sealed.another_wanted.connect(self._write_another)
        self.sealed.receipt_wanted.connect(self._save_receipt)
        self.old = OldDraftPage()
        self.old.open_wanted.connect(self._open_old)
        self.old.anew_wanted.connect(self.show_report)
        self.old.discard_wanted.connect(self._ask_to_discard)
        self.cover = EmptyState(
            "lock",
            _("Your report is covered"),
            _("Nothing was lost. No passphrase locks it, so whoever sits here can uncover it."),
            _("&Go on writing"),
        )
        self.cover.wanted.connect(self.show_report)

    def begin(self) -> None:
        """At an answer or a receipt that was shown, at the draft that waits, else in the form."""
        self._go(self.report)
        if self._stay.answered is not None:
            self.show_answer(*self._stay.answered)
        elif self._stay.sealed is not None:
            self._show_sealed(self._stay.sealed)
        else:
            self._questions.ask(LockedSince(), self._offer_old)

    def take_focus(self) -> None:
        if self._shown is not None:
            self._shown.setFocus()

    # -- the report and its draft ---------------------------------------------------------------

    def show_report(self) -> None:
        self.sealing.forget()
        self._go(self.report)
        if self.report.is_built() and self.report.is_empty():
            self.report.form.focus_first()

    def show_cover(self) -> None:
        """What one wrote is out of sight; an answer and a code are gone."""
        self._go(self.cover)
        self.sealing.forget()
        self._forget_answer()

    def show_old_draft(self) -> None:
        self._questions.ask(LockedSince(), self._show_old)

    def is_showing_secrets(self) -> bool:
        """An answer, or a code nobody has used yet."""
        return self._stay.answered is not None or self._shown is self.sealing

    def _new_report(self) -> CardReportPage:
        page = CardReportPage(self._counter, self._questions, self._now, self._stay.section)
        page.noted.connect(self.noted)
        page.sealing_wanted.connect(self._begin_sealing)
        with_paper(page, self._counter, self._questions)
        return page

    def _told(self) -> KeptDraft:
        return self.report.presenter.told()

    def _offer_old(self, since: datetime | None) -> None:
        if since is not None and self.report.is_empty():
            self._show_old(since)

    def _show_old(self, since: datetime | None) -> None:
        self._go(self.old)
        self.old.show_draft(since, is_writing=not self.report.is_empty())

    def _open_old(self, passphrase: str) -> None:
        if self.report.is_empty():
            self._unlock(passphrase)
            return
        self._speaking.confirm(
            _("Open the older draft in place of what you write now?"),
            _("What stands in the form now is not kept and goes."),
            _("&Open the older draft"),
            lambda: self._unlock(passphrase),
        )

    def _unlock(self, passphrase: str) -> None:
        self.old.show_busy(busy=True)
        if not self.report.is_empty():
            self.report.presenter.keeper.forget()
        self._counter.hand_over(
            UnlockDraft(passphrase),
            self._unlocked,
            refused=lambda refusal: self.old.show_problem(refusal.spoken()),
            troubled=lambda trouble: self.old.show_problem(trouble.spoken()),
            finally_=lambda: self.old.show_busy(busy=False),
        )

    def _unlocked(self, _changes: Changes) -> None:
        """A page of its own reads it, as after a change of language."""
        self.report.presenter.keeper.forget()
        before, self.report = self.report, self._new_report()
        self.show_report()
        self._stack.drop(before)

    def _ask_to_discard(self) -> None:
        self._speaking.confirm(
            _("Throw the draft on this computer away?"),
            _("It cannot be brought back. What you write now stays."),
            _("Throw it a&way"),
            lambda: self._counter.hand_over(ThrowLockedDraftAway(), self._discarded),
        )

    def _discarded(self, _changes: Changes) -> None:
        self.show_report()

    # -- sealing --------------------------------------------------------------------------------

    def _begin_sealing(self) -> None:
        self._go(self.sealing)
        self.sealing.begin()

    def _take_sealed(self, sealed: SealedWithCard) -> None:
        self._stay.sealed = sealed
        self.sealing.forget()
        if self.report.is_built():
            self.report.presenter.empty()
        self._show_sealed(sealed)

    def _show_sealed(self, sealed: SealedWithCard) -> None:
        self._go(self.sealed)
        self.sealed.show_sealed(sealed)

    def _save_receipt(self, command: SaveSealedReceipt) -> None:
        def saved(_changes: Changes) -> None:
            say(self.sealed, _receipt_said(command))

        self._counter.hand_over(command, saved)

    def _write_another(self) -> None:
        self._stay.sealed = None
        self.show_report()

    # -- the answer -----------------------------------------------------------------------------

    def show_answer(self, opened: OpenedAnswer, secret: ReplySecret) -> None:
        self._stay.answered = (opened, secret)
        self._questions.ask(Vocabulary(), self._build_answer)

    def _build_answer(self, lists: CodeLists) -> None:
        if self._stay.answered is None:
            return
        page = AnswerPage(AnswerPresenter(self._counter, self), lists, self._now)
        page.closed.connect(self.close_answer)
        self._questions.ask(PossibleReaders(), page.show_readers)
        before, self.answer = self.answer, page
        self._go(page)
        page.show_answer(*self._stay.answered)
        if before is not None:
            self._stack.drop(before)

    def close_answer(self) -> None:
        self.show_report()
        self._forget_answer()

    def _forget_answer(self) -> None:
        """Another page is shown by then."""
        self._stay.answered = None
        before, self.answer = self.answer, None
        if before is not None:
            before.forget()
            self._stack.drop(before)

    def _go(self, page: QWidget) -> None:
        self._shown = page
        self._stack.show_page(page)

    def is_about_draft(self, page: QWidget) -> bool:
        return page in {self.report, self.sealing, self.old}


def _receipt_said(command: SaveSealedReceipt) -> str:
    return _("The receipt is saved as {file}.").format(file=command.target.name)
