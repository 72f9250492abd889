"""Inviting somebody: name, login, and roles with a sentence on what each can see."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from komma_desk.domain.roles import Role
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.people.people_words import role_name, role_sentence, roles_in_order
from komma_desk.words import _


class RoleBoxes(QWidget):
    """A check box for each role, and under it what the role can and cannot see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[Role, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for role in roles_in_order():
            box = QCheckBox(role_name(role))
            box.setObjectName(str(role))
            box.setAccessibleName(_("Role: {role}").format(role=role_name(role)))
            box.setAccessibleDescription(role_sentence(role))
            sentence = PlainLabel(role_sentence(role), TextKind.SMALL)
            sentence.setContentsMargins(34, 0, 0, 8)
            column.addWidget(box)
            column.addWidget(sentence)
            self._boxes[role] = box
        self.setFocusProxy(self._boxes[Role.REPORTER])

    def set_roles(self, roles: frozenset[Role]) -> None:
        for role, box in self._boxes.items():
            box.setChecked(role in roles)

    def roles(self) -> frozenset[Role]:
        return frozenset(role for role, box in self._boxes.items() if box.isChecked())


class InviteForm(Card):
    """Emits what was typed; what is wrong with it comes back by the keys of the fields."""

    wanted = Signal(str, str, object)
    """Login, name and the frozenset of roles."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Invite a person"),
            _("She gets a one-time code and makes her own keys and passphrase with it."),
            parent,
        )
        self.name, self.login, self.roles = QLineEdit(), QLineEdit(), RoleBoxes()
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

    def show_busy(self, busy: bool) -> None:
        self.fields.setEnabled(not busy)
        self.invite.setEnabled(not busy)

    def _want(self) -> None:
        self.fields.show_errors({})
        self.wanted.emit(self.login.text(), self.name.text(), self.roles.roles())
