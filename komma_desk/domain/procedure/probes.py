"""Probes: rehearsed runs kept inside a procedure, so that a municipality tests what it publishes.

They say nothing about a case, so they are no part of the fingerprint a case keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from komma_desk.domain.procedure.place_ids import StateId, StepId
from komma_desk.domain.procedure.vocabulary import CONSENTS
from komma_desk.domain.roles import StepRole
from komma_desk.words import N_, Bilingual


class Player(StrEnum):
    """Who acts in a rehearsal: four invented people, or fewer."""

    AFFECTED = "affected"
    OFFICER = "officer"
    COLLEAGUE = "colleague"
    HEAD = "head"

    @property
    def role(self) -> StepRole:
        return _ROLES[self]


_ROLES: Mapping[Player, StepRole] = MappingProxyType(
    {
        Player.AFFECTED: StepRole.AFFECTED,
        Player.OFFICER: StepRole.CLEARING,
        Player.COLLEAGUE: StepRole.CLEARING,
        Player.HEAD: StepRole.HEAD,
    }
)
PLAYER_NAMES: Mapping[Player, str] = MappingProxyType(
    {
        Player.AFFECTED: N_("Affected person"),
        Player.OFFICER: N_("Clearing officer"),
        Player.COLLEAGUE: N_("Second clearing officer"),
        Player.HEAD: N_("Head"),
    }
)


class Persona(StrEnum):
    """Under which circumstances a case is rehearsed."""

    ALL_GIVEN = "all_given"
    ALL_REFUSED = "all_refused"
    MIXED = "mixed"  # the probe says which consents are given
    LEAVES = "leaves"  # the affected person is gone after the first step
    CONCERNED = "concerned"  # the officer is the one the case concerns
    ALONE = "alone"  # one officer in the office, nobody beside her but the head

    @property
    def chooses_consents(self) -> bool:
        return self not in {Persona.ALL_GIVEN, Persona.ALL_REFUSED}

    def consents(self, chosen: frozenset[str] = frozenset()) -> frozenset[str]:
        """What the affected person has agreed to when the rehearsal begins."""
        if self.chooses_consents:
            return chosen
        return frozenset(CONSENTS) if self is Persona.ALL_GIVEN else frozenset()


PERSONA_NAMES: Mapping[Persona, str] = MappingProxyType(
    {
        Persona.ALL_GIVEN: N_("All consents given"),
        Persona.ALL_REFUSED: N_("All consents refused"),
        Persona.MIXED: N_("Some consents given"),
        Persona.LEAVES: N_("The affected person leaves early"),
        Persona.CONCERNED: N_("The officer herself is concerned"),
        Persona.ALONE: N_("One officer alone in the office"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    """A step somebody takes; `refused` where the probe is about its not being possible.

    `exception` lets it go without its consent; to that `second` agrees on the spot.
    """

    step: StepId
    by: Player = Player.OFFICER
    facts: tuple[tuple[str, str], ...] = ()
    exception: str | None = None
    second: Player | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentGiven:
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWithdrawn:
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysPass:
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AffectedLeaves:
    """From here on she takes no step and neither gives nor withdraws a consent."""


# More is no run anybody reads, and would take the checker more time than it has.
MOST_MOVES: Final = 200
MOST_PROBES: Final = 100
Move = StepTaken | ConsentGiven | ConsentWithdrawn | DaysPass | AffectedLeaves


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A run and the main state it must end in; `consents` where the persona leaves them open."""

    id: str
    title: Bilingual
    persona: Persona
    moves: tuple[Move, ...]
    expected_end: StateId
    consents: tuple[str, ...] = ()
