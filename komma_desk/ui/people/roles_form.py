"""Other roles for one person: chosen here, said what they mean, and only then given."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from komma_desk.domain.person import Person
from komma_desk.domain.term_words import changing, term_said
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.people.leaving_card import AgreeCard
from komma_desk.ui.people.role_choice import RoleChoice, officers, term_problems
from komma_desk.usecases.effects.leaving import Leaving
from komma_desk.words import _


class RolesForm(Card):
    """Emits what was chosen; nothing happens before the next card was agreed to."""

    wanted = Signal(object, object, object)
    """The `Person`, the frozenset of roles, and the `Substitution` or None."""
    left = Signal()

    def __init__(
        self, person: Person, people: Sequence[Person], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Roles of {name}").format(name=person.name), person.login, parent)
        self._person = person
        self._problem = Alert(Tone.WARNING)
        self._problem.hide()
        self.add(self._problem)
        colleagues = [each for each in officers(people) if each.id != person.id]
        self.choice = RoleChoice(colleagues)
        self.choice.show_person(person)
        self.fields = FieldColumn()
        self.fields.add("roles", _("&Roles"), self.choice, required=True)
        self.add(self.fields)
        self.go_on = Button(_("Show what &happens"), ButtonKind.PRIMARY)
        self.go_on.clicked.connect(self._want)
        back = Button(_("Cancel"))
        back.clicked.connect(self.left)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.left)
        for button in (self.go_on, back):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_problem(self, sentence: str) -> None:
        self._problem.show_notice(Tone.WARNING, sentence)
        self._problem.show()
        self._problem.speak()

    def show_busy(self, busy: bool) -> None:
        self.go_on.setEnabled(not busy)

    def _want(self) -> None:
        self._problem.hide()
        roles, term = self.choice.roles(), self.choice.term()
        problems = term_problems(roles, term)
        if not self.choice.show_errors(problems):
            self.wanted.emit(self._person, roles, term)


def roles_card(change: Leaving) -> AgreeCard:
    """What these roles mean, before they are given; the bar shows how far new files are."""
    person = change.person
    sentences = changing(
        person.name,
        gained=change.gained,
        lost=change.lost,
        renews=change.renews,
        unconfirmed=[each.name for each in change.unconfirmed],
        term=term_said(change.becoming) if change.becoming else "",
    )
    if change.loses_cases:
        sentences = (*sentences, *change.circles_said)
    title = _("Other roles for {name}").format(name=person.name)
    taken = person.roles - (change.becoming.roles if change.becoming else frozenset())
    # Red is kept for what takes something away.
    kind = ButtonKind.DANGER if taken or change.renews else ButtonKind.PRIMARY
    return AgreeCard(person, title, sentences, _("Change the roles now"), kind)
