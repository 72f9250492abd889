"""One of my reports in full: its way so far, messages, my word by now, and what I wrote."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from komma_desk.domain.case_reading import SeenBy
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.roles import ROLE_NAMES
from komma_desk.domain.told_case import ToldCase, done_said
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import day_in_words
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import ScrollBody
from komma_desk.ui.parts.secret_clipboard import secret_clipboard
from komma_desk.ui.parts.toast import say
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.ui.reporting.files_told import files_told
from komma_desk.ui.reporting.message_thread import MessageThread
from komma_desk.ui.reporting.messages_at_hand import MessagesAtHand
from komma_desk.ui.reporting.my_word import MyWordCard
from komma_desk.ui.reporting.report_text import contact_said, receipt_said, report_as_text
from komma_desk.ui.reporting.report_words import answers_given, main_kind
from komma_desk.ui.reporting.story import story
from komma_desk.ui.reporting.timeline import Timeline, stops_of
from komma_desk.usecases.queries.my_reports import MyReport
from komma_desk.words import _, n_


class ReportDetail(ScrollBody):
    """Built anew for each report that changed; what is being written stays with its report."""

    message_wanted = Signal(str)
    wishes_wanted = Signal()
    paper_wanted = Signal()
    """This report is to be saved as PDF, in clear words."""
    consent_wanted = Signal(str, bool)

    messages: MessageThread
    word: MyWordCard
    copy: Button
    paper: Button

    def __init__(
        self, lists: CodeLists, *, as_file: bool = False, at_hand: MessagesAtHand | None = None
    ) -> None:
        """`as_file`: what she writes becomes a file that she hands over herself."""
        super().__init__()
        self._lists, self._as_file = lists, as_file
        self._shown: MyReport | None = None
        self._at_hand = at_hand or MessagesAtHand()

    def show_report(self, report: MyReport) -> None:
        if report == self._shown:
            return  # nobody who is writing loses her place because something else changed
        same = self._shown is not None and self._shown.report.id == report.report.id
        place = self.verticalScrollBar().value()
        writing = same and self.messages.box.field.hasFocus()
        self._shown = report
        self._fill(report)
        self.verticalScrollBar().setValue(place if same else 0)
        if writing:
            self.messages.box.field.setFocus()

    def show_busy(self, busy: bool) -> None:
        self.messages.box.show_busy(busy)

    def show_sent(self, report: ReportId, text: str) -> None:
        """The message is on its way; what was typed meanwhile stays."""
        if self._at_hand.text(report) == text:
            self._at_hand.keep(report, "")
            if self._shown is not None and self._shown.report.id == report:
                self.messages.box.show_text("")

    def _fill(self, report: MyReport) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(PlainLabel(main_kind(report.report, self._lists), TextKind.SECTION))
        column.addWidget(self._receipt(report))
        if report.sent_to:
            column.addWidget(_sent_to(report))
        way = Card(_("Where it stands"))
        way.add(Timeline(stops_of(report)))
        if (contact := _contact(report.told)) is not None:
            way.add(contact)
        column.addWidget(way)
        column.addWidget(self._messages(report))
        column.addWidget(self._my_word(report))
        if report.told.done:
            column.addWidget(_done(report.told, self._lists))
        if report.seen is not None:
            column.addWidget(_readers(report.seen))
        column.addWidget(self._what_i_wrote(report))
        column.addWidget(self._to_take_along())
        column.addStretch(1)
        while (old := self.column.takeAt(0)) is not None:
            if (part := old.widget()) is not None:
                part.hide()
                part.deleteLater()
        self.column.addWidget(whole)

    def _messages(self, report: MyReport) -> MessageThread:
        number = report.report.id
        self.messages = MessageThread(report, self._at_hand.text(number), as_file=self._as_file)
        self.messages.typed.connect(lambda text: self._at_hand.keep(number, text))
        self.messages.sent.connect(self.message_wanted)
        return self.messages

    def _my_word(self, report: MyReport) -> MyWordCard:
        self.word = MyWordCard(report, self._lists)
        self.word.wishes_wanted.connect(self.wishes_wanted)
        self.word.consent_wanted.connect(self.consent_wanted)
        return self.word

    @staticmethod
    def _receipt(report: MyReport) -> PlainLabel:
        line = receipt_said(report)
        label = PlainLabel(line, TextKind.MUTED, copyable=True)
        label.setAccessibleName(line)
        return label

    def _what_i_wrote(self, report: MyReport) -> Card:
        card = Card(_("What you reported"))
        card.add(story(report.report.narrative, _("Your account")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for line, (question, answer) in enumerate(answers_given(report.report, self._lists)):
            name = PlainLabel(question, TextKind.SMALL, wrap=False)
            name.setContentsMargins(0, 2, 0, 0)
            grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(story(answer, question), line, 1)
        card.body.addLayout(grid)
        if report.files:
            card.add(story(files_told(report.files, self._lists), _("Attached files")))
        return card

    def _to_take_along(self) -> Card:
        card = Card(
            _("To take along"),
            _("In clear words: whoever gets hold of the copy can read all of it."),
        )
        self.copy = Button(_("&Copy as text"), icon_name="copy")
        self.copy.clicked.connect(self._copy)
        self.paper = Button(_("Save as PDF …"), icon_name="save")
        self.paper.clicked.connect(self.paper_wanted)
        if self._as_file:
            self.paper.hide()
        deeds = WrapRow()
        for button in (self.copy, self.paper):
            deeds.addWidget(button)
        card.body.addLayout(deeds)
        return card

    def _copy(self) -> None:
        if self._shown is not None:
            secret_clipboard().copy(report_as_text(self._shown, self._lists))
            say(self, _("Copied. Please paste it now: in half a minute it is taken back."))


def _sent_to(report: MyReport) -> PlainLabel:
    words = _("Sealed to {people}. Not for {excluded}.")
    return PlainLabel(
        words.format(people=", ".join(report.sent_to), excluded=", ".join(report.kept_from) or "–"),
        TextKind.MUTED,
    )


def _contact(told: ToldCase) -> PlainLabel | None:
    """Whom to turn to; what the office has not said is left out."""
    said = contact_said(told)
    return PlainLabel(said, copyable=True) if said else None


def _done(told: ToldCase, lists: CodeLists) -> Card:
    card = Card(_("What was done"))
    for each in told.done:
        line = _("{day}: {deed}").format(day=day_in_words(each.on), deed=done_said(each, lists))
        card.add(PlainLabel(line))
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
