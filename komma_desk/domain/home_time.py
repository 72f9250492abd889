"""The time of day where the offices of this product lie: whatever names a day goes by it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

HOME: Final = ZoneInfo("Europe/Berlin")


def at_home(at: datetime) -> datetime:
    """The moment on the clocks of the town hall, whatever this computer's clock is set to."""
    return at.astimezone(HOME)


def local_day(at: datetime) -> date:
    return at_home(at).date()
