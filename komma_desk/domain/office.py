"""The clearing office as it shows itself on letters and figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    municipality: str
    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
