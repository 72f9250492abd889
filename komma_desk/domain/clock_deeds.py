"""What is done to the clocks of a case, as its history tells it, and what stops it."""

from __future__ import annotations

from enum import StrEnum

from komma_desk.domain.errors import Refusal
from komma_desk.words import N_


class ClockDeed(StrEnum):
    """The action of an event in the history of a case."""

    OFFENCES_CHOSEN = "offences-chosen"
    KNOWLEDGE_RECORDED = "clock-knowledge"
    STARTED = "clock-started"
    CORRECTED = "clock-corrected"
    PAUSED = "clock-paused"
    SETTLED = "clock-settled"
    REOPENED = "clock-reopened"


class NoSuchOffence(Refusal):
    sentence = N_("“{code}” is not in the list of possible offences.")
    advice = N_("Please choose from the list.")


class NoSuchClock(Refusal):
    sentence = N_("This deadline is not in the case any more.")
    advice = N_("Please look at the deadlines of the case again.")


class NotInTheCase(Refusal):
    sentence = N_("This person is not written down in the case.")
    advice = N_("Please add the person to the people of the case first.")


class ClockSettled(Refusal):
    sentence = N_("This deadline is settled.")
    advice = N_("Please take the settlement back first, with a reason.")


class ClockNotSettled(Refusal):
    sentence = N_("This deadline is not settled.")


class DayInFuture(Refusal):
    sentence = N_("This day lies in the future.")
    advice = N_("Only what has happened can be put on record.")


class DayMissing(Refusal):
    sentence = N_("The day this deadline runs from is missing.")
    advice = N_("Please give the day; the deadline does not run without it.")


class OffenderMissing(Refusal):
    sentence = N_("Against whom this deadline runs is missing.")
    advice = N_("Please name or describe the offender, or say that nobody knows who it was.")


class UnknownButNamed(Refusal):
    sentence = N_("While nobody knows the offender this deadline does not run.")
    advice = N_("Please leave day and offender out, or do not tick that the offender is unknown.")


class ClockThereAlready(Refusal):
    sentence = N_("There is this deadline already, for the same person and the same offender.")
    advice = N_("Please correct the one that is there.")


class DoesNotSettleThis(Refusal):
    sentence = N_("That does not settle this deadline.")
    advice = N_("These do: {ways}.")


class NoPauseToEnd(Refusal):
    sentence = N_("The first day of the pause is missing.")
    advice = N_("Please give the day the application for conciliation was received.")
