"""What came of putting a backup back, for good or for a rehearsal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from komma_desk.domain.store_health import StoreHealth


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredBackup:
    """`health` says what was looked at, what not and what is wrong; `records` were opened."""

    taken_at: datetime
    programme: str
    files: int
    records: int
    health: StoreHealth
