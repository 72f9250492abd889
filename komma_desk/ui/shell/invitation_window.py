"""Somebody was invited: one-time code in, own passphrase made; nobody else ever knows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.page import PageHeader
from komma_desk.ui.shell.entry_window import EntryWindow
from komma_desk.ui.shell.new_passphrase import NewPassphrase
from komma_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationAnswer:
    """What the invited person typed; secrets are not shown in its text form."""

    login: str
    code: str = field(repr=False)
    passphrase: str = field(repr=False)


class InvitationWindow(EntryWindow):
    """Asks for login, code and a new passphrase; the owner answers or closes it."""

    accepted = Signal(object)
    """Carries `InvitationAnswer`."""
    cancelled = Signal()

    def __init__(self, store_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store_name = store_name
        self.rebuild()

    def build(self) -> None:
        self.setWindowTitle(_("Accept an invitation – {store}").format(store=self._store_name))
        super().build()
        self.login, self.code = QLineEdit(), QLineEdit()
        self._fields = FieldColumn()
        self._fields.add("login", _("&Login"), self.login, required=True)
        self._fields.add(
            "code",
            _("&One-time code"),
            self.code,
            required=True,
            help_text=_("You got it from your administration. It works once."),
        )
        self.passphrase = NewPassphrase(self._fields)
        self._progress = QProgressBar(textVisible=False)
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(_("Your keys are being made …"))
        self._progress.hide()
        self._accept = Button(_("&Accept the invitation"), ButtonKind.PRIMARY, "check")
        self._accept.clicked.connect(self._try)
        back = Button(_("&Back to sign-in"))
        back.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.addWidget(back)
        buttons.addStretch(1)
        buttons.addWidget(self._accept)
        self.form.addWidget(
            PageHeader(
                _("Accept an invitation"),
                _("Your keys are made on this computer. Only you will know your passphrase."),
            )
        )
        self.form.addWidget(self.notice)
        card = Card()
        card.add(self._fields)
        card.add(self._progress)
        card.body.addLayout(buttons)
        self.form.addWidget(card)
        self.form.addStretch(1)

    def first_field(self) -> QWidget:
        return self.login

    def _try(self) -> None:
        self.hide_problem()
        errors = self.passphrase.errors()
        if not self.login.text().strip():
            errors["login"] = _("Please enter your login.")
        if not self.code.text().strip():
            errors["code"] = _("Please enter the one-time code.")
        if not self._fields.show_errors(errors):
            self._show_working(working=True)
            self.accepted.emit(
                InvitationAnswer(
                    login=self.login.text().strip(),
                    code=self.code.text().strip(),
                    passphrase=self.passphrase.passphrase(),
                )
            )

    def show_problem(self, sentence: str, title: str = "") -> None:
        self._show_working(working=False)
        super().show_problem(sentence, title)

    def _show_working(self, *, working: bool) -> None:
        self._progress.setVisible(working)
        self._fields.setEnabled(not working)
        self._accept.setEnabled(not working)
