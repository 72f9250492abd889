"""What each role brings with it: permissions, and the groups whose keys are handed out.

The presets come with the programme (`resources/roles.toml`). They are comfort; the keys decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from komma_desk.domain.permissions import Permission
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role


class Group(StrEnum):
    """What is sealed to a group its members open; each has a key of its own."""

    CLEARING = "clearing"  # with the key of the cases
    FIGURES = "figures"
    OVERSIGHT = "oversight"


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePreset:
    permissions: frozenset[Permission]
    groups: frozenset[Group] = frozenset()
    needs_confirmation: bool = True
    """Nothing of it counts before clearing compared the key words."""
    for_a_time: bool = False
    """Held from a first to a last day only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePresets:
    """Of every role exactly one preset; an unknown word never gets this far."""

    version: int
    presets: Mapping[Role, RolePreset]

    def of(self, role: Role) -> RolePreset:
        return self.presets[role]

    def permissions_of(self, roles: Iterable[Role]) -> frozenset[Permission]:
        return frozenset().union(*(self.presets[role].permissions for role in roles))

    def groups_of(self, roles: Iterable[Role]) -> frozenset[Group]:
        return frozenset().union(*(self.presets[role].groups for role in roles))

    def holders_of(self, group: Group) -> frozenset[Role]:
        """The roles that are meant to hold the key of this group."""
        return frozenset(role for role, each in self.presets.items() if group in each.groups)

    def before_confirmation(self) -> frozenset[Role]:
        return frozenset(role for role, each in self.presets.items() if not each.needs_confirmation)

    def are_for_a_time(self, roles: Iterable[Role]) -> bool:
        """Whether one of these roles is held from a first to a last day only."""
        return any(self.presets[role].for_a_time for role in roles)

    def counting_on(self, day: date, person: Person) -> frozenset[Role]:
        """Her roles without one whose term has not begun or is over: the keys decide all the same.

        Who has nothing else on that day reports, like everybody.
        """
        term = person.substitution
        holds = term is not None and term.holds_on(day)
        counting = {each for each in person.roles if holds or not self.presets[each].for_a_time}
        return frozenset(counting) or self.before_confirmation()

    def is_overdue(self, day: date, person: Person) -> bool:
        """Whether a term is over and nobody has taken the keys back yet."""
        return person.standing is Standing.CONFIRMED and self.is_over(day, person)

    def is_over(self, day: date, person: Person) -> bool:
        over = person.substitution is not None and person.substitution.is_over(day)
        return over and self.are_for_a_time(person.roles)
