"""The roles to choose from, and the term of the one that is held for a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role
from komma_desk.domain.substitution import NoTerm, Substitution
from komma_desk.domain.term_words import day_said
from komma_desk.ui.cases.day_field import DayField
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.people.people_words import role_name, role_sentence, roles_in_order
from komma_desk.words import _


class RoleBoxes(QWidget):
    """A check box for each role, and under it what the role can and cannot see."""

    changed = Signal()

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
            box.toggled.connect(self.changed)
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


class TermFields(QWidget):
    """First day, last day, and the colleague somebody stands in for; hidden without the role."""

    def __init__(self, colleagues: Sequence[Person], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.last = DayField(), DayField()
        choices = [Choice(code=str(each.id), label=each.name) for each in colleagues]
        self.colleague = CodeCombo(choices, _("for the office as a whole"))
        self.fields = FieldColumn()
        self.fields.add("first_on", _("&From (first day)"), self.first, required=True)
        self.fields.add("last_on", _("&Until (last day)"), self.last, required=True)
        self.fields.add(
            "stands_in_for",
            _("Stands in f&or"),
            self.colleague,
            help_text=_("A view of the case list then shows this colleague's cases."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(34, 0, 0, 8)
        column.addWidget(self.fields)

    def show_term(self, term: Substitution | None) -> None:
        if term is not None:
            self.first.setText(day_said(term.first_on))
            self.last.setText(day_said(term.last_on))
            self.colleague.set_code(str(term.stands_in_for or ""))

    def term(self) -> Substitution | None:
        first, last, colleague = self.first.day(), self.last.day(), self.colleague.code()
        if first is None or last is None:
            return None
        for_whom = PersonId(UUID(colleague)) if colleague else None
        return Substitution(first_on=first, last_on=last, stands_in_for=for_whom)

    def show_errors(self, errors: Mapping[str, str]) -> bool:
        return self.fields.show_errors(errors)


class RoleChoice(QWidget):
    """Roles and, with the substitute's, her term."""

    def __init__(self, colleagues: Sequence[Person], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes, self.term_fields = RoleBoxes(), TermFields(colleagues)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.boxes)
        column.addWidget(self.term_fields)
        self.setFocusProxy(self.boxes)
        self.boxes.changed.connect(self._show_term)
        self._show_term()

    def show_person(self, person: Person) -> None:
        self.boxes.set_roles(person.roles)
        self.term_fields.show_term(person.substitution)

    def set_roles(self, roles: frozenset[Role]) -> None:
        self.boxes.set_roles(roles)

    def roles(self) -> frozenset[Role]:
        return self.boxes.roles()

    def term(self) -> Substitution | None:
        return self.term_fields.term() if Role.SUBSTITUTE in self.roles() else None

    def show_errors(self, errors: Mapping[str, str]) -> bool:
        return self.term_fields.show_errors(errors)

    def _show_term(self) -> None:
        self.term_fields.setVisible(Role.SUBSTITUTE in self.roles())


def term_problems(roles: frozenset[Role], term: Substitution | None) -> dict[str, str]:
    """By the key of the field: a substitute without two days cannot be made."""
    if Role.SUBSTITUTE in roles and term is None:
        return {"first_on": NoTerm().spoken()}
    return {}


def officers(people: Sequence[Person]) -> tuple[Person, ...]:
    """For whom one can stand in: whoever is confirmed for the clearing office."""
    return tuple(
        each
        for each in people
        if Role.CLEARING in each.roles and each.standing is Standing.CONFIRMED
    )
