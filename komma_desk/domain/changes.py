"""What a command changed: the news that travels one way, from the doorway to every page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What a page can show; a page re-asks when one of its subjects changed."""

    POST = "post"
    EXTRACTS = "extracts"
    REPORTS = "reports"
    DRAFTS = "drafts"
    CASES = "cases"
    REFERRALS = "referrals"
    PARTNERS = "partners"
    FIGURES = "figures"
    PEOPLE = "people"
    PROCEDURES = "procedures"
    SETTINGS = "settings"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Changes:
    """Which subjects changed and, where something is made once, a small typed receipt."""

    subjects: frozenset[Subject] = frozenset()
    receipt: object | None = None

    @classmethod
    def of(cls, *subjects: Subject) -> Changes:
        return cls(frozenset(subjects))

    def with_receipt(self, receipt: object) -> Changes:
        return Changes(self.subjects, receipt)

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.subjects | other.subjects, other.receipt or self.receipt)
