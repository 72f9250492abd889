"""The answer of the office, as an account holder would see it, and letters back as sealed files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from komma_desk.domain.access_words import names_said
from komma_desk.domain.clearing_card import CARD_SUFFIX
from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.home_time import local_day
from komma_desk.ui.form.answer_presenter import AnswerPresenter
from komma_desk.ui.form.letter_dialogs import CardConsentDialog, CardWishDialog
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.day_words import moment_in_words
from komma_desk.ui.parts.file_target import ask_for_target
from komma_desk.ui.parts.page import Page
from komma_desk.ui.reporting.not_for import NotForChoice
from komma_desk.ui.reporting.report_detail import ReportDetail
from komma_desk.ui.reporting.sealed_target import ask_for_letter_file
from komma_desk.usecases.commands.say_anew import SayConsent, SayWishes
from komma_desk.usecases.effects.writing_to_office import NobodyToWriteTo
from komma_desk.usecases.form_deeds import LetterSealed, OpenedAnswer, ReplySecret
from komma_desk.usecases.queries.my_reports import MyReport
from komma_desk.usecases.queries.possible_readers import PossibleReader
from komma_desk.words import N_, _

NOT_VOUCHED: Final = N_(
    "This answer does not tell who belongs to the office on its day: an older version of KommA "
    "Desk made it, or somebody who has left meanwhile. If something in it surprises you, please "
    "call the office."
)


class AnswerPage(Page):
    closed = Signal()

    def __init__(
        self, presenter: AnswerPresenter, lists: CodeLists, now: Callable[[], datetime]
    ) -> None:
        super().__init__(_("Answer of the clearing office"), scrolling=False)
        self._presenter, self._lists, self._now = presenter, lists, now
        self._told: MyReport | None = None
        self.close_it = Button(_("C&lose the answer"))
        self.close_it.clicked.connect(self.closed)
        self.not_for = NotForChoice()
        self.header.add_action(self.not_for.promise)
        self.not_for.promise.hide()
        self.not_for.picked.connect(self._show_promise)
        self.header.add_action(self.not_for.opener)
        self.header.add_action(self.close_it)
        self.notice = Alert(Tone.INFO)
        self.newer = Button(_("Save the &newer office card …"))
        self.newer.clicked.connect(self._ask_for_card)
        self.notice.add(self.newer)
        self.newer.hide()
        self.detail = ReportDetail(lists, as_file=True)
        self.detail.message_wanted.connect(self._write)
        self.detail.wishes_wanted.connect(self._change_wishes)
        self.detail.consent_wanted.connect(self._change_consent)
        self.body.addWidget(self.not_for)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.detail, 1)
        presenter.sealed.connect(self._say_sealed)
        presenter.card_saved.connect(self._say_card_saved)
        presenter.failed.connect(self._say_failed)
        presenter.working.connect(self._show_working)

    def show_readers(self, readers: Iterable[PossibleReader]) -> None:
        self.not_for.show_readers(readers)

    def show_answer(self, opened: OpenedAnswer, secret: ReplySecret) -> None:
        self._presenter.take(opened, secret)
        self._told = opened.told
        words = _(
            "Made by {name} on {moment}. It stands only in this window: nothing of it is kept on "
            "this computer, and it goes when you close it."
        )
        said = words.format(name=opened.by, moment=moment_in_words(opened.made_at))
        tone = Tone.INFO if opened.vouched_on else Tone.WARNING
        if opened.vouched_on is None:
            said += "\n" + _(NOT_VOUCHED)
        self.notice.show_notice(tone, said + "\n" + _goes_to(opened))
        self.newer.setVisible(opened.brings_card)
        self.detail.show_report(opened.told)
        self.notice.speak()
        self.detail.messages.box.field.setFocus()

    def forget(self) -> None:
        self._presenter.forget()
        self._told = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _show_promise(self) -> None:
        """As long as nobody is chosen, the whole office reads a letter: it is said beside it."""
        self.not_for.promise.setVisible(bool(self.not_for.people()))
        self.not_for.fit_beside(self.width() - self.close_it.width())

    def _write(self, text: str) -> None:
        if self._told is not None:
            number = self._told.report.id
            self._ask_where(text, lambda: self.detail.show_sent(number, text))

    def _change_wishes(self) -> None:
        if self._told is not None:
            counter = self._presenter.counter
            CardWishDialog(self._told, self._lists, counter, self, self._ask_where).open()

    def _change_consent(self, item: str, giving: bool) -> None:
        if self._told is not None:
            CardConsentDialog(
                self._told,
                Code(item),
                self._lists,
                self._presenter.counter,
                self,
                self._ask_where,
                today=local_day(self._now()),
                giving=giving,
            ).open()

    def _ask_for_card(self) -> None:
        name = _("Office card") + CARD_SUFFIX
        kind = _("Office card (*.komma-card)")
        ask_for_target(self, _("Save the newer office card"), name, kind, self._presenter.save_card)

    def _ask_where(
        self, said: str | SayWishes | SayConsent, then: Callable[[], None] = lambda: None
    ) -> None:
        ask_for_letter_file(self, partial(self._seal, said, then))

    def _seal(
        self, said: str | SayWishes | SayConsent, then: Callable[[], None], target: Path
    ) -> None:
        self._presenter.seal(said, target, self.not_for.people(), then)

    def _show_working(self, working: bool) -> None:
        self.detail.show_busy(working)
        if working:
            self.notice.show_notice(Tone.INFO, _("Your letter is being sealed …"))

    def _say_sealed(self, sealed: LetterSealed) -> None:
        words = _("Sealed as “{name}”. Please hand the file over as you did with your report.")
        said = words.format(name=sealed.target.name)
        if sealed.sent_to:
            alone = _("Only {people} can open it.").format(people=names_said(sealed.sent_to))
            said += " " + alone
        self._say(Tone.SUCCESS, said, _("Your letter is sealed"))

    def _say_card_saved(self, target: Path) -> None:
        words = _("Saved as “{name}”. Please use this card from now on; its words are the same.")
        self.newer.hide()
        self._say(Tone.SUCCESS, words.format(name=target.name), _("The newer card is saved"))

    def _say_failed(self, problem: Refusal | Trouble) -> None:
        self._say(Tone.DANGER, problem.spoken(), _("Your letter was not sealed"))

    def _say(self, tone: Tone, words: str, title: str) -> None:
        self.notice.show_notice(tone, words, title)
        self.notice.speak()


def _goes_to(opened: OpenedAnswer) -> str:
    """Said before she writes: whoever made the answer could name herself alone."""
    if opened.goes_to is None:
        return _("What you write from here can be read by the whole clearing office.")
    if not opened.goes_to:
        return _(NobodyToWriteTo.sentence)
    told = _("What you write from here can be opened only by: {people}.")
    return told.format(people=names_said(opened.goes_to))
