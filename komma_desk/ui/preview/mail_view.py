"""A mail to read: who, when, what, and which files are in it; plain text only."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from komma_desk.domain import file_size
from komma_desk.domain.foreign_file import ParsedMail
from komma_desk.ui.parts.day_words import moment_in_words
from komma_desk.ui.parts.labels import LongText, PlainLabel, TextKind
from komma_desk.words import _


class MailView(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = QGridLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.setHorizontalSpacing(16)
        self._head.setVerticalSpacing(4)
        self._head.setColumnStretch(1, 1)
        self.lines: list[PlainLabel] = []
        for row, label in enumerate(
            (_("From"), _("Recipients"), _("Sent"), _("Subject"), _("Files in the mail"))
        ):
            self._head.addWidget(PlainLabel(label, TextKind.MUTED, wrap=False), row, 0)
            line = PlainLabel("", copyable=True)
            self.lines.append(line)
            self._head.addWidget(line, row, 1)
        self.text = LongText(_("The text of the mail"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._head)
        column.addWidget(self.text, 1)
        self.setFocusProxy(self.text)

    def show_mail(self, mail: ParsedMail) -> None:
        sent = _("not told") if mail.sent_at is None else moment_in_words(mail.sent_at)
        files = ", ".join(f"{each.name} ({file_size.in_words(each.size)})" for each in mail.files)
        said = (mail.sender, mail.to, sent, mail.subject, files or _("no files"))
        for line, text in zip(self.lines, said, strict=True):
            line.setText(text)
        self.text.setPlainText(mail.text)
        self.text.setFocus()
