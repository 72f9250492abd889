"""Who acts at an unlocked desk: the roles that count today, and what they permit."""

from __future__ import annotations

from datetime import date

from komma_desk.domain.actor import Actor
from komma_desk.domain.person import Person
from komma_desk.domain.role_presets import RolePresets


def actor_of(person: Person, today: date, presets: RolePresets, *, is_confirmed: bool) -> Actor:
    """A role counts from the moment clearing vouched for it, and only while its term holds.

    Whoever writes one into the store by hand, or has not been confirmed yet, reports and nothing
    more.
    """
    roles = presets.counting_on(today, person) if is_confirmed else presets.before_confirmation()
    return Actor(
        id=person.id,
        login=person.login,
        name=person.name,
        roles=roles,
        permissions=presets.permissions_of(roles),
    )
