"""An office made up of keys alone, without a store: its cards of any day, and answers to order."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from komma_desk.domain.clearing_card import CardReader, ClearingCard
from komma_desk.domain.identifiers import EnvelopeId, PersonId
from komma_desk.domain.office import Office
from komma_desk.domain.officer_proof import OfficerProof
from komma_desk.domain.roles import Role
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.effects.answer_bundle import Letter, bundle
from komma_desk.usecases.ports.keys import OpenedEnvelope
from komma_desk.vault.card_seal import signed_card
from komma_desk.vault.person_keys import DirectoryKey, PersonKeys, sign_public_keys
from komma_desk.vault.seals import new_sealing_key, public_half

DAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)
REPORT = uuid.UUID(int=7)


def someone() -> PersonKeys:
    return PersonKeys.new(PersonId(uuid.uuid4()))


def on_card(keys: PersonKeys, name: str = "", **other: Any) -> CardReader:
    public = keys.public
    told: dict[str, Any] = {
        "person": keys.person_id,
        "name": name,
        "role": Role.CLEARING,
        "reads_cases": True,
        "sealing": public.sealing,
        "signing": public.signing,
    }
    return CardReader(**told | other)


@dataclass
class MadeUp:
    """Karl and Carla clear; of the group's keys only the public halves are needed."""

    root: DirectoryKey = field(default_factory=DirectoryKey.new)
    karl: PersonKeys = field(default_factory=someone)
    carla: PersonKeys = field(default_factory=someone)

    def card(self, **other: Any) -> ClearingCard:
        told: dict[str, Any] = {
            "office": Office(municipality="Musterstadt", name="Clearingstelle"),
            "directory": self.root.public,
            "epoch": 2,
            "sealing": public_half(new_sealing_key()),
            "generation": 2,
            "readers": (on_card(self.karl, "Karl"), on_card(self.carla, "Carla")),
            "made_on": DAY,
        }
        return ClearingCard(**told | other)

    def file(self, card: ClearingCard) -> bytes:
        return signed_card(card, self.root)

    def proof(
        self, keys: PersonKeys, roles: Iterable[str] = (Role.CLEARING,), generation: int = 2
    ) -> OfficerProof:
        signed = sign_public_keys(
            self.root, keys.public, roles, login="l", name="Name", generation=generation
        )
        return OfficerProof(
            person=keys.person_id,
            sealing=signed.public.sealing,
            signing=signed.public.signing,
            signature=signed.signature,
            roles=signed.roles,
            login=signed.login,
            name=signed.name,
            generation=signed.generation,
            terms=signed.terms,
        )


def said(
    proof: OfficerProof, author: PersonKeys, office: bytes = b"", letters: Iterable[Letter] = ()
) -> OpenedEnvelope:
    """An answer once it is opened: nothing in it has been checked yet."""
    return OpenedEnvelope(
        id=EnvelopeId(uuid.uuid4()),
        kind=envelope_kinds.ANSWER_FILE,
        body=bundle(str(REPORT), letters, proof, office),
        author=author.person_id,
        author_signing=author.public.signing,
        sent_at=NOON,
    )


def without(card: ClearingCard, gone: PersonKeys, **other: Any) -> ClearingCard:
    left = tuple(each for each in card.readers if each.person != gone.person_id)
    return replace(card, readers=left, **other)
