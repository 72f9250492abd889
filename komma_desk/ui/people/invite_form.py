"""Inviting somebody: name, login, and roles with a sentence on what each can see."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from komma_desk.domain.person import Person
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.people.role_choice import RoleChoice, officers
from komma_desk.words import _


class InviteForm(Card):
    """Emits what was typed; what is wrong with it comes back by the keys of the fields."""

    wanted = Signal(str, str, object, object)
    """Login, name, the frozenset of roles, and the `Substitution` or None."""
    left = Signal()

    def __init__(self, people: Sequence[Person] = (), parent: QWidget | None = None) -> None:
        super().__init__(
            _("Invite a person"),
            _("She gets a one-time code and makes her own keys and passphrase with it."),
            parent,
        )
        self.name, self.login, self.roles = QLineEdit(), QLineEdit(), RoleChoice(officers(people))
        self.fields = FieldColumn()
        self.fields.add("name", _("Na&me"), self.name, required=True)
        self.fields.add(
            "login",
            _("&Login"),
            self.login,
            required=True,
            help_text=_("A short name to unlock with, for example a.muster"),
        )
        self.fields.add("roles", _("&Roles"), self.roles, required=True)
        self.add(self.fields)
        self.invite = Button(_("Ma&ke the invitation"), ButtonKind.PRIMARY, "check")
        leave = Button(_("Cancel"))
        self.invite.clicked.connect(self._want)
        leave.clicked.connect(self.left)
        for line in (self.name, self.login):
            line.returnPressed.connect(self._want)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.left)
        for deed in (self.invite, leave):
            self.body.addWidget(deed, 0, Qt.AlignmentFlag.AlignLeft)

    def show_errors(self, errors: dict[str, str]) -> None:
        self.fields.show_errors(errors)
        self.roles.show_errors(errors)

    def show_busy(self, busy: bool) -> None:
        self.fields.setEnabled(not busy)
        self.invite.setEnabled(not busy)

    def _want(self) -> None:
        self.show_errors({})
        self.wanted.emit(self.login.text(), self.name.text(), self.roles.roles(), self.roles.term())
