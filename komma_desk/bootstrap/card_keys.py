"""The key ring as office cards and answers to people without an account need it."""

from __future__ import annotations

import uuid
from datetime import datetime

from komma_desk.bootstrap.publishing import PublishingKeys
from komma_desk.bootstrap.vouching import signed_of
from komma_desk.domain.audit import Compartment
from komma_desk.domain.clearing_card import CardAltered, CardTooNew, ClearingCard, NotACard
from komma_desk.domain.identifiers import EnvelopeId, ReportId
from komma_desk.domain.officer_proof import OfficerProof
from komma_desk.domain.person import Person
from komma_desk.domain.return_address import ReturnAddress
from komma_desk.usecases.ports.card_keys import AddressUnusable, CardGround
from komma_desk.vault import card_seal, envelope
from komma_desk.vault.answer_file import packed_answer
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.groups import CLEARING, GroupEpoch
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.recipients import Recipient


class RingCardKeys(PublishingKeys):
    """The part of the port `Keys` that is about people without an account."""

    def __init__(self, ring: KeyRing, cabinet: Cabinet, newest: dict[str, GroupEpoch]) -> None:
        super().__init__(ring, cabinet)
        self._newest = newest

    def card_ground(self) -> CardGround:
        epoch = self._newest[CLEARING].checked(self._ring.directory_public)
        return CardGround(
            directory=self._ring.directory_public,
            epoch=epoch.epoch,
            sealing=epoch.sealing,
            generation=self._generation,
        )

    def signed_card(self, card: ClearingCard) -> bytes:
        return card_seal.signed_card(card, self._ring.directory_key)

    def is_our_card(self, file: bytes) -> bool:
        try:
            card = card_seal.read_card(file)
        except (NotACard, CardTooNew, CardAltered):
            return False
        return card.directory == self._ring.directory_public

    def card_words(self) -> str:
        return self._ring.directory_fingerprint

    def own_proof(self, me: Person) -> OfficerProof:
        signed = signed_of(me, self._ring)
        public = signed.checked(self._ring.directory_public)
        return OfficerProof(
            person=public.person_id,
            sealing=public.sealing,
            signing=public.signing,
            signature=signed.signature,
            roles=signed.roles,
            login=signed.login,
            name=signed.name,
            generation=signed.generation,
            terms=signed.terms,
        )

    def seal_answer(
        self, address: ReturnAddress, report: ReportId, kind: str, body: bytes, at: datetime
    ) -> tuple[EnvelopeId, bytes]:
        number = EnvelopeId(uuid.uuid4())
        try:
            sealed = envelope.seal(
                kind,
                body,
                to=[Recipient(sealing=address.sealing)],
                author=self._ring.person,
                envelope_id=number,
                sent_at=at,
            )
        except ValueError as no_key:  # a public key of a kind that nothing can be sealed to
            raise AddressUnusable from no_key
        return number, packed_answer(report, sealed)

    @property
    def _generation(self) -> int:
        return self._ring.file_key(Compartment.OFFICE).generation
