"""What an invitation hands out, whether somebody is new or needs new keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

OPEN_FOR: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationIssued:
    """The code is kept nowhere; hand it over on paper or by voice."""

    login: str
    code: str = field(repr=False)
    expires_at: datetime
