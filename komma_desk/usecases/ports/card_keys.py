"""What the keys of an officer do for people without an account: the card, and answers to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from komma_desk.domain.clearing_card import ClearingCard
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import EnvelopeId, ReportId
from komma_desk.domain.officer_proof import OfficerProof
from komma_desk.domain.person import Person
from komma_desk.domain.return_address import ReturnAddress
from komma_desk.words import N_


class AddressUnusable(Refusal):
    sentence = N_("Nothing can be sealed to the return address of this report.")
    advice = N_(
        "It was not made by KommA Desk. Please use the contact in the report, if there is one."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CardGround:
    """The public keys of the office as they are now, for a card."""

    directory: bytes
    epoch: int
    sealing: bytes
    generation: int


class CardKeys(Protocol):
    def card_ground(self) -> CardGround: ...

    def signed_card(self, card: ClearingCard) -> bytes:
        """The card as a file; raises KeyNotYours off clearing."""
        ...

    def is_our_card(self, file: bytes) -> bool:
        """Whether clearing of this office signed it, as everybody can check."""
        ...

    def card_words(self) -> str:
        """By which people recognise every card of this office."""
        ...

    def own_proof(self, me: Person) -> OfficerProof:
        """Raises SwappedKey where the office does not vouch for her."""
        ...

    def seal_answer(
        self, address: ReturnAddress, report: ReportId, kind: str, body: bytes, at: datetime
    ) -> tuple[EnvelopeId, bytes]:
        """The file for somebody without an account; raises AddressUnusable."""
        ...
