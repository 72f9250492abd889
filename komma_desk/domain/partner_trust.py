"""Whether a case may be handed to a partner: who changed the entry, and who has looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from komma_desk.domain.identifiers import PartnerId


class PartnerTrust(StrEnum):
    ACCEPTED = "accepted"  # a clearing officer wrote it or looked at it, and it is still the same
    NOT_LOOKED_AT = (
        "not_looked_at"  # changed by somebody who may, or from before entries were signed
    )
    BY_HAND = "by_hand"  # nobody signed it as it stands, or an older entry was put back


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerStanding:
    """`moved`: its address is another than at the hand-over before.

    `changed_by` is name and login; empty, like the moment, for an entry that was never signed.
    """

    partner: PartnerId
    revision: int
    trust: PartnerTrust
    changed_by: str = ""
    changed_at: datetime | None = None
    moved: bool = False

    @property
    def needs_a_look(self) -> bool:
        """Somebody has to check the address before a case goes there."""
        return self.moved or self.trust is PartnerTrust.NOT_LOOKED_AT
