"""Two papers around the office card: the poster that hangs beside it, the receipt of a report."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from komma_desk.domain.identifiers import ReportId
from komma_desk.domain.report_paper import PaperHead


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPoster:
    """`place` is where the card lies, as somebody typed it; `words` are those people compare."""

    head: PaperHead
    place: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedReceipt:
    """Nothing of what was told. `code` stands on it only where she asked for it."""

    head: PaperHead
    report: ReportId
    sealed_at: datetime
    file: str
    sha256: str
    by_code: bool
    code: str = field(default="", repr=False)
