"""Before somebody leaves or gets new keys: her name, what happens, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QWidget

from komma_desk.domain import leaving_words
from komma_desk.domain.person import Person
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.usecases.effects.leaving import Leaving
from komma_desk.words import _


class AgreeCard(Card):
    """Says it and waits: nothing happens before `agreed`."""

    agreed = Signal(object)
    """Carries the `Person`."""
    left = Signal()

    def __init__(
        self,
        person: Person,
        title: str,
        sentences: Sequence[str],
        deed: str,
        kind: ButtonKind = ButtonKind.DANGER,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, person.login, parent)
        self._person = person
        self._problem = Alert(Tone.WARNING)
        self._problem.hide()
        self.add(self._problem)
        for sentence in sentences:
            self.add(PlainLabel(sentence))
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setAccessibleName(_("The files are written under new keys …"))
        self.progress.hide()
        self.add(self.progress)
        self.deed = Button(deed, kind)
        self.deed.clicked.connect(self._agree)
        self.back = Button(_("Cancel"))
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.back.click)
        for button in (self.deed, self.back):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_problem(self, sentence: str) -> None:
        self._problem.show_notice(Tone.WARNING, sentence)
        self._problem.show()
        self._problem.speak()

    def show_busy(self, busy: bool) -> None:
        self.deed.setEnabled(not busy)
        self.back.setEnabled(not busy)
        if not busy:
            self.progress.hide()

    def show_done(self, hundredths: int) -> None:
        self.progress.show()
        self.progress.setValue(hundredths)

    def _agree(self) -> None:
        self.agreed.emit(self._person)


def leaving_card(leaving: Leaving) -> AgreeCard:
    person = leaving.person
    sentences = leaving_words.leaving(
        person.name,
        opens_cases=leaving.opens_cases,
        unconfirmed=[each.name for each in leaving.unconfirmed],
        circles=leaving.circles_said,
    )
    title = _("{name} leaves").format(name=person.name)
    return AgreeCard(person, title, sentences, _("Let this person leave now"))


def new_keys_card(person: Person) -> AgreeCard:
    title = _("New access for {name}").format(name=person.name)
    return AgreeCard(person, title, leaving_words.resetting(), _("Make the new access"))
