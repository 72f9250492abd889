"""What is printed about a log: the sheet for data protection, the receipt of a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from komma_desk.domain.audit import Compartment, LogHead, anchor_text
from komma_desk.domain.checkpoint import Checkpoint
from komma_desk.domain.identifiers import ReportId
from komma_desk.words import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class LogStanding:
    """Where one log stands; `this_month` are its entries since the first of the month."""

    compartment: Compartment
    head: LogHead
    this_month: int
    last_on: date | None
    checkpoint: Checkpoint | None = None

    @property
    def scanned(self) -> str:
        return anchor_text(self.compartment, self.head)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSheet:
    """`closed` are the logs this person holds no key to: another sheet shows them."""

    organisation: str
    made_on: date
    made_by: str
    people: int
    logs: tuple[LogStanding, ...]
    closed: tuple[Compartment, ...]
    language: Language = Language.GERMAN


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPaper:
    """The receipt of a report; `head` is the entry of the office log that says it was filed."""

    organisation: str
    report: ReportId
    filed_on: date
    head: LogHead
    language: Language = Language.GERMAN

    @property
    def scanned(self) -> str:
        return anchor_text(Compartment.OFFICE, self.head)
