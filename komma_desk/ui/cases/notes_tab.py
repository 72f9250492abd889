"""What the office writes down for itself; the reporting person never sees it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.note import Note
from komma_desk.ui.cases.case_presenter import CasePresenter
from komma_desk.ui.cases.case_words import name_said
from komma_desk.ui.cases.drafts_at_hand import NOTE
from komma_desk.ui.cases.tab_body import TabBody
from komma_desk.ui.cases.written_entry import EntryColumn
from komma_desk.ui.parts.day_words import moment_in_digits
from komma_desk.ui.parts.writing_box import WritingBox
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _


class NotesTab(TabBody):
    def __init__(self, presenter: CasePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.box = WritingBox(
            _("New note"),
            _("Keep the note"),
            help_text=_("Only the clearing office reads it, never the reporting person."),
        )
        self.box.typed.connect(self._keep)
        self.box.wanted.connect(self._add)
        self._entries = EntryColumn(_("No notes yet."))
        self.column.addWidget(self.box)
        self.column.addWidget(self._entries)
        self.column.addStretch(1)

    def show_view(self, view: CaseView, _lists: CodeLists, *, other_case: bool) -> None:
        if other_case:
            self.box.show_text(self._presenter.drafts.text(view.file.case.id, NOTE))
        self._entries.show_entries(
            tuple(
                (_head(each, view), each.text)
                for each in sorted(view.file.notes, key=lambda one: one.written_at, reverse=True)
            )
        )

    def show_busy(self, busy: bool) -> None:
        self.box.show_busy(busy)

    def _keep(self, text: str) -> None:
        if self._presenter.case is not None:
            self._presenter.drafts.keep(self._presenter.case, NOTE, text)

    def _add(self, text: str) -> None:
        if self._presenter.case is not None:
            command = AddNote(case=self._presenter.case, text=text)
            self._presenter.hand_over(command, self._added, self._refused, empties=NOTE)

    def _added(self, _changes: Changes) -> None:
        self.box.show_text("")
        self.box.setFocus()

    def _refused(self, refusal: Refusal) -> None:
        self.box.show_error(refusal.spoken())


def _head(note: Note, view: CaseView) -> str:
    return f"{moment_in_digits(note.written_at)} · {name_said(view.names, note.written_by, '')}"
