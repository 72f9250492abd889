"""What a reporter without an account writes later comes as a sealed file, like her report."""

from __future__ import annotations

from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.reporters_letters import Heard, LetterDoubt, take_letter
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.words import N_


class LetterWaits(Refusal):
    sentence = N_("This letter belongs to a report that is not a case here yet, or not for you.")
    advice = N_("Nothing was taken over. Please take in the report first, then this file again.")


class LetterKnown(Refusal):
    sentence = N_("This letter was taken in before; it stands in its case already.")
    advice = N_("Nothing was added. You can delete the file.")


class LetterNotHers(Refusal):
    sentence = N_("This letter was not written by the person who reported case {number}.")
    advice = N_("Nothing was taken over. Please ask her whether she sent it.")


class LetterUnreadable(Refusal):
    sentence = N_("This letter holds nothing that can be read.")
    advice = N_("Nothing was taken over. Please ask for it to be sent again.")


def letter_from_file(opened: OpenedEnvelope, context: Context) -> Changes:
    """The receipt is a `Heard` without doubt; everything else is refused, for the file stays."""
    changes = take_letter(opened, context)
    if changes is None:
        raise LetterWaits
    heard = changes.receipt
    if not isinstance(heard, Heard):
        raise LetterKnown
    if heard.doubt is LetterDoubt.OTHER_PERSON:
        raise LetterNotHers(number=heard.number)
    if heard.doubt is not None:
        raise LetterUnreadable
    return changes
