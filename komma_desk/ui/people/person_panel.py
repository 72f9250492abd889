"""One person: how far she has come, and for a clearing officer the comparing and confirming."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from komma_desk.domain.access import PersonAccess
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role
from komma_desk.domain.term_words import overdue_said, term_said
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card, Chip
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.people.access_panel import AccessPanel
from komma_desk.ui.people.people_words import (
    role_name,
    role_sentence,
    roles_in_order,
    standing_in_words,
    standing_tone,
)
from komma_desk.usecases.queries.people_list import PersonLine
from komma_desk.words import _

_GROUPS_ACROSS = 3


class PersonPanel(Card):
    """Made anew for each person; `agreed` only after the fingerprint stood on the screen."""

    agreed = Signal(object)
    """Carries the `Person` whose fingerprint was compared."""
    leaving = Signal(object)
    new_keys = Signal(object)
    roles_wanted = Signal(object)
    end_wanted = Signal(object)
    """All carry the `Person`; what happens is said before anything does."""

    def __init__(
        self,
        line: PersonLine,
        *,
        may_confirm: bool,
        may_dismiss: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(line.person.name, line.person.login, parent)
        self._person = line.person
        self._access: AccessPanel | None = None
        self.agree = Button(_("They match – &confirm"), ButtonKind.PRIMARY, "check", self)
        self.disagree = Button(_("They do &not match"), ButtonKind.DANGER, parent=self)
        for button in (self.agree, self.disagree):
            button.hide()
        self.add(Chip(standing_in_words(line), standing_tone(line)))
        self._problem = Alert(Tone.WARNING)
        self._problem.hide()
        self.add(self._problem)
        if line.person.standing is Standing.ARRIVED:
            self._add_comparing(line.fingerprint, may_confirm=may_confirm)
        elif line.person.standing is Standing.INVITED:
            self.add(
                PlainLabel(
                    _(
                        "This person has not accepted the invitation yet. With the one-time code "
                        "she makes her own keys and passphrase; then she can be confirmed."
                    )
                )
            )
        self._add_role_names(line)
        if line.fingerprint and line.person.standing is Standing.CONFIRMED:
            self.add(PlainLabel(_("Key words"), TextKind.STRONG))
            self.add(_groups(line.fingerprint))
        if may_confirm and line.person.standing is Standing.CONFIRMED and not line.is_me:
            self._add_roles(line)
        if may_dismiss and line.person.standing is not Standing.LEFT:
            self._add_ends(line.person)
        elif line.person.standing is Standing.LEFT:
            self.add(
                PlainLabel(
                    _(
                        "This person has left and cannot unlock the store any more. If she comes "
                        "back, invite her again under the same login."
                    )
                )
            )
        self.body.addStretch(1)

    def _add_role_names(self, line: PersonLine) -> None:
        for role in roles_in_order():
            if role in line.person.roles:
                self.add(PlainLabel(role_name(role), TextKind.STRONG))
                self.add(PlainLabel(role_sentence(role), TextKind.MUTED))
                if role is Role.SUBSTITUTE:
                    self._add_term(line)

    def _add_term(self, line: PersonLine) -> None:
        if line.is_overdue:
            self.add(Alert(Tone.DANGER, overdue_said(line.person), _("A substitution is over")))
        else:
            self.add(PlainLabel(term_said(line.person, line.colleague), TextKind.STRONG))

    def _add_roles(self, line: PersonLine) -> None:
        self.change = Button(_("Change the ro&les …"))
        self.change.clicked.connect(lambda: self.roles_wanted.emit(line.person))
        self.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self.end = Button(_("&End the substitution …"))
        self.end.setVisible(Role.SUBSTITUTE in line.person.roles)
        self.end.clicked.connect(lambda: self.end_wanted.emit(line.person))
        self.body.addWidget(self.end, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_ends(self, person: Person) -> None:
        """At the end of the panel: the two deeds that end her present keys."""
        self.renew = Button(_("New access …"))
        self.renew.setVisible(person.standing is Standing.CONFIRMED)
        self.renew.clicked.connect(lambda: self.new_keys.emit(person))
        self.leave = Button(_("Leaves the office …"))
        self.leave.clicked.connect(lambda: self.leaving.emit(person))
        for button in (self.renew, self.leave):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_comparing(self, fingerprint: str, *, may_confirm: bool) -> None:
        if not may_confirm:
            self.add(
                PlainLabel(
                    _(
                        "A clearing officer compares these words with the person and confirms "
                        "her. Until then she can report, but receives nothing."
                    )
                )
            )
            self.add(_groups(fingerprint))
            return
        self.add(
            PlainLabel(
                _("Compare these words with the person – on the telephone or face to face."),
            )
        )
        self.add(_groups(fingerprint))
        self.add(
            PlainLabel(
                _("She reads her words aloud to you. Only if they are the same:"), TextKind.MUTED
            )
        )
        for button in (self.agree, self.disagree):
            button.show()
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.agree.clicked.connect(self._agree)
        self.disagree.clicked.connect(self._explain)

    def show_access(self, access: PersonAccess) -> None:
        """What she can open, at the end of the panel; a newer answer takes the place of the old."""
        if self._access is not None:
            self.body.removeWidget(self._access)
            self._access.hide()
            self._access.deleteLater()
        self._access = AccessPanel(access)
        self.body.insertWidget(self.body.count() - 1, self._access)
        self._access.show()

    def show_problem(self, sentence: str) -> None:
        self._problem.show_notice(Tone.WARNING, sentence)
        self._problem.show()
        self._problem.speak()

    def show_busy(self, busy: bool) -> None:
        self.agree.setEnabled(not busy)
        self.disagree.setEnabled(not busy)

    def _agree(self) -> None:
        self.agreed.emit(self._person)

    def _explain(self) -> None:
        self._problem.show_notice(
            Tone.DANGER,
            _(
                "Somebody else may have used the invitation. Do not confirm this person. Please "
                "tell your data protection officer, and let a new invitation be made under "
                "another login. As long as nobody confirms, this account receives nothing and "
                "opens nothing."
            ),
            _("Do not confirm"),
        )
        self._problem.show()
        self._problem.speak()
        self.agree.setEnabled(False)


def _groups(fingerprint: str) -> QWidget:
    """The words in large groups; a screen reader hears them one after the other."""
    held = QWidget()
    grid = QGridLayout(held)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(8)
    held.setAccessibleName(_("Words to compare: {words}").format(words=fingerprint))
    for number, group in enumerate(fingerprint.replace("-", " ").split()):
        label = PlainLabel(group, TextKind.CODE, wrap=False)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(label, number // _GROUPS_ACROSS, number % _GROUPS_ACROSS)
    return held
