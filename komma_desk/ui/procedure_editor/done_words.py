"""What is said shortly after something was done with a procedure as a whole."""

from __future__ import annotations

from komma_desk.usecases.commands.propose_procedure import Proposed
from komma_desk.words import _


def done_said(done: str, what: object) -> str:
    words = {
        "published": _("Published."),
        "withdrawn": _("Withdrawn; it is a draft again."),
        "discarded": _("The draft was discarded."),
        "proposed": _("Proposed; it waits for the second person."),
    }
    text = words[done]
    if isinstance(what, Proposed) and what.alone:
        steps = ", ".join(title.spoken() for title in what.alone)
        text += " " + _("For these steps there are too few people today: {steps}.").format(
            steps=steps
        )
    return text
