"""Recovery codes, shown once: one may go on when they are put away."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.secret_texts import SecretLabel
from komma_desk.words import _


class RecoveryCodes(QWidget):
    """Each person's code to copy down; `saved` is the box that says it was done."""

    def __init__(self, title: str, codes: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        words = _("This code is shown only now. Write it down and keep it in a safe.")
        column.addWidget(Alert(Tone.SUCCESS, words, title))
        for person, code in codes.items():
            column.addWidget(PlainLabel(person, TextKind.STRONG))
            label = SecretLabel(code)
            label.setAccessibleName(_("Recovery code of {person}").format(person=person))
            column.addWidget(label)
        self.saved = QCheckBox(_("I have put the recovery code away &safely"))
        column.addWidget(self.saved)
        column.addStretch(1)
