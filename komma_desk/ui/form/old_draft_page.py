"""A draft lies on this computer: open it with its passphrase, begin anew, or throw it away."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from komma_desk.ui.form.busy_line import BusyLine
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import moment_in_words
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.page import Page
from komma_desk.ui.parts.passphrase_field import PassphraseField
from komma_desk.words import _


class OldDraftPage(Page):
    """Stands before the form, because what is typed first could not be put together with it."""

    open_wanted = Signal(str)
    anew_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Your draft"), most_width=720)
        self.card = Card(_("There is a draft on this computer"))
        self.passphrase = PassphraseField()
        self._fields = FieldColumn()
        self._fields.add("passphrase", _("&Passphrase of the draft"), self.passphrase)
        self.passphrase.return_pressed.connect(self._open)
        self.open = Button(_("Open the &draft"), ButtonKind.PRIMARY, "lock")
        self.open.clicked.connect(self._open)
        self.anew = Button(_("Begin a&new"))
        self.anew.clicked.connect(self.anew_wanted)
        self.discard = Button(_("Throw the draft a&way …"), ButtonKind.QUIET)
        self.discard.clicked.connect(self.discard_wanted)
        deeds = QHBoxLayout()
        deeds.setSpacing(12)
        deeds.addWidget(self.open)
        deeds.addWidget(self.anew)
        deeds.addStretch(1)
        deeds.addWidget(self.discard)
        self.busy = BusyLine()
        self.card.add(self._fields)
        self.card.add(self.busy)
        self.card.body.addLayout(deeds)
        self.body.addWidget(self.card)
        self.body.addStretch(1)

    def show_draft(self, since: datetime | None, *, is_writing: bool) -> None:
        """`is_writing`: something stands in the form already, and one can go back to it."""
        moment = moment_in_words(since) if since else _("an unknown day")
        self.card.title.setText(_("Draft of {moment}").format(moment=moment))
        self.anew.setText(_("Back to what you write &now") if is_writing else _("Begin a&new"))
        self.passphrase.clear()
        self.show_problem("")
        self.passphrase.setFocus()

    def show_problem(self, sentence: str) -> None:
        self._fields.show_errors({"passphrase": sentence})

    def show_busy(self, *, busy: bool) -> None:
        self.busy.show_busy(busy=busy)
        for part in (self._fields, self.open, self.anew, self.discard):
            part.setEnabled(not busy)

    def _open(self) -> None:
        if self.passphrase.passphrase():
            self.open_wanted.emit(self.passphrase.passphrase())
        else:
            self.show_problem(_("Please enter your passphrase."))
