"""What an opened answer says of itself: whether it is vouched for, and who reads on."""

from __future__ import annotations

from komma_desk.cli.speaking import say
from komma_desk.usecases.effects.writing_to_office import NobodyToWriteTo
from komma_desk.usecases.form_deeds import OpenedAnswer
from komma_desk.words import _


def say_trust(opened: OpenedAnswer) -> None:
    if opened.vouched_on is None:
        say(_("It does not tell who belongs to the office on its day. If in doubt, please call."))
    if opened.goes_to is not None and not opened.goes_to:
        say(_(NobodyToWriteTo.sentence))
    if opened.goes_to:
        told = _("With --answer, only these can open what you write back: {people}")
        say(told.format(people=", ".join(opened.goes_to)))
    if opened.brings_card:
        say(_("The office has a newer card: save it with --newer-card."))
