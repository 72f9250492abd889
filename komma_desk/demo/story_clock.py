"""A clock that is moved along the invented story, so that every deed has its day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from komma_desk.domain.home_time import local_day

_BLINK: Final = timedelta(milliseconds=1)


class StoryClock:
    """Each look is a blink later: no two deeds share a moment, and time never runs back."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def move_to(self, at: datetime) -> None:
        self._at = max(at, self._at)

    def now(self) -> datetime:
        self._at += _BLINK
        return self._at

    def today(self) -> date:
        return local_day(self._at)
