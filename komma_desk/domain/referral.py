"""A hand-over of a case to a partner: what left the house, when, and its fingerprint."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from komma_desk.domain.identifiers import PartnerId, PersonId, ReferralId


class ReferralState(StrEnum):
    """The life of a referral; what follows the hand-over comes from the partner."""

    HANDED_OVER = "handed_over"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DONE = "done"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """`parts` are the keys of the chosen letter parts; `sha256` of the file that left, in hex."""

    id: ReferralId
    partner: PartnerId
    partner_name: str
    purpose: str = field(repr=False)
    parts: tuple[str, ...]
    file_name: str
    sha256: str
    state: ReferralState
    made_at: datetime
    made_by: PersonId
