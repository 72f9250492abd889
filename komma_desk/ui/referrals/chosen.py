"""What would be handed over now, and what still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from komma_desk.domain.identifiers import AttachmentId
from komma_desk.domain.partner import Partner
from komma_desk.ui.referrals.consent_words import ConsentWord
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenFiles:
    """`problem` says why a letter cannot leave with them now."""

    keys: tuple[str, ...] = ()
    originals: frozenset[AttachmentId] = frozenset()
    size: int = 0
    problem: str = ""


NO_FILES: Final = ChosenFiles()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What would be handed over now; `parts` in the order of the letter."""

    case: CaseView | None = None
    partner: Partner | None = None
    consent: ConsentWord | None = None
    parts: tuple[str, ...] = ()
    purpose: str = ""
    answer_by_on: date | None = None
    files: ChosenFiles = NO_FILES


def lacking(now: Chosen) -> dict[str, str]:
    """What is not answered yet, a sentence by field."""
    missing = {}
    if now.case is None:
        missing["case"] = _("Please choose the case first.")
    if now.partner is None:
        missing["partner"] = _("Please choose to whom the case goes.")
    if now.case is not None and now.consent is not None and not now.consent.allows:
        missing["consent"] = now.consent.title
    if now.case is not None and not now.parts:
        missing["parts"] = _("Please choose at least one part of the case.")
    if now.files.problem:
        missing["files"] = now.files.problem
    if not now.purpose.strip():
        missing["purpose"] = _("Please write what the partner is asked to do.")
    return missing
