"""What the clearing page says about the post: envelopes nobody can read, and files taken in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.ui.inbox.post_intake import FileResult
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import IconButton
from komma_desk.usecases.effects.reporters_letters import Heard
from komma_desk.usecases.effects.taking_answers import Answered
from komma_desk.words import _, n_


class IntakeNotices(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unreadable = Alert(Tone.WARNING)
        self.files = Alert(Tone.INFO)
        self._close = IconButton(_("Close the notice"), "close")
        self._close.clicked.connect(self._put_away)
        self.files.add_beside(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.answers = Alert(Tone.INFO)
        done = IconButton(_("Close the notice"), "close")
        done.clicked.connect(self._put_answers_away)
        self.answers.add_beside(done)
        self.letters = Alert(Tone.INFO)
        read = IconButton(_("Close the notice"), "close")
        read.clicked.connect(self._put_letters_away)
        self.letters.add_beside(read)
        self.folder = Alert(Tone.WARNING)
        for each in self._parts():
            each.hide()
            column.addWidget(each)
        self.hide()

    def show_unreadable(self, number: int) -> None:
        """Name the envelopes that stayed in the post box; 0 takes the notice back."""
        self.unreadable.setVisible(number > 0)
        if number:
            title = n_(
                "{n} envelope in the post box cannot be read",
                "{n} envelopes in the post box cannot be read",
                number,
            )
            text = _(
                "Nothing is lost: it stays in the post box. Please ask your administrator whether "
                "it was written with older keys, and ask reporting persons you know of to send "
                "their report again."
            )
            self.unreadable.show_notice(Tone.WARNING, text, title)
            self.unreadable.speak()
        self._settle()

    def show_folder_gone(self, why: str) -> None:
        """Of the watched folder; nothing takes the notice back."""
        self.folder.setVisible(bool(why))
        if why:
            self.folder.show_notice(Tone.WARNING, why)
            self.folder.speak()
        self._settle()

    def show_files(self, results: Sequence[FileResult]) -> None:
        """Say what became of each file, one line a file."""
        taken = sum(each.taken for each in results)
        title = n_("{n} sealed file taken in", "{n} sealed files taken in", taken)
        lines = "\n".join(f"{each.name}: {each.sentence}" for each in results)
        tone = Tone.SUCCESS if taken == len(results) else Tone.WARNING
        self.files.show_notice(tone, lines, title)
        self.files.show()
        self.files.speak()
        self._settle()

    def show_answers(self, answers: Sequence[Answered]) -> None:
        """Whose approval came, by case; one that was not believed is named as that."""
        doubted = [each for each in answers if each.doubt is not None]
        title = n_("{n} answer to an extract", "{n} answers to extracts", len(answers))
        lines = "\n".join(map(_answer_said, answers))
        self.answers.show_notice(Tone.WARNING if doubted else Tone.SUCCESS, lines, title)
        self.answers.show()
        self.answers.speak()
        self._settle()

    def show_letters(self, letters: Sequence[Heard]) -> None:
        """Whose reporter wrote, each case once; what was not believed is named as that."""
        doubted = [each for each in letters if each.doubt is not None]
        title = n_(
            "{n} message of a reporting person", "{n} messages of reporting persons", len(letters)
        )
        lines = "\n".join(dict.fromkeys(map(_letter_said, letters)))
        self.letters.show_notice(Tone.WARNING if doubted else Tone.INFO, lines, title)
        self.letters.show()
        self.letters.speak()
        self._settle()

    def _put_letters_away(self) -> None:
        self.letters.hide()
        self._settle()

    def _put_answers_away(self) -> None:
        self.answers.hide()
        self._settle()

    def _put_away(self) -> None:
        self.files.hide()
        self._settle()

    def _settle(self) -> None:
        self.setVisible(not all(each.isHidden() for each in self._parts()))

    def _parts(self) -> tuple[Alert, ...]:
        return (self.unreadable, self.folder, self.letters, self.answers, self.files)


def _letter_said(heard: Heard) -> str:
    number = heard.number or _("no case")
    if heard.doubt is None:
        told = _("{number}: it stands in the case, tabs “Answer” and “Consents”.")
        return told.format(number=number)
    told = _("{number}: nothing was taken over. {why}")
    return told.format(number=number, why=_(heard.doubt.value))


def _answer_said(answered: Answered) -> str:
    number = answered.number or _("no case")
    if answered.doubt is None:
        told = _("{number}: the answer stands in the case, tab “Extracts”.")
        return told.format(number=number)
    told = _("{number}: nothing was taken over. {why}")
    return told.format(number=number, why=_(answered.doubt.value))
