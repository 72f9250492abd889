"""The files of a case and what can be done with the chosen one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from komma_desk.domain.attachment import Attachment
from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.domain.file_kind import kinds_offered, kinds_spoken
from komma_desk.domain.foreign_file import still_in_said
from komma_desk.ui.bridge.background import Lane
from komma_desk.ui.cases.attachment_table import AttachmentTable
from komma_desk.ui.cases.attachment_words import lost_said
from komma_desk.ui.cases.case_presenter import CasePresenter
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.choice_menu import ChoiceMenu
from komma_desk.ui.parts.choices import Choice
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.toast import say
from komma_desk.ui.parts.wrap_row import WrapRow
from komma_desk.ui.preview.preview_window import PreviewWindow, show_preview
from komma_desk.usecases.commands.make_stripped_copy import MakeStrippedCopy
from komma_desk.usecases.commands.save_attachment import SaveAttachment
from komma_desk.usecases.commands.say_file_kind import SayFileKind
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _


class AttachmentsPanel(QWidget):
    """Hidden for a case without files."""

    def __init__(self, presenter: CasePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.notice = Alert(Tone.WARNING)
        self.notice.hide()
        self.table = AttachmentTable()
        self.checksum = PlainLabel("", TextKind.SMALL, copyable=True)
        self.lost = PlainLabel("", TextKind.SMALL)
        self.still = Alert(Tone.WARNING)
        self.still.hide()
        self.look = Button(_("Preview"), icon_name="eye")
        self.keep = Button(_("Save a copy …"), icon_name="save")
        self.strip = Button(_("Copy without metadata"), icon_name="shield")
        self.kind = ChoiceMenu(_("Kind …"), _("Not said"))
        self.kind.setAccessibleName(_("What kind of evidence this file is"))
        self.working = PlainLabel(_("The copy is being made …"), TextKind.MUTED)
        self.working.hide()
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._look)
        self.look.clicked.connect(self._look)
        self.keep.clicked.connect(self._save)
        self.strip.clicked.connect(self._strip)
        self.kind.picked.connect(self._say_kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(_("Attachments"), TextKind.STRONG))
        column.addWidget(self.notice)
        column.addWidget(self.table)
        column.addWidget(self.checksum)
        column.addWidget(self.lost)
        column.addWidget(self.still)
        row = WrapRow()
        for each in (self.look, self.keep, self.strip, self.kind):
            row.addWidget(each)
        column.addLayout(row)
        column.addWidget(self.working)

    def show_view(self, view: CaseView, lists: CodeLists, *, other_case: bool) -> None:
        if other_case:
            self.notice.hide()
            self.working.hide()
        files = view.file.attachments
        offered = (each for each in kinds_offered(lists) if each.valid_until is None)
        self.kind.set_choices([Choice(str(each.code), each.label.spoken()) for each in offered])
        self.setVisible(bool(files))
        self.table.show_files(files, kinds_spoken(lists))

    def _choose(self, file: Attachment | None) -> None:
        if file is None:
            return
        self.checksum.setText(f"SHA-256: {file.sha256}")
        self.checksum.setAccessibleName(_("Fingerprint of {name}").format(name=file.name))
        self.lost.setText(lost_said(file))
        self.lost.setVisible(bool(self.lost.text()))
        still = still_in_said(file.still_in)
        self.still.show_notice(Tone.WARNING, still)
        self.still.setVisible(bool(still))
        for each in (self.look, self.keep, self.strip):
            each.setAccessibleDescription(file.name)
        self.kind.show_code(file.kind or "")
        self.strip.setEnabled(file.made_from is None and self.working.isHidden())

    def _look(self) -> None:
        if (file := self.table.file()) is not None:
            self.preview(file)

    def preview(self, file: Attachment) -> PreviewWindow:
        return show_preview(self, file.name, self._presenter.looking_at(file.id))

    def _save(self) -> None:
        file = self.table.file()
        if file is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        # Only the last part of the name: a file name from outside must not lead anywhere.
        proposed = Path(folder) / Path(file.name.replace("\\", "/")).name
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save a copy"), str(proposed))
        if chosen:
            self.save_to(file, Path(chosen))

    def save_to(self, file: Attachment, target: Path) -> None:
        """Hand the deed over; said when the copy is there."""
        self.notice.hide()
        command = SaveAttachment(attachment=file.id, target=target)
        # Beside the lane of changes: half a gigabyte takes seconds, and notes are typed meanwhile.
        self._presenter.hand_over(command, self._saved, self._refused, lane=Lane.SEALING)

    def _saved(self, _changes: Changes) -> None:
        say(self, _("The copy was saved. It is not encrypted: please keep it safe."))

    def _strip(self) -> None:
        file, case = self.table.file(), self._presenter.case
        if file is None or case is None or file.made_from is not None:
            return
        self.notice.hide()
        self.working.show()
        self.strip.setEnabled(False)
        command = MakeStrippedCopy(case=case, attachment=file.id)
        # Beside the lane of changes: reading can take a minute, and notes are typed meanwhile.
        self._presenter.hand_over(command, self._stripped, self._refused, lane=Lane.SEALING)

    def _say_kind(self, code: str) -> None:
        file, case = self.table.file(), self._presenter.case
        if file is None or case is None:
            return
        self.notice.hide()
        command = SayFileKind(case=case, attachment=file.id, kind=Code(code) if code else None)
        self._presenter.hand_over(command, self._kind_said, self._refused)

    def _kind_said(self, _changes: Changes) -> None:
        say(self, _("The history of the case tells of what kind the file is."))

    def _stripped(self, _changes: Changes) -> None:
        self._rest()
        say(self, _("The copy without metadata stands in the list. The original stays as it came."))

    def _refused(self, refusal: Refusal) -> None:
        self._rest()
        self.notice.show_notice(Tone.WARNING, refusal.spoken())
        self.notice.show()
        self.notice.speak()

    def _rest(self) -> None:
        self.working.hide()
        self._choose(self.table.file())
