"""The window in which the office enters what it was told, beside its other work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.home_time import local_day
from komma_desk.domain.own_question import OwnQuestion, asked_on
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import PageHeader, ScrollBody
from komma_desk.ui.parts.shortcuts import NEW_ENTRY
from komma_desk.ui.parts.small_screens import fit_screen
from komma_desk.ui.parts.toast import say
from komma_desk.ui.receptions.begun_choice import BegunChoice
from komma_desk.ui.receptions.hand_button import HandButton
from komma_desk.ui.receptions.reception_line import ReceptionLine
from komma_desk.ui.receptions.reception_presenter import ReceptionPresenter
from komma_desk.ui.reporting.close_fit import set_margins
from komma_desk.ui.reporting.eight_answers import EightAnswers
from komma_desk.ui.reporting.long.evidence_hint import EvidenceHint
from komma_desk.ui.reporting.report_deeds import ReportDeeds
from komma_desk.usecases.commands.enter_report import Entered
from komma_desk.usecases.queries.possible_readers import PossibleReader
from komma_desk.words import _, n_

_WIDTH, _HEIGHT = 1240, 720


class ReceptionWindow(QDialog):
    """Built when the lists have come; `presenter` does what is done here. Closing it keeps all."""

    entered = Signal(object)
    """The `Entered`."""
    fresh_wanted = Signal()
    mail_wanted = Signal()

    def __init__(
        self,
        lists: CodeLists,
        counter: Counter,
        questions: Questions,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._now = now
        self.setObjectName("reception_window")
        self.setProperty("part", "page")
        self.setWindowTitle(_("New entry"))
        fit_screen(self, QSize(_WIDTH, _HEIGHT))
        self.line = ReceptionLine(lists, now)
        self.form = EightAnswers(lists, now, story_first=True)
        self.begun = BegunChoice()
        self.fresh = Button(_("Another one"), ButtonKind.QUIET, "plus")
        self.fresh.clicked.connect(self.fresh_wanted)
        self.mail = Button(_("From a mail …"), ButtonKind.QUIET, "attach")
        self.mail.clicked.connect(self.mail_wanted)
        self.hand = HandButton()
        self.summary = Alert(Tone.DANGER)
        set_margins(self.summary, 12, 6)
        self.summary.hide()
        self.footer = ReportDeeds()
        self.footer.seal.hide()
        self.footer.submit.setText(_("&Save and open the case"))
        self.footer.submit.setMinimumWidth(self.footer.submit.sizeHint().width())
        self.footer.discard.setText(_("Discard entry"))
        self.footer.set_ready(ready=True)
        self.scroller = ScrollBody()
        self.stack = QStackedWidget()
        self._lay_out()
        self.presenter = ReceptionPresenter(counter, questions, self.line, self.form, now)
        self._connect()

    def _lay_out(self) -> None:
        head = PageHeader(_("New entry"))
        set_margins(head, 0, 0)
        for part in (self.begun, self.fresh, self.mail, self.hand, self.form.not_for.opener):
            head.add_action(part)
        self.promise = PlainLabel("", TextKind.MUTED)
        self.promise.hide()
        self.scroller.column.setContentsMargins(0, 0, 0, 0)
        self.scroller.column.setSpacing(8)
        self.scroller.column.addWidget(self.line)
        self.scroller.column.addWidget(self.form, 1)
        self.scroller.column.addWidget(self.line.foot)
        self.stack.addWidget(self.scroller)
        self.stack.addWidget(self.form.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 10)
        column.setSpacing(8)
        column.addWidget(head)
        column.addWidget(self.promise)
        column.addWidget(self.form.not_for)
        column.addWidget(self.summary)
        column.addWidget(self.stack, 1)
        column.addWidget(self.footer)

    def _connect(self) -> None:
        for keys, deed in (
            ("Ctrl+Return", self.footer.submit.click),
            ("Ctrl+Enter", self.footer.submit.click),
            (NEW_ENTRY, self.fresh.click),
            ("Ctrl+PgDown", self._on),
            ("Ctrl+PgUp", self._back),
        ):
            QShortcut(keys, self).activated.connect(deed)
        self.footer.turn.clicked.connect(self._turn)
        self.footer.submit.clicked.connect(self.presenter.enter)
        self.footer.discard.clicked.connect(self.presenter.discard)
        self.begun.wanted.connect(self.presenter.show)
        self.hand.wanted.connect(self.presenter.hand_to)
        self.presenter.handed.connect(self._say_handed)
        self.form.wanted.connect(self.show_eight)
        self.form.more.wanted.connect(self.show_more)
        self.form.more.eight_wanted.connect(self.show_eight)
        self.form.may_i.clicked.connect(self._show_hint)
        self.form.not_for.picked.connect(self._say_who)
        presenter = self.presenter
        presenter.noted.connect(self.footer.note.setText)
        presenter.counted.connect(self._show_count)
        presenter.stopped.connect(self._say_stopped)
        presenter.working.connect(self._show_working)
        presenter.discarded.connect(self._say_discarded)
        presenter.taken_off.connect(
            lambda name, back: say(self, _("“{name}” was taken off.").format(name=name), back)
        )
        presenter.entered.connect(self._done)

    def ask_too(self, questions: tuple[OwnQuestion, ...]) -> None:
        self.form.more.ask_too(asked_on(questions, local_day(self._now())))

    def show_readers(self, readers: tuple[PossibleReader, ...]) -> None:
        self.form.not_for.show_readers(readers)
        self.hand.show_readers(readers)

    def begin(self) -> None:
        """To the first question of a talk."""
        self.show_eight()
        self.line.channel.setFocus(Qt.FocusReason.TabFocusReason)
        self._say_who()

    def show_eight(self) -> None:
        self._show(self.scroller)

    def show_more(self) -> None:
        self._show(self.form.more)
        self.form.more.focus_first()

    def _show(self, part: QWidget) -> None:
        self.stack.setCurrentWidget(part)
        self.footer.show_way(is_long=part is self.form.more)

    def _is_long(self) -> bool:
        return self.stack.currentWidget() is self.form.more

    def _turn(self) -> None:
        if self._is_long():
            self.show_eight()
            self.form.focus_first()
        else:
            self.show_more()

    def _on(self) -> None:
        if self._is_long():
            self.form.more.go_on()
        else:
            self.show_more()

    def _back(self) -> None:
        if self._is_long():
            self.form.more.go_back()

    def _show_hint(self) -> None:
        self.show_more()
        self.form.more.go_to("evidence")
        if (hint := self.form.more.findChild(EvidenceHint)) is not None:
            hint.speak()

    def _say_who(self) -> None:
        """Only where somebody was chosen; else nothing needs to be said."""
        not_for = self.form.not_for
        self.promise.setText(not_for.promise.text())
        self.promise.setVisible(bool(not_for.people()))

    def _show_count(self, number: int) -> None:
        words = n_("{n} answer is still missing", "{n} answers are still missing", number)
        said = _("{count}. It is said beside each of them.").format(count=words)
        self.summary.show_notice(Tone.DANGER, "", said)
        self.summary.setVisible(number > 0)

    def _say_stopped(self, sentence: str) -> None:
        self.summary.show_notice(Tone.DANGER, sentence, _("It was not entered"))
        self.summary.show()
        self.summary.speak()

    def _show_working(self, working: bool) -> None:
        for part in (self.line, self.form, self.form.more, self.form.not_for, self.footer):
            part.setEnabled(not working)
        if working:
            self.footer.note.setText(_("The case is being opened …"))

    def _say_discarded(self, bring_back: Callable[[], None]) -> None:
        self.fresh_wanted.emit()
        say(self, _("It was discarded."), bring_back)

    def _say_handed(self, name: str) -> None:
        self.fresh_wanted.emit()
        words = _("The entry was handed to {name}: it comes with the next post.")
        say(self, words.format(name=name))

    def _done(self, receipt: Entered) -> None:
        self.entered.emit(receipt)
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        self.presenter.keep_now()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.form.not_for.fit_beside(self.width())
        super().resizeEvent(event)
