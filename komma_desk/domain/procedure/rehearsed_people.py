"""Who the invented people of a rehearsal are to the guards, and what the head has a say in."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.definition import Procedure, Step
from komma_desk.domain.procedure.probes import Persona, Player
from komma_desk.domain.procedure.situation import Agreed
from komma_desk.domain.roles import StepRole

PEOPLE: Final = {player: PersonId(UUID(int=n)) for n, player in enumerate(Player, start=1)}


def players_of(persona: Persona) -> tuple[Player, ...]:
    alone = persona is Persona.ALONE
    return tuple(one for one in Player if not (alone and one is Player.COLLEAGUE))


def without_affected(players: tuple[Player, ...]) -> tuple[Player, ...]:
    return tuple(one for one in players if one is not Player.AFFECTED)


def concerned_by(persona: Persona) -> frozenset[PersonId]:
    """The affected person always; the officer where the case is about her."""
    also = {Player.OFFICER} if persona is Persona.CONCERNED else set()
    return frozenset(PEOPLE[one] for one in {Player.AFFECTED, *also})


def hand_of(player: Player, persona: Persona) -> Player:
    """The head has no key to cases: what she decides, clearing does with her approval."""
    if player is not Player.HEAD:
        return player
    return Player.COLLEAGUE if persona is Persona.CONCERNED else Player.OFFICER


def has_a_say(player: Player, step: Step, procedure: Procedure) -> bool:
    """Of the head's: what names her, and what asks for a second pair of eyes."""
    if player is not Player.HEAD:
        return True
    return StepRole.HEAD in step.roles or (step.four_eyes and procedure.four_eyes)


def approvals_by(player: Player, procedure: Procedure, exception: str | None) -> frozenset[Agreed]:
    """The head approves what she takes part in; everybody else acts with their own hands."""
    if player is not Player.HEAD:
        return frozenset()
    head = PEOPLE[Player.HEAD]
    return frozenset(
        Agreed(step=step.id, by=head, exception=exception or "", as_head=True)
        for step in procedure.steps
    )
