"""Days as people read them: local calendar days, in the order of their language."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from komma_desk.words import _

_BERLIN = ZoneInfo("Europe/Berlin")


def day_said(day: date) -> str:
    return day.strftime(_("%Y-%m-%d"))


def local_day_said(at: datetime) -> str:
    """The German calendar day of a moment."""
    return day_said(at.astimezone(_BERLIN).date())


def one_line(text: str, longest: int = 110) -> str:
    """The beginning of any text on one line, for a label."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"
