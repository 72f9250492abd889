"""One file from outside to look at: read by a process without keys, kept on no disk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from komma_desk.domain.errors import Refusal
from komma_desk.domain.foreign_file import (
    NoPreview,
    ParsedMail,
    PdfPage,
    Picture,
    PlainText,
    Preview,
)
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.dialog_frame import MARGIN
from komma_desk.ui.parts.labels import LongText, PlainLabel, TextKind
from komma_desk.ui.parts.small_screens import fit_screen
from komma_desk.ui.preview.mail_view import MailView
from komma_desk.ui.preview.page_turner import PageTurner
from komma_desk.ui.preview.picture_view import PictureView
from komma_desk.words import _

AskPreview = Callable[
    [int, Callable[[Preview], None], Callable[[Refusal], None], Callable[[], None]], None
]
"""Asks for a page, counted from 0: for the answer, for a refusal, and first of all in any case."""

_WIDTH, _HEIGHT = 900, 640


def plainly(name: str) -> str:
    """Signs nobody sees could turn its ending round: a programme would be shown as a picture."""
    return "".join(each if each.isprintable() else "\ufffd" for each in name)


class PreviewWindow(QDialog):
    """Goes with the window it belongs to, and so when the desk is locked."""

    def __init__(self, name: str, ask: AskPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = plainly(name)
        # The title is in the task bar and for every programme to read: a file's name stays inside.
        self.setWindowTitle(_("Preview"))
        self._ask = ask
        self._name = PlainLabel(name, TextKind.STRONG)
        self.facts = PlainLabel("", TextKind.MUTED)
        self.picture = PictureView()
        self.text = LongText(_("The text of the file"))
        self.mail = MailView()
        self.sentence = PlainLabel("", copyable=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        for each in (self.sentence, self.picture, self.text, self.mail):
            self.stack.addWidget(each)
        self.pages = PageTurner()
        self.pages.wanted.connect(self._turn)
        self.close_it = Button(_("&Close"))
        self.close_it.clicked.connect(self.close)
        self._lay_out()
        fit_screen(self, QSize(_WIDTH, _HEIGHT))
        self._turn(0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, 16)
        column.setSpacing(10)
        column.addWidget(self._name)
        column.addWidget(self.facts)
        column.addWidget(self.stack, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.pages)
        row.addWidget(self.picture.tools)
        row.addStretch(1)
        row.addWidget(self.close_it)
        column.addLayout(row)

    def _turn(self, page: int) -> None:
        self._show(self.sentence, _("The file is being read …"))
        self._ask(page, self._arrived, self._refused, self._heard)

    def _heard(self) -> None:
        """What stands here if nothing else comes: trouble is spoken by itself."""
        self._show(self.sentence, _("The file could not be read."))

    def _refused(self, refusal: Refusal) -> None:
        self._show(self.sentence, refusal.spoken())

    def _arrived(self, preview: Preview) -> None:
        if isinstance(preview, Picture):
            size = {"width": preview.full_width, "height": preview.full_height}
            self._show(self.picture, _("Picture, {width} × {height} points").format(**size))
            self.picture.show_picture(preview, self._name.text())
        elif isinstance(preview, PdfPage):
            said = _("Page {number} of {count}").format(
                number=preview.number + 1, count=preview.count
            )
            self._show(self.picture, said)
            self.picture.show_picture(preview.picture, said, preview.text)
            self.pages.show_place(preview.number, preview.count)
            announce(self, said)
        elif isinstance(preview, ParsedMail):
            self._show(self.mail, _("Mail. Nothing it points to was loaded."))
            self.mail.show_mail(preview)
        elif isinstance(preview, PlainText):
            self._show(self.text, _text_said(preview))
            self.text.setPlainText(preview.text)
            self.text.setFocus()
        else:
            self._nothing(preview)

    def _nothing(self, preview: NoPreview) -> None:
        advice = _(
            "There is no preview. The file itself is kept as it came; it can be saved and looked "
            "at with care."
        )
        self._show(self.sentence, f"{preview.hindrance.spoken()}\n\n{advice}")
        announce(self, self.sentence.text())
        self.close_it.setFocus()

    def _show(self, view: QWidget, said: str) -> None:
        if view is self.sentence:
            self.sentence.setText(said)
            self.facts.setText("")
        else:
            self.facts.setText(said)
        self.stack.setCurrentWidget(view)
        self.picture.tools.setVisible(view is self.picture)
        if view is self.picture and not self.pages.hasFocus():
            self.picture.setFocus()


def _text_said(text: PlainText) -> str:
    if text.is_cut:
        return _("Text. Only its beginning is shown; save the file to read all of it.")
    if text.is_bare:
        return _("Only the words of the file; save it to see how it looks.")
    return _("Text")


def show_preview(parent: QWidget, name: str, ask: AskPreview) -> PreviewWindow:
    """Open beside the page it is asked from; it ends by itself when it is closed."""
    window = PreviewWindow(name, ask, parent.window())
    window.show()
    return window
