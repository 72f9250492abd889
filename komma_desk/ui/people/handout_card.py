"""The office card: a file to hand out, by which anybody can report without an account."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from komma_desk.domain.clearing_card import CARD_SUFFIX
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.file_target import ask_for_target
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.usecases.commands.save_office_card import CardSaved
from komma_desk.words import _


class HandoutCard(Card):
    """Asks where to save; afterwards shows the words people compare."""

    wanted = Signal(object)
    """The `Path` the card is to be saved under."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Office card"),
            _("With this file anybody can report without an account, also from another computer."),
            parent,
        )
        self.meaning = PlainLabel(
            _(
                "Nothing in it is secret: put it on the intranet, or hand it on by mail or stick. "
                "Please save and hand out a new one when officers come or go; reports sealed to "
                "an older card can still be read."
            )
        )
        self.save = Button(_("Save the office card …"))
        self.save.clicked.connect(self._ask)
        self.told = Alert(Tone.SUCCESS, copyable=True)
        for part in (self.meaning, self.told):
            self.add(part)
        self.told.hide()
        self.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)

    def show_saved(self, saved: CardSaved) -> None:
        text = _(
            "{words}\n\nPlease put these words up where everybody sees them: by them people "
            "recognise that a card is yours. They stay the same for every card of your office."
        )
        title = _("Saved as {file}").format(file=saved.target.name)
        self.told.show_notice(Tone.SUCCESS, text.format(words=saved.words), title)
        self.told.show()
        self.told.speak()

    def show_problem(self, sentence: str) -> None:
        self.told.show_notice(Tone.WARNING, sentence)
        self.told.show()
        self.told.speak()

    def show_busy(self, busy: bool) -> None:
        self.save.setEnabled(not busy)

    def _ask(self) -> None:
        name = _("Office card") + CARD_SUFFIX
        kind = _("Office card (*.komma-card)")
        ask_for_target(self, _("Save the office card"), name, kind, self._take)

    def _take(self, target: Path) -> None:
        self.wanted.emit(target)
