"""How far I have come into the store, and my words for the comparison with clearing."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.person import Standing
from komma_desk.domain.roles import Role
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class MyStanding:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingView:
    """`roles` are those I was invited with; until I am confirmed I report and nothing more.

    `set_back`: somebody changed my entry, and it was not the clearing office.
    """

    standing: Standing
    roles: frozenset[Role]
    fingerprint: str
    set_back: bool = False


def my_standing(_query: MyStanding, context: Context) -> StandingView:
    person = context.work.office.people.get(context.actor.id)
    return StandingView(
        standing=person.standing,
        roles=person.roles,
        # Never of what the office says: somebody may have planted other keys there.
        fingerprint=context.keys.own_fingerprint(),
        set_back=context.keys.is_set_back(person),
    )
