"""Extracts whose last day has passed leave the post, and this desk forgets them."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.changes import Changes, Subject
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.own_extracts import received


@dataclass(frozen=True, slots=True)
class RemoveExpired:
    pass


def remove_expired(_command: RemoveExpired, context: Context) -> Changes:
    """The receipt is how many went."""
    today, gone = context.clock.today(), 0
    for each in list(received(context)):
        if not each.letter.readable_on(today):
            context.work.office.post.remove(each.envelope)
            context.tools.mailbox.forget(each.envelope)
            gone += 1
    changes = Changes.of(Subject.EXTRACTS) if gone else Changes()
    return changes.with_receipt(gone)
