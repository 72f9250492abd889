"""Reports that lie in the post for this officer's own key: somebody was left out of them."""

from __future__ import annotations

from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.reading_reports import REPORTS
from komma_desk.usecases.ports.keys import OpenedEnvelope


def reports_to_me(context: Context) -> tuple[OpenedEnvelope, ...]:
    """Also one to the whole office that somebody moved among the letters: it is taken in too."""
    letters = context.tools.mailbox.fetch(context.work.office.post, context.keys)
    return tuple(each for each in letters if each.kind in REPORTS)


def waiting_for_me(context: Context) -> int:
    """How many of them are no case yet."""
    taken_in = context.work.cases.cases.taken_in
    return sum(not taken_in(each.id) for each in reports_to_me(context))
