"""The only place where the time of day is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime

from komma_desk.domain.home_time import local_day


class SystemClock:
    """The clock of this computer; days are German calendar days."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 -- this is the one place that may ask

    def today(self) -> date:
        return local_day(self.now())
