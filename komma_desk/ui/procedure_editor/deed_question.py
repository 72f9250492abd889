"""One question before a deed that cannot be taken back: publishing, discarding."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.words import _


class DeedQuestion(QDialog):
    """`accepted` is the yes; Enter goes back, as Esc does."""

    def __init__(self, title: str, text: str, deed: str, kind: ButtonKind, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(500)
        tone = Tone.WARNING if kind is ButtonKind.DANGER else Tone.INFO
        self.alert = Alert(tone, text, title)
        self.deed = Button(deed, kind)
        self.deed.clicked.connect(self.accept)
        self.back = way_back(self)
        column = dialog_column(self)
        column.addWidget(self.alert)
        put_deeds(self, deed_row(self.back, self.deed))
        self.setAccessibleDescription(text)
        self.back.setFocus()


def ask_to_discard(parent: QWidget, then: Callable[[], object]) -> None:
    """The same question for every draft: it is thrown away for everybody."""
    question = DeedQuestion(
        _("Discard this draft?"),
        _("The draft is thrown away for everybody. What is published stays as it is."),
        _("Discard the draft"),
        ButtonKind.DANGER,
        parent,
    )
    question.accepted.connect(then)
    question.open()
