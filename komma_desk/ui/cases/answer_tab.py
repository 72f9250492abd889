"""What was said to the reporting person and by her, and the answer being written."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from komma_desk.domain.case import ReporterTrust
from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.hearing_deeds import is_answered, is_unread
from komma_desk.domain.message import Direction, Message
from komma_desk.ui.cases.answer_file_box import AnswerFileBox
from komma_desk.ui.cases.case_presenter import CasePresenter
from komma_desk.ui.cases.case_words import name_said
from komma_desk.ui.cases.drafts_at_hand import ANSWER
from komma_desk.ui.cases.hearing_history import road_said
from komma_desk.ui.cases.tab_body import TabBody
from komma_desk.ui.cases.written_entry import EntryColumn
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.day_words import moment_in_digits
from komma_desk.ui.parts.toast import say
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.ui.parts.writing_box import WritingBox
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.note_answer import AnswerRoad, NoteAnswer
from komma_desk.usecases.commands.save_answer_file import SaveAnswerFile
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _


class AnswerTab(TabBody):
    """Where she cannot be reached it says why, and what to do instead."""

    mend_wanted = Signal(str)

    def __init__(self, presenter: CasePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.unreachable = Alert(Tone.WARNING, copyable=True)
        self._note = Button(_("Write a note instead"))
        self._note.clicked.connect(lambda: self.mend_wanted.emit("notes"))
        self.unreachable.add(self._note)
        self.box = WritingBox(
            _("Answer to the reporting person"),
            _("Send the answer"),
            help_text=_("It is sealed to her alone; it cannot be called back."),
        )
        self.box.typed.connect(self._keep)
        self.box.wanted.connect(self._send)
        self.file_box = AnswerFileBox()
        self.file_box.wanted.connect(self._save_file)
        self._entries = EntryColumn(_("No messages yet."))
        self.waiting = Alert(Tone.INFO)
        roads = WrapRow(8)
        self.roads: dict[AnswerRoad | None, Button] = {}
        for road in (*AnswerRoad, None):
            button = Button(_("No answer needed") if road is None else road_said(road))
            button.clicked.connect(partial(self._note_answer, road))
            self.roads[road] = button
            roads.addWidget(button)
        row = QWidget()
        row.setLayout(roads)
        self.waiting.add(row)
        for part in (self.waiting, self.unreachable, self.box, self.file_box, self._entries):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def show_view(self, view: CaseView, _lists: CodeLists, *, other_case: bool) -> None:
        if other_case:
            self.box.show_text(self._presenter.drafts.text(view.file.case.id, ANSWER))
        self.unreachable.setVisible(not view.reporter_reachable)
        # What was already typed stays in sight, to be copied into a letter.
        self.box.setVisible(view.reporter_reachable or bool(self.box.text()))
        if not view.reporter_reachable:
            title = _("The reporting person cannot be reached through KommA Desk")
            self.unreachable.show_notice(Tone.WARNING, _why_not(view), title)
        self.file_box.show_case(view.file.case)
        self._show_waiting(view)
        messages = sorted(view.file.messages, key=lambda each: each.said_at, reverse=True)
        self._entries.show_entries(tuple((_head(each, view), each.text) for each in messages))

    def _show_waiting(self, view: CaseView) -> None:
        unread, answered = is_unread(view.file.history), is_answered(view.file.history)
        self.waiting.setVisible(unread or not answered)
        self.roads[None].setVisible(unread)
        if unread:
            title = _("The reporting person wrote and waits for an answer")
            text = _("Answer below, or say how you answered.")
        else:
            title = _("The reporting person has had no answer yet")
            text = _("Answer below, or say how you answered.")
        self.waiting.show_notice(Tone.INFO, text, title)

    def _note_answer(self, road: AnswerRoad | None) -> None:
        if self._presenter.case is not None:
            command = NoteAnswer(case=self._presenter.case, road=road)
            self._presenter.hand_over(command, self._noted, self._refused)

    def _noted(self, _changes: Changes) -> None:
        say(self, _("Noted."))

    def show_busy(self, busy: bool) -> None:
        for button in self.roads.values():
            button.setEnabled(not busy)
        self.box.show_busy(busy)
        self.file_box.show_busy(busy)

    def _keep(self, text: str) -> None:
        if self._presenter.case is not None:
            self._presenter.drafts.keep(self._presenter.case, ANSWER, text)

    def _send(self, text: str) -> None:
        if self._presenter.case is not None:
            command = AnswerReporter(case=self._presenter.case, text=text)
            self._presenter.hand_over(command, self._sent, self._refused, empties=ANSWER)

    def _sent(self, _changes: Changes) -> None:
        self.box.show_text("")
        kept = self.file_box.isVisibleTo(self)
        say(self, _("The answer is kept in the case.") if kept else _("The answer was sent."))

    def _save_file(self, target: Path) -> None:
        if self._presenter.case is not None:
            command = SaveAnswerFile(case=self._presenter.case, target=target)
            self._presenter.hand_over(command, self._saved, self._refused)

    def _saved(self, _changes: Changes) -> None:
        say(self, _("The answer file is saved."))

    def _refused(self, refusal: Refusal) -> None:
        self.box.show_error(refusal.spoken())


def _head(message: Message, view: CaseView) -> str:
    reporter = _("Reporting person")
    if message.direction is Direction.TO_REPORTER:
        by = name_said(view.names, message.said_by, _("Clearing office"))
        whom = f"{by} → {reporter}"
    else:
        whom = name_said(view.names, message.said_by, reporter)
    return f"{moment_in_digits(message.said_at)} · {whom}"


def _why_not(view: CaseView) -> str:
    case = view.file.case
    if case.reporter is None or case.trust is ReporterTrust.WITHOUT_ACCOUNT:
        why = _("The report came without an account.")
    else:
        why = _(
            "Nobody has confirmed her keys yet. Please compare the fingerprint with her and "
            "confirm it on the page “People”; after that you can answer here."
        )
    contact = case.report.contact
    if contact:
        return why + " " + _("She gave this contact: {contact}").format(contact=contact)
    return why + " " + _("She gave no contact.")
