"""The lights of deadlines in words, for whoever shows them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.clock_words import BECAME
from komma_desk.domain.deadlines.rules import OWN_RULE
from komma_desk.domain.dues.of_case import Due, DueKind, Light
from komma_desk.words import N_, _, n_

LIGHT_WORDS: Final[Mapping[Light, str]] = MappingProxyType(
    {
        Light.OVERDUE: N_("overdue"),
        Light.SOON: N_("due soon"),
        Light.RUNNING: N_("there is time"),
        Light.NOT_RUNNING: N_("not running"),
        Light.PAUSED: N_("paused"),
        Light.NO_CALENDAR: N_("no day reckoned"),
    }
)


def settled_said(due: Due) -> tuple[str, ...]:
    """The usual one first: steps for a deadline of the procedure, else what is put on record."""
    if due.kind is DueKind.INTERNAL:
        return tuple(step.spoken() for step in due.settled_by)
    if due.clock is None:
        return (_("Record when it begins"),)
    return tuple(_(BECAME[way]) for way in due.settled_ways)


def untouched_said(number: int) -> str:
    return n_(
        "{n} case brought along in a list waits for its first step; its deadlines begin with it.",
        "{n} cases brought along in a list wait for their first step; "
        "their deadlines begin with it.",
        number,
    )


def is_by_law(due: Due) -> bool:
    """Working days somebody began by hand are a clock too, and no law sets it."""
    return due.kind is DueKind.STATUTORY and due.rule != OWN_RULE
