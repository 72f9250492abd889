"""An approval: one person asked about one step of one case, what she said, and her signature.

A step that wants a second person can be settled by it, once, for two weeks and in that state only.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from komma_desk.domain.identifiers import ApprovalId, CaseId, PersonId

VALID_FOR: Final = timedelta(days=14)


class Verdict(StrEnum):
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is signed: never a name alone; `exception` is empty where the step needs none."""

    case: CaseId
    step: str
    state: str  # the state the step leaves
    exception: str
    verdict: Verdict
    at: datetime
    approval: ApprovalId | None = None  # None: said on the spot, with the step itself

    def as_bytes(self) -> bytes:
        """The same for the same statement, and another for any other."""
        said = [
            str(self.case),
            self.step,
            self.state,
            self.exception,
            str(self.verdict),
            self.at.isoformat(),
            "" if self.approval is None else str(self.approval),
        ]
        return json.dumps(said, ensure_ascii=False).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalAnswer:
    """`signature` is of the person asked, over the statement; without it the answer is nothing."""

    verdict: Verdict
    reason: str = field(repr=False)
    at: datetime
    signature: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """`used_at` is when a step went through with it; it does so once."""

    id: ApprovalId
    asked: PersonId
    asked_by: PersonId
    asked_at: datetime
    step: str
    state: str
    exception: str = ""
    question: str = field(default="", repr=False)
    answer: ApprovalAnswer | None = None
    used_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.answer is None

    def statement(self, case: CaseId, verdict: Verdict, at: datetime) -> Statement:
        return Statement(
            case=case,
            step=self.step,
            state=self.state,
            exception=self.exception,
            verdict=verdict,
            at=at,
            approval=self.id,
        )

    def counts(self, now: datetime, *, has_left: bool) -> bool:
        """Approved, not used, not older than two weeks; `has_left`: the case left its state."""
        if self.answer is None or self.answer.verdict is not Verdict.APPROVED or self.used_at:
            return False
        return not has_left and self.answer.at <= now < self.answer.at + VALID_FOR
