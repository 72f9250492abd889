"""With a name: who it is, and the passphrase that will open the answer."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.shell.new_passphrase import NewPassphrase
from komma_desk.words import _


class NameCard(Card):
    def __init__(self) -> None:
        super().__init__(
            _("Your name and a passphrase"),
            _(
                "Your name goes into the sealed report. The passphrase opens the answer; nobody "
                "can give it anew, so please keep it."
            ),
        )
        self.name = QLineEdit()
        self._fields = FieldColumn()
        self._fields.add("name", _("Your na&me"), self.name, required=True)
        self.passphrase = NewPassphrase(self._fields)
        self.add(self._fields)

    def is_whole(self) -> bool:
        errors = self.passphrase.errors()
        if not self.name.text().strip():
            errors["name"] = _("Please give your name, or report anonymously.")
        return not self._fields.show_errors(errors)

    def show_problem(self, sentence: str) -> None:
        self._fields.show_errors({"name": sentence})

    def forget(self) -> None:
        self.passphrase.first.clear()
        self.passphrase.second.clear()
