"""The page of a report: its eight answers or the long form, its deeds under it, the receipt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.home_time import local_day
from komma_desk.domain.own_question import OwnQuestion, asked_on
from komma_desk.domain.report_sections import SectionId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.page import PAGE_MARGIN, Page, ScrollBody
from komma_desk.ui.parts.pdf_target import ask_for_pdf
from komma_desk.ui.parts.tab_order import put_last
from komma_desk.ui.parts.toast import say
from komma_desk.ui.reporting.close_fit import set_margins
from komma_desk.ui.reporting.eight_answers import EightAnswers
from komma_desk.ui.reporting.long.evidence_hint import EvidenceHint
from komma_desk.ui.reporting.receipt_pane import ReceiptPane
from komma_desk.ui.reporting.report_deeds import ReportDeeds
from komma_desk.ui.reporting.report_presenter import ReportPresenter
from komma_desk.ui.reporting.sealed_target import ask_for_sealed_file
from komma_desk.ui.reporting.section_at_hand import SectionAtHand
from komma_desk.usecases.commands.report_incident import FilingReceipt
from komma_desk.usecases.commands.seal_report_file import SealedFileReceipt
from komma_desk.usecases.queries.own_questions import OwnQuestions
from komma_desk.usecases.queries.possible_readers import PossibleReaders
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import _, n_


class ReportPage(Page):
    """The form is built when the lists to choose from have come."""

    my_reports_wanted = Signal()
    """The person wants to see her reports; whoever put the pages together shows that page."""

    form: EightAnswers
    presenter: ReportPresenter

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        now: Callable[[], datetime] | None,
        at_hand: SectionAtHand,
    ) -> None:
        super().__init__(_("Report an incident"), scrolling=False)
        self._counter, self._questions, self._now = counter, questions, now
        self._built, self._at_hand = False, at_hand
        self._left_at: QWidget | None = None
        set_margins(self, PAGE_MARGIN, 12, 10)
        set_margins(self.header, 0, 0, 4)
        self.before_not_for: QWidget = self.header  # with the tab key
        self.body.setSpacing(8)
        self.summary = Alert(Tone.DANGER)
        set_margins(self.summary, 12, 6)
        self.summary.hide()
        self.scroller = ScrollBody()
        self.scroller.column.setContentsMargins(0, 0, 0, 0)
        self.receipt = ReceiptPane()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.scroller)
        self._after = ScrollBody(at_the_top=True)
        self._after.column.addWidget(self.receipt)
        self.stack.addWidget(self._after)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.stack, 1)
        self.footer = ReportDeeds()
        self.note, self.submit = self.footer.note, self.footer.submit
        self.discard, self.seal = self.footer.discard, self.footer.seal
        self.footer.turn.clicked.connect(self._turn)
        self.body.addWidget(self.footer)
        self._take_keys()
        self.receipt.my_reports_wanted.connect(self.my_reports_wanted)
        self.receipt.another_wanted.connect(self.write_another)
        self.receipt.paper_wanted.connect(self._choose_receipt_file)
        questions.ask(Vocabulary(), self._build)

    def _take_keys(self) -> None:
        for keys, deed in (
            ("Ctrl+Return", self.submit.click),
            ("Ctrl+Enter", self.submit.click),
            ("Ctrl+PgDown", self._on),
            ("Ctrl+PgUp", self._back),
        ):
            inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(keys, self, context=inside).activated.connect(deed)

    def _build(self, lists: CodeLists) -> None:
        if self._built:
            return
        self.form = EightAnswers(lists, self._now)
        self.scroller.column.addWidget(self.form)
        self.stack.addWidget(self.form.more)
        self.form.more.eight_wanted.connect(self.show_eight)
        self.form.may_i.clicked.connect(self._show_hint)
        self.form.more.wanted.connect(lambda: self._show(self.form.more))
        self.form.wanted.connect(lambda: self._show(self.scroller))
        self.form.more.moved.connect(lambda _section: self._note_place())
        not_for = self.form.not_for
        self.header.add_action(not_for.promise)
        self.header.add_action(not_for.opener)
        self.setTabOrder(self.before_not_for, not_for.opener)
        self.body.insertWidget(0, not_for)
        put_last(self.footer, self.body)
        not_for.fit_beside(self.width())
        self.presenter = ReportPresenter(self._counter, self._questions, self.form, self._now)
        self.presenter.noted.connect(self.show_note)
        self.presenter.counted.connect(self._show_count)
        self.presenter.filed.connect(self._show_receipt)
        self.presenter.sealed.connect(self._say_sealed)
        self.presenter.receipt_saved.connect(self._say_receipt_saved)
        self.presenter.discarded.connect(self._say_discarded)
        self.presenter.taken_off.connect(self._say_taken_off)
        self.presenter.stopped.connect(self._say_stopped)
        self.presenter.working.connect(self._show_working)
        self.submit.clicked.connect(self.file)
        self.discard.clicked.connect(self.presenter.discard)
        self.seal.clicked.connect(self.choose_sealed_file)
        self.footer.set_ready(ready=True)
        self._built = True
        self._questions.ask(PossibleReaders(), not_for.show_readers)
        self._questions.ask(OwnQuestions(), self._ask_too)
        if self._at_hand.section:
            self.show_more(self._at_hand.section)
        QTimer.singleShot(0, self, self._take_focus)  # once the new parts are shown

    def file(self) -> None:
        self.presenter.file()

    def show_note(self, words: str) -> None:
        self.note.setText(words)

    def _ask_too(self, questions: tuple[OwnQuestion, ...]) -> None:
        today = local_day(self._now()) if self._now else None
        self.form.more.ask_too(asked_on(questions, today) if today else questions)
        if questions:
            put_last(self.footer, self.body)

    def show_more(self, section: str = "") -> None:
        """The long form, at a section or where it was left."""
        self._show(self.form.more)
        self.form.more.go_to(section or self.form.more.shown_section())
        self.form.more.focus_first()

    def _show_hint(self) -> None:
        """What may not be recorded or saved stands above the questions on evidence."""
        self.show_more(SectionId.EVIDENCE)
        if (hint := self.form.more.findChild(EvidenceHint)) is not None:
            hint.speak()

    def show_eight(self) -> None:
        """The eight answers again, with the cursor where it was."""
        left_at = self._left_at
        self._show(self.scroller)
        if left_at is not None and left_at.isVisibleTo(self):
            left_at.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.focus_first()

    def _show(self, part: QWidget) -> None:
        focus: QWidget | None = self.window().focusWidget()
        if part is not self.scroller and focus and self.form.isAncestorOf(focus):
            self._left_at = focus
        self.stack.setCurrentWidget(part)
        self._note_place()
        self.footer.show_way(is_long=self._is_long())

    def _note_place(self) -> None:
        self._at_hand.note(str(self.form.more.shown_section()) if self._is_long() else "")

    def _turn(self) -> None:
        if self._is_long():
            self.show_eight()
        else:
            self.show_more()

    def _on(self) -> None:
        if self._is_long():
            self.form.more.go_on()
        elif self._built and self.stack.currentWidget() is self.scroller:
            self.show_more()

    def _back(self) -> None:
        if self._is_long():
            self.form.more.go_back()

    def _is_long(self) -> bool:
        return self._built and self.stack.currentWidget() is self.form.more

    def write_another(self) -> None:
        self._show_form(shown=True)
        self.form.focus_first()

    def choose_sealed_file(self) -> None:
        """Ask where to, but only when nothing is missing any more."""
        if not self.presenter.is_whole():
            return
        ask_for_sealed_file(self, self.presenter.seal_into)

    def _choose_receipt_file(self, receipt: FilingReceipt) -> None:
        save = partial(self.presenter.save_receipt, receipt)
        ask_for_pdf(self, _("Save the receipt"), _("receipt.pdf"), save)

    def _say_receipt_saved(self, name: str) -> None:
        say(self, _("The receipt is saved: {file}").format(file=name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._built:
            self.form.not_for.fit_beside(self.width())
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._built:
            self._take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        if self._built:
            self.presenter.keeper.save_now()
        super().hideEvent(event)

    def _take_focus(self) -> None:
        """Who walks the navigation with the arrow keys keeps walking; all others start writing."""
        at: QWidget | None = self.window().focusWidget()
        walks = at is not None and at.property("walked") and not at.underMouse()
        is_there = at is not None and self.stack.isAncestorOf(at)
        if self.scroller.isVisible() and not walks and not is_there:
            self.form.focus_first()

    def _show_form(self, *, shown: bool) -> None:
        self._show(self.scroller if shown else self._after)
        self.footer.setVisible(shown)
        for part in (self.form.not_for.promise, self.form.not_for.opener):
            part.setVisible(shown)
        self.form.not_for.hide()

    def _show_count(self, number: int) -> None:
        words = n_("{n} answer is still missing", "{n} answers are still missing", number)
        self.summary.show_notice(
            Tone.DANGER, "", _("{count}. It is said beside each of them.").format(count=words)
        )
        self.summary.setVisible(number > 0)

    def _say_stopped(self, sentence: str) -> None:
        self.summary.show_notice(Tone.DANGER, sentence, _("The report was not filed"))
        self.summary.show()
        self.summary.speak()

    def _show_working(self, working: bool) -> None:
        self.footer.setEnabled(not working)
        self.form.setEnabled(not working)
        self.form.more.setEnabled(not working)
        self.form.not_for.setEnabled(not working)
        if working:
            self.note.setText(_("Your report is being sealed …"))

    def _show_receipt(self, receipt: FilingReceipt, told: str) -> None:
        self.receipt.show_receipt(receipt, told)
        self._show_form(shown=False)
        self.receipt.my_reports.setFocus()
        announce(self, self.receipt.accessibleName())

    def _say_sealed(self, receipt: SealedFileReceipt) -> None:
        self.note.setText("")
        words = _("Saved as “{name}”. Only the clearing office can open it; please hand it over.")
        if receipt.sent_to:
            words = _("Saved as “{name}”. Only {people} can open it; please hand it over.")
        say(self, words.format(name=receipt.target.name, people=", ".join(receipt.sent_to)))

    def _say_taken_off(self, name: str, bring_back: Callable[[], None]) -> None:
        say(self, _("“{name}” was taken off.").format(name=name), bring_back)

    def _say_discarded(self, bring_back: Callable[[], None]) -> None:
        say(self, _("The draft was discarded."), bring_back)
        self.form.focus_first()


def build_report_page(
    counter: Counter,
    questions: Questions,
    *,
    now: Callable[[], datetime] | None = None,
    at_hand: SectionAtHand | None = None,
) -> ReportPage:
    """With `now` (aware) the note on the draft says the time, and “yesterday” may be typed."""
    page = ReportPage(counter, questions, now, at_hand or SectionAtHand())
    page.setObjectName("report_page")
    return page
