"""Which groups a role belongs to: what is sealed to a group its members open."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from komma_desk.domain.person import Person
from komma_desk.domain.roles import Role

GROUPS_OF: Final = MappingProxyType(
    {
        Role.CLEARING: ("clearing", "figures", "oversight"),  # who confirms a head grants it
        Role.INTEGRATION: ("figures",),
        Role.HEAD: ("oversight",),
        Role.DATA_PROTECTION: ("oversight",),
    }
)


def groups_of(person: Person) -> frozenset[str]:
    return frozenset(name for role in person.roles for name in GROUPS_OF.get(role, ()))
