"""The keys of somebody at the bench, for people without an account."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime
from typing import Final
from uuid import uuid4

from komma_desk.domain.clearing_card import ClearingCard, card_file
from komma_desk.domain.identifiers import EnvelopeId, ReportId
from komma_desk.domain.officer_proof import OfficerProof
from komma_desk.domain.person import Person
from komma_desk.domain.return_address import ReturnAddress
from komma_desk.usecases.ports.card_keys import AddressUnusable, CardGround

CARD_WORDS: Final = "tamo-ripe luko-zeba"
UNUSABLE: Final = ReturnAddress(sealing=bytes(32), signing=b"g" * 32)


class FakeCardKeys:
    """Signs by saying so; an address of zeros is none."""

    def card_ground(self) -> CardGround:
        return CardGround(directory=b"d" * 32, epoch=1, sealing=b"c" * 32, generation=1)

    def signed_card(self, card: ClearingCard) -> bytes:
        return card_file(card, b"s" * 64)

    def is_our_card(self, file: bytes) -> bool:
        return b64encode(b"s" * 64) in file

    def card_words(self) -> str:
        return CARD_WORDS

    def own_proof(self, me: Person) -> OfficerProof:
        return OfficerProof(
            person=me.id,
            sealing=me.sealing,
            signing=me.signing,
            signature=b"signed",
            roles=frozenset(map(str, me.roles)),
            login=me.login,
            name=me.name,
            generation=1,
            terms=me.terms,
        )

    def seal_answer(
        self, address: ReturnAddress, report: ReportId, kind: str, body: bytes, at: datetime
    ) -> tuple[EnvelopeId, bytes]:
        if address == UNUSABLE:
            raise AddressUnusable
        return EnvelopeId(uuid4()), b"|".join([address.sealing, kind.encode(), body[::-1]])
