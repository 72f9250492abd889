"""The clearing office as it shows itself on letters and figures."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.deadlines.office_days import NOT_SAID, OfficeDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    municipality: str
    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    days: OfficeDays = NOT_SAID
