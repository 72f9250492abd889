"""How long an interval is, in words: in full for sentences, short beside a clock."""

from __future__ import annotations

from komma_desk.domain.deadlines.arithmetic import length_said
from komma_desk.domain.procedure.interval import Interval, Unit
from komma_desk.words import _


def spoken_interval(interval: Interval) -> str:
    return length_said(interval.as_length())


def short_interval(interval: Interval) -> str:
    """As short as a sign beside a clock must be: "48 h", "3 WD", "14 days", "3 months"."""
    if interval.unit is Unit.HOURS:
        return _("{count} h").format(count=interval.count)
    if interval.unit is Unit.WORKING_DAYS:
        return _("{count} WD").format(count=interval.count)
    return spoken_interval(interval)
