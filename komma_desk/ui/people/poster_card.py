"""The poster beside the office card: where the card lies is typed, everything else it knows."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from komma_desk.domain.text import TextMissing
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.choices import Choice, RadioRow
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.file_target import ask_for_target
from komma_desk.usecases.commands.save_card_poster import SaveCardPoster
from komma_desk.words import Language, _, current_language

_HEIGHT = 64
# Each in itself: whoever looks for hers finds it.
_NAMES: Final = (
    (Language.GERMAN, "Deutsch"),
    (Language.PLAIN_GERMAN, "Einfache Sprache"),
    (Language.ENGLISH, "English"),
)


class PosterCard(Card):
    wanted = Signal(object)
    """The `SaveCardPoster`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Poster for the office card"),
            _(
                "A sheet to hang up: what the card is for, where it lies, how to open it, the words"
                " to compare, and what happens with a report."
            ),
            parent,
        )
        self.place = QPlainTextEdit()
        self.place.setTabChangesFocus(True)
        self.place.setFixedHeight(_HEIGHT)
        self.row = FieldRow(
            _("Where does the card lie?"),
            self.place,
            help_text=_("For instance: on the intranet under “Help”, or on a stick at reception."),
            required=True,
        )
        self.place.textChanged.connect(self._take_error_away)
        self.language = RadioRow([Choice(each, name) for each, name in _NAMES])
        self.language.set_code(current_language())
        self.save = Button(_("Save the &poster as PDF …"))
        self.save.clicked.connect(self._ask)
        self.told = Alert(Tone.SUCCESS)
        self.told.hide()
        for part in (self.row, FieldRow(_("Language of the poster"), self.language), self.told):
            self.add(part)
        self.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)

    def show_saved(self, target: Path) -> None:
        words = _("Saved as {file}. Please print it and hang it up where everybody passes.")
        self._tell(Tone.SUCCESS, words.format(file=target.name))

    def show_problem(self, sentence: str) -> None:
        self._tell(Tone.WARNING, sentence)

    def show_busy(self, busy: bool) -> None:
        self.save.setEnabled(not busy)

    def _take_error_away(self) -> None:
        self.row.show_error("")

    def _tell(self, tone: Tone, words: str) -> None:
        self.told.show_notice(tone, words)
        self.told.show()
        self.told.speak()

    def _ask(self) -> None:
        if not self.place.toPlainText().strip():
            self.row.show_error(TextMissing().spoken())
            self.row.speak_error()
            self.place.setFocus()
            return
        name = _("Poster for the office card") + ".pdf"
        ask_for_target(self, _("Save the poster"), name, _("Document to print (*.pdf)"), self._take)

    def _take(self, target: Path) -> None:
        language = Language(self.language.code())
        command = SaveCardPoster(target=target, place=self.place.toPlainText(), language=language)
        self.wanted.emit(command)
