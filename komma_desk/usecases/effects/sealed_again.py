"""A report that is a case already, sealed once more: it says the same, and brings no more."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from komma_desk.domain.case import Case
from komma_desk.domain.circle import InACircle
from komma_desk.domain.errors import Trouble
from komma_desk.domain.scope import Scope
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.opening import Arrival


def is_sealed_again(arrival: Arrival, context: Context) -> bool:
    """The same words of the same author, kept from nobody else, and no file the case lacks.

    Of a case open only to others nothing can be compared: not known.
    """
    cases = context.work.cases.cases
    number = cases.by_report(arrival.report.id)
    if number is None:
        return False
    try:
        # Whoever takes the post in need not be responsible for the case.
        file = cases.file(number, Scope(context.actor.id, all_cases=True))
    except (InACircle, Trouble):
        return False
    has = Counter((each.name, each.size, each.sha256) for each in file.attachments)
    brings = Counter(_files(arrival))
    return (
        arrival.report == file.case.report
        and _is_same_author(arrival, file.case)
        and _is_kept_from_no_other(arrival, file.case)
        and brings <= has
    )


def _is_same_author(arrival: Arrival, case: Case) -> bool:
    """A name, or reply keys; of somebody who left neither nobody can say it."""
    if arrival.reporter is None and arrival.reply is None:
        return False
    return (arrival.reporter, arrival.reply) == (case.reporter, case.reply)


def _is_kept_from_no_other(arrival: Arrival, case: Case) -> bool:
    if arrival.circle is None:
        return True
    return case.circle is not None and arrival.circle.excluded <= case.circle.excluded


def _files(arrival: Arrival) -> list[tuple[str, int, str]]:
    named = [each.attachment for each in arrival.sealed]
    inside = [
        (each.name, len(each.content), sha256(each.content).hexdigest()) for each in arrival.files
    ]
    return inside + [(each.name, each.size, each.sha256) for each in named]
