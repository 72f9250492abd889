"""Passphrase and sheet are lost: the ways back in their order; the last are the two halves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.ui.parts.passphrase_field import PassphraseField
from komma_desk.ui.shell.code_window import CodeTexts, CodeWindow
from komma_desk.usecases.office_recovery import Comeback
from komma_desk.words import N_, _


class LostAccessWindow(CodeWindow):
    """`answered` carries a `Comeback`; `own_code_wanted` is the nearer way."""

    TEXTS = CodeTexts(
        title=N_("Passphrase and sheet lost"),
        explanation=N_("Nothing is lost as long as one of these ways is open. Take the first."),
        code=N_("Half A"),
        code_help=N_("fifteen groups of four"),
        code_missing=N_("Please enter this half."),
        deed=N_("&Make a clearing officer of me"),
        done=N_("The office is open again"),
    )

    own_code_wanted = Signal()

    def __init__(self, store_name: str, parent: QWidget | None = None) -> None:
        super().__init__(store_name, parent)

    def build(self) -> None:
        super().build()
        at = self.form.indexOf(self._card)
        first = Card(_("1. Your own recovery code"))
        first.add(PlainLabel(_("It stands on the sheet in your safe and sets a new passphrase.")))
        self.own = Button(_("Use a recovery &code"), ButtonKind.SECONDARY, "shield")
        self.own.clicked.connect(self.own_code_wanted)
        first.body.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        second = Card(_("2. A colleague of the clearing office"))
        second.add(
            PlainLabel(
                _(
                    "Somebody of the clearing office who can still sign in gives you new access on "
                    "the page “People”. Your cases stay as they are."
                )
            )
        )
        third = Card(_("3. The two halves of the office"))
        third.add(
            PlainLabel(
                _(
                    "Only if nobody of the clearing office can open anything any more: both "
                    "sheets, kept by two offices, make a new clearing officer. Everybody else "
                    "keeps what they have, and it stands in the log."
                )
            )
        )
        for number, card in enumerate((first, second, third)):
            self.form.insertWidget(at + number, card)

    def add_code_fields(self) -> None:
        self.half_a, self.half_b = PassphraseField(), PassphraseField()
        self.name = QLineEdit()
        help_text = _(self.TEXTS.code_help)
        add = self.fields.add
        add("half_a", _("Half A"), self.half_a, required=True, help_text=help_text)
        add("half_b", _("Half B"), self.half_b, required=True, help_text=help_text)
        add("name", _("Your name"), self.name, required=True)
        add("login", _("New &login"), self.login, required=True)

    def first_field(self) -> QWidget:
        return self.own

    def missing(self) -> dict[str, str]:
        errors = {}
        for key, half in (("half_a", self.half_a), ("half_b", self.half_b)):
            if not half.passphrase().strip():
                errors[key] = _(self.TEXTS.code_missing)
        if not self.name.text().strip():
            errors["name"] = _("Please enter your name.")
        if not self.login.text().strip():
            errors["login"] = _("Please enter your login.")
        return errors

    def answer(self) -> Comeback:
        return Comeback(
            half_a=self.half_a.passphrase(),
            half_b=self.half_b.passphrase(),
            login=self.login.text().strip(),
            name=self.name.text().strip(),
            new_passphrase=self.passphrase.passphrase(),
        )
