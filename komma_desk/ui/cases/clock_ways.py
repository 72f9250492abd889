"""What can be done about a deadline of a case, and how its button says it."""

from __future__ import annotations

from enum import Enum, auto

from komma_desk.domain.dues.of_case import DueKind
from komma_desk.ui.cases.clock_rows import ClockRow
from komma_desk.words import N_, _


class Way(Enum):
    STEPS = auto()
    KNOWLEDGE = auto()
    BEGINNING = auto()
    SETTLE = auto()
    PAUSE = auto()
    REOPEN = auto()


_WORDS = {
    Way.STEPS: N_("Go to the steps"),
    Way.KNOWLEDGE: N_("Record &knowledge …"),
    Way.BEGINNING: N_("Record the &beginning …"),
    Way.SETTLE: N_("Se&ttle …"),
    Way.PAUSE: N_("Conciliation pa&use …"),
    Way.REOPEN: N_("Ta&ke the settlement back …"),
}


def ways_of(row: ClockRow) -> frozenset[Way]:
    due, line = row.due, row.line
    if due is None:
        return frozenset({Way.REOPEN})
    if due.kind is DueKind.INTERNAL:
        return frozenset({Way.STEPS})
    if line is None:
        return frozenset({Way.BEGINNING})
    if line.rule is None:  # a rule the programme does not hold any more can only be settled
        return frozenset({Way.SETTLE})
    ways = {Way.KNOWLEDGE if line.rule.waits_for_offender else Way.BEGINNING, Way.SETTLE}
    if line.rule.pauses and line.clock.anchor is not None:
        ways.add(Way.PAUSE)
    return frozenset(ways)


def way_words(way: Way, row: ClockRow | None = None) -> str:
    if way is Way.BEGINNING and row is not None and row.line is not None:
        return _("Correct the &beginning …")
    return _(_WORDS[way])
