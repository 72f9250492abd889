"""The door: who are you, and your passphrase; it unlocks nothing itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout, QWidget

from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.card_choice import CardChoice
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import PageHeader
from komma_desk.ui.parts.passphrase_field import PassphraseField
from komma_desk.ui.shell.entry_window import EntryWindow
from komma_desk.ui.shell.store_choice import StoreChoice
from komma_desk.words import _


class UnlockWindow(EntryWindow):
    """Asks for login and passphrase; the owner answers with `show_problem` or closes it."""

    unlock_requested = Signal(str, str)
    """Login and passphrase."""
    invitation_wanted = Signal()
    recovery_wanted = Signal()
    store_wanted = Signal(str)
    """The folder of another store."""
    restore_wanted = Signal()
    go_back_wanted = Signal()
    lost_access = Signal()
    card_wanted = Signal(str)
    """The office card somebody without an account wants to report with."""

    def __init__(
        self,
        store_name: str,
        *,
        login: str = "",
        demo_passphrases: Mapping[str, str] | None = None,
        can_accept_invitation: bool = True,
        can_recover: bool = False,
        can_go_back: bool = False,
        can_report: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store_name = store_name
        self._demo = dict(demo_passphrases or {})
        self._can_accept_invitation, self._can_recover = can_accept_invitation, can_recover
        self._can_go_back, self._can_report = can_go_back, can_report
        self.login = QLineEdit(login)
        self.passphrase = PassphraseField()
        self.rebuild()

    def build(self) -> None:
        self.setWindowTitle(_("Unlock – {store}").format(store=self._store_name))
        super().build()
        self.login = QLineEdit(self.login.text())
        self.passphrase = PassphraseField()
        self._fields = FieldColumn()
        self._fields.add("login", _("&Login"), self.login)
        self._fields.add("passphrase", _("&Passphrase"), self.passphrase)
        self._progress = QProgressBar(textVisible=False)
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(_("Unlocking …"))
        self._progress.hide()
        self._working = PlainLabel(_("Unlocking … this takes a moment on purpose."), TextKind.SMALL)
        self._working.hide()
        self._unlock = Button(_("&Unlock"), ButtonKind.PRIMARY, "lock")
        self._unlock.clicked.connect(self._try)
        self.login.returnPressed.connect(self.passphrase.setFocus)
        self.passphrase.return_pressed.connect(self._try)
        self.form.addStretch(1)
        self.form.addWidget(PageHeader(self._store_name, _("Please sign in to open your desk.")))
        self.form.addWidget(self.notice)
        if self._demo:
            self.form.addWidget(self._demo_notice())
        card = Card()
        for part in (self._fields, self._working, self._progress, self._unlock):
            card.add(part)
        self.form.addWidget(card)
        self.form.addLayout(self._other_ways())
        self.form.addStretch(2)

    def first_field(self) -> QWidget:
        return self.passphrase if self.login.text() else self.login

    def _other_ways(self) -> QVBoxLayout:
        column = QVBoxLayout()
        if self._can_accept_invitation:
            invited = Button(_("Accept an &invitation"), ButtonKind.QUIET, "people")
            invited.clicked.connect(self.invitation_wanted)
            column.addWidget(invited, 0, Qt.AlignmentFlag.AlignLeft)
        if self._can_recover:
            recover = Button(_("Use a &recovery code"), ButtonKind.QUIET, "shield")
            recover.clicked.connect(self.recovery_wanted)
            column.addWidget(recover, 0, Qt.AlignmentFlag.AlignLeft)
            lost = Button(_("Passphrase and s&heet lost?"), ButtonKind.QUIET, "info")
            lost.clicked.connect(self.lost_access)
            column.addWidget(lost, 0, Qt.AlignmentFlag.AlignLeft)
        if self._can_report:
            report = CardChoice()
            report.chosen.connect(self.card_wanted)
            column.addWidget(report, 0, Qt.AlignmentFlag.AlignLeft)
        another = StoreChoice()
        another.chosen.connect(self.store_wanted)
        column.addWidget(another, 0, Qt.AlignmentFlag.AlignLeft)
        restore = Button(_("Restore a &backup …"), ButtonKind.QUIET, "save")
        restore.clicked.connect(self.restore_wanted)
        column.addWidget(restore, 0, Qt.AlignmentFlag.AlignLeft)
        if self._can_go_back:
            back = Button(_("Before the last up&grade …"), ButtonKind.QUIET, "warning")
            back.clicked.connect(self.go_back_wanted)
            column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _demo_notice(self) -> Alert:
        told = "\n".join(f"{login}:  {passphrase}" for login, passphrase in self._demo.items())
        text = _("All cases here are invented. Sign in as one of these people:")
        return Alert(Tone.INFO, f"{text}\n{told}", _("Demonstration store"), copyable=True)

    def _try(self) -> None:
        self.hide_problem()
        errors = {}
        if not self.login.text().strip():
            errors["login"] = _("Please enter your login.")
        if not self.passphrase.passphrase():
            errors["passphrase"] = _("Please enter your passphrase.")
        if not self._fields.show_errors(errors):
            self._show_working(working=True)
            announce(self, self._working.text())
            self.unlock_requested.emit(self.login.text().strip(), self.passphrase.passphrase())

    def show_problem(self, sentence: str, title: str = "") -> None:
        """Wrong passphrase or trouble: say so, keep the login, empty the passphrase."""
        self._show_working(working=False)
        self.passphrase.clear()
        super().show_problem(sentence, title)
        self.passphrase.setFocus()

    def _show_working(self, *, working: bool) -> None:
        self._progress.setVisible(working)
        self._working.setVisible(working)
        for part in (self._fields, self._unlock):
            part.setEnabled(not working)
