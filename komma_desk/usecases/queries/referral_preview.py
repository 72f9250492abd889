"""The letter as it would leave, before anything leaves; in memory only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from komma_desk.domain.identifiers import AttachmentId, CaseId, PartnerId
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.writing_letters import letter_for


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralPreview:
    case: CaseId
    partner: PartnerId
    parts: tuple[str, ...]
    purpose: str = field(repr=False)
    answer_by_on: date | None = None
    originals: frozenset[AttachmentId] = frozenset()


def referral_preview(query: ReferralPreview, context: Context) -> bytes:
    """The letter as PDF; raises what the hand-over itself would raise."""
    file = context.work.cases.cases.file(query.case, context.scope)
    partner = context.work.office.partners.get(query.partner)
    letter = letter_for(
        file,
        partner,
        query.parts,
        query.purpose,
        query.answer_by_on,
        context,
        query.originals,
    )
    return context.tools.papers.referral_letter(letter)
