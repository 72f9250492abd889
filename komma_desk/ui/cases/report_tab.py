"""The report as it was told, in full, and the files that came with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.domain.attachment import Attachment
from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.errors import Refusal
from komma_desk.ui.cases.case_presenter import CasePresenter
from komma_desk.ui.cases.case_words import size_said
from komma_desk.ui.cases.report_facts import detail_list, fact_grid
from komma_desk.ui.cases.report_words import detail_groups, report_lines
from komma_desk.ui.cases.tab_body import TabBody
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import LongText, PlainLabel, TextKind
from komma_desk.ui.parts.toast import say
from komma_desk.usecases.commands.save_attachment import SaveAttachment
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _

LETTERS_A_LINE = 62
MOST_LINES = 16


class ReportTab(TabBody):
    """Only to read: what was reported is never changed."""

    def __init__(self, presenter: CasePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._notice = Alert(Tone.WARNING)
        self._notice.hide()
        self.narrative = LongText(_("What happened"))
        self._facts = QWidget()
        self._details = QWidget()
        self._files = QWidget()
        self._files_title = PlainLabel(_("Attachments"), TextKind.STRONG)
        self.column.addWidget(self._notice)
        self.column.addWidget(PlainLabel(_("What happened"), TextKind.STRONG))
        self.column.addWidget(self.narrative)
        self.column.addWidget(self._facts)
        self.column.addWidget(self._details)
        self.column.addWidget(self._files_title)
        self.column.addWidget(self._files)
        self.column.addStretch(1)
        self._shown: object = None

    def show_view(self, view: CaseView, lists: CodeLists, *, other_case: bool) -> None:
        """A report does not change: it is laid out once for each case."""
        about = (view.file.case.id, view.file.attachments, view.parts)
        if about == self._shown:
            return
        self._shown = about
        if other_case:
            self._notice.hide()
        self.narrative.setPlainText(view.file.case.report.narrative)
        self.narrative.setFixedHeight(self._height_of(view.file.case.report.narrative))
        report = view.file.case.report
        self._facts = self._instead(self._facts, fact_grid(report_lines(view, lists)))
        details = detail_list(detail_groups(report.details, lists))
        self._details = self._instead(self._details, details)
        self._files = self._instead(self._files, self._file_list(view.file.attachments))
        self._files_title.setVisible(bool(view.file.attachments))

    def _height_of(self, text: str) -> int:
        """Short reports stand there whole; a long one scrolls in its own field."""
        line = self.narrative.fontMetrics().lineSpacing()
        about = sum(1 + len(each) // LETTERS_A_LINE for each in text[:20_000].splitlines())
        return line * min(max(about + 1, 3), MOST_LINES) + 24

    def _instead(self, old: QWidget, new: QWidget) -> QWidget:
        self.column.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        return new

    def _file_list(self, files: tuple[Attachment, ...]) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for each in files:
            column.addWidget(AttachmentRow(each, self._save))
        return whole

    def _save(self, attachment: Attachment) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        # Only the last part of the name: a file name from outside must not lead anywhere.
        proposed = Path(folder) / Path(attachment.name.replace("\\", "/")).name
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save a copy"), str(proposed))
        if chosen:
            self.save_to(attachment, Path(chosen))

    def save_to(self, attachment: Attachment, target: Path) -> None:
        """Hand the deed over; said when the copy is there."""
        self._notice.hide()
        self._presenter.hand_over(
            SaveAttachment(attachment=attachment.id, target=target), self._saved, self._refused
        )

    def _saved(self, _changes: Changes) -> None:
        say(self, _("The copy was saved. It is not encrypted: please keep it safe."))

    def _refused(self, refusal: Refusal) -> None:
        self._notice.show_notice(Tone.WARNING, refusal.spoken())
        self._notice.show()
        self._notice.speak()
        self.ensureWidgetVisible(self._notice)


class AttachmentRow(QWidget):
    """A file: name and size, its fingerprint on demand, and a copy of it."""

    def __init__(self, attachment: Attachment, save: object, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attachment = attachment
        self._save = save
        row = QHBoxLayout()
        row.addWidget(PlainLabel(attachment.name), 1)
        row.addWidget(PlainLabel(size_said(attachment.size), TextKind.MUTED, wrap=False))
        self.fingerprint = PlainLabel(
            f"SHA-256: {attachment.sha256}", TextKind.SMALL, copyable=True
        )
        self.fingerprint.setAccessibleName(_("Fingerprint of {name}").format(name=attachment.name))
        self.fingerprint.hide()
        show = Button(_("Fingerprint"), ButtonKind.QUIET)
        show.setCheckable(True)
        show.toggled.connect(self.fingerprint.setVisible)
        show.setAccessibleDescription(attachment.name)
        keep = Button(_("Save a copy …"), icon_name="save")
        keep.setAccessibleDescription(attachment.name)
        keep.clicked.connect(self._press)
        for each in (show, keep):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.fingerprint)

    def _press(self) -> None:
        assert callable(self._save)
        self._save(self._attachment)
