"""The invitation just made: its one-time code, shown once, to copy, print or write down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import moment_in_words
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.secret_clipboard import KEPT_FOR_MS, secret_clipboard
from komma_desk.ui.parts.secret_texts import SecretLabel, SecretText
from komma_desk.ui.parts.toast import say
from komma_desk.usecases.effects.inviting import InvitationIssued
from komma_desk.words import _


class InvitationSlip(Card):
    """When it is closed nobody can show the code again."""

    closed = Signal()

    def __init__(self, invitation: InvitationIssued, parent: QWidget | None = None) -> None:
        super().__init__(_("Invitation for {login}").format(login=invitation.login), parent=parent)
        self._invitation = invitation
        self.add(
            Alert(
                Tone.WARNING,
                _(
                    "Please note it now and give it to the person on paper or by voice, not by "
                    "e-mail. Afterwards nobody can look it up."
                ),
                _("The code is shown only once"),
            )
        )
        self.code = SecretLabel(invitation.code)
        self.code.setAccessibleName(_("One-time code"))
        self.add(self.code)
        self.add(
            PlainLabel(
                _("It works once, until {moment}.").format(
                    moment=moment_in_words(invitation.expires_at)
                ),
                TextKind.MUTED,
            )
        )
        self.copy = Button(_("Co&py the code"))
        self.copy.clicked.connect(self._copy)
        print_it = Button(_("P&rint the slip …"))
        print_it.clicked.connect(self._ask_for_printer)
        self.done = Button(_("I have &noted the code"), ButtonKind.PRIMARY, "check")
        self.done.clicked.connect(self._close)
        for deed in (self.copy, print_it, self.done):
            self.body.addWidget(deed, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(PlainLabel(_("Text of the slip"), TextKind.STRONG))
        slip = SecretText(_("Text of the slip"), slip_text(invitation))
        slip.setMinimumHeight(290)
        self.add(slip, 1)

    def _copy(self) -> None:
        secret_clipboard().copy(self._invitation.code)
        words = _("Copied. The clipboard is emptied after {seconds} seconds.")
        say(self, words.format(seconds=KEPT_FOR_MS // 1000))

    def _ask_for_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: print_slip(self._invitation, printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _close(self) -> None:
        secret_clipboard().take_back()
        self.closed.emit()


def slip_text(invitation: InvitationIssued) -> str:
    """What the invited person needs, to hand over on paper."""
    return _(
        "Your access to KommA Desk\n\n"
        "Login: {login}\n"
        "One-time code: {code}\n"
        "Open until: {moment}\n\n"
        "1. Open KommA Desk and choose “Accept the invitation”.\n"
        "2. Enter login and code and choose a passphrase of your own.\n"
        "3. The clearing office calls you and compares a few words with you.\n\n"
        "Please destroy this slip afterwards."
    ).format(
        login=invitation.login,
        code=invitation.code,
        moment=moment_in_words(invitation.expires_at),
    )


def print_slip(invitation: InvitationIssued, printer: QPrinter) -> None:
    page = QTextDocument()
    page.setPlainText(slip_text(invitation))
    page.print_(printer)
