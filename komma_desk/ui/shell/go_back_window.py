"""An upgrade is taken back: the files of before return, those of now are set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.page import PageHeader
from komma_desk.ui.parts.passphrase_field import PassphraseField
from komma_desk.ui.shell.entry_window import EntryWindow
from komma_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class GoBackRequest:
    login: str
    passphrase: str = field(repr=False)


class GoBackWindow(EntryWindow):
    """Its owner does it and answers with `show_done` or `show_problem`."""

    go_back_wanted = Signal(object)
    """Carries a `GoBackRequest`."""
    cancelled = Signal()

    def __init__(self, store_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store_name = store_name
        self.rebuild()

    def build(self) -> None:
        super().build()
        self.setWindowTitle(f"{_('Before the last upgrade')} – {self._store_name}")
        self.login, self.passphrase = QLineEdit(), PassphraseField()
        self._fields = FieldColumn()
        self._fields.add("login", _("&Login"), self.login, required=True)
        self._fields.add("passphrase", _("&Passphrase"), self.passphrase, required=True)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(_("Progress"))
        self._bar.hide()
        self._done = Alert(Tone.SUCCESS, copyable=True)
        self._done.hide()
        self.back = Button(_("Back to &sign-in"))
        self.back.clicked.connect(self.cancelled)
        self.deed = Button(_("&Go back before the upgrade"), ButtonKind.DANGER)
        self.deed.clicked.connect(self._try)
        told = _(
            "The files from before the last upgrade come back. What was written since lies set "
            "aside in the folder “backups” and can be brought back. Afterwards start the earlier "
            "programme."
        )
        self.form.addWidget(PageHeader(_("Before the last upgrade"), told))
        self.form.addWidget(self.notice)
        card = Card()
        for part in (self._fields, self._bar, self._done):
            card.add(part)
        self.form.addWidget(card)
        self.form.addStretch(1)
        self.footer.addWidget(self.back)
        self.footer.push_right()
        self.footer.addWidget(self.deed)

    def first_field(self) -> QWidget:
        return self.login

    def _try(self) -> None:
        self.hide_problem()
        errors = {}
        if not self.login.text().strip():
            errors["login"] = _("Please enter your login.")
        if not self.passphrase.passphrase():
            errors["passphrase"] = _("Please enter your passphrase.")
        if not self._fields.show_errors(errors):
            self._show_working(working=True)
            text = self.passphrase.passphrase()
            self.go_back_wanted.emit(
                GoBackRequest(login=self.login.text().strip(), passphrase=text)
            )

    def show_done(self, files: Sequence[str]) -> None:
        self._show_working(working=False)
        self.passphrase.clear()
        self._fields.setEnabled(False)
        self.deed.hide()
        again = _("{file} is again as it was before the upgrade.")
        told = [
            *(again.format(file=each) for each in files),
            _("What the newer programme wrote lies in “backups”, set aside."),
            _("Now start the earlier programme: the newer one would upgrade the store again."),
        ]
        self._done.show_notice(Tone.SUCCESS, "\n".join(told))
        self._done.show()
        self._done.speak()

    def show_problem(self, sentence: str, title: str = "") -> None:
        self._show_working(working=False)
        self.passphrase.clear()
        super().show_problem(sentence, title)

    def _show_working(self, *, working: bool) -> None:
        self._bar.setVisible(working)
        self._fields.setEnabled(not working)
        self.deed.setEnabled(not working)
        self.back.setEnabled(not working)
