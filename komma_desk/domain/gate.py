"""The only refusal of a permission; only the dispatcher calls it."""

from __future__ import annotations

from komma_desk.domain.actor import Actor
from komma_desk.domain.errors import Refusal
from komma_desk.domain.permissions import Permission
from komma_desk.words import N_


class NotAllowed(Refusal):
    sentence = N_("Your role does not allow this.")
    advice = N_("Please ask your clearing office or your administrator.")


def allows(actor: Actor, permission: Permission) -> bool:
    """Whether a button may be shown; the doorway still decides."""
    return permission in actor.permissions


def require(actor: Actor, permission: Permission) -> None:
    if not allows(actor, permission):
        raise NotAllowed
