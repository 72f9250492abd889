"""What is done to the circle of a case, as its history tells it, and what stops it."""

from __future__ import annotations

from enum import StrEnum

from komma_desk.domain.errors import Refusal
from komma_desk.words import N_


class CircleDeed(StrEnum):
    """The action of an event in the history of a case."""

    RESTRICTED = "circle-restricted"
    WIDENED = "circle-widened"
    LIFTED = "circle-lifted"
    BROKEN_INTO = "circle-broken-into"  # opened in an emergency, by two people


class NobodyInTheCircle(Refusal):
    sentence = N_("A case needs at least one person who may read it.")
    advice = N_("Please choose somebody of the clearing office.")


class NotForTheCircle(Refusal):
    sentence = N_("{name} cannot be part of the circle.")
    advice = N_("Only confirmed people of the clearing office can be, unless they are excluded.")


class LeavingTheCircle(Refusal):
    sentence = N_("You would no longer be able to read this case yourself.")
    advice = N_("Please stay in the circle, or say that you want to leave the case to the others.")


class NotRestricted(Refusal):
    sentence = N_("This case is open to the whole clearing office.")


class InTheCircleAlready(Refusal):
    sentence = N_("{name} can read this case already.")
