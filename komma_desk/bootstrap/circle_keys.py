"""The key ring as the store knows it for cases restricted to a circle: grant, open, seal, halve."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from komma_desk.bootstrap.vouching import is_vouched_for, signed_of, was_vouched_for
from komma_desk.domain.break_glass import KeptHalf
from komma_desk.domain.circle import CaseShares
from komma_desk.domain.identifiers import CaseId, EnvelopeId, PersonId
from komma_desk.domain.person import Person
from komma_desk.domain.role_presets import Group, RolePresets
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.store.circle_seals import CircleFlaw, SealRefusedError
from komma_desk.usecases.case_halves import KIND, written_half
from komma_desk.usecases.former_keys import FormerKeysUnreadable, former_of
from komma_desk.usecases.ports.clock import Clock
from komma_desk.usecases.ports.office import Office
from komma_desk.usecases.ports.sealed_files import SealedFiles
from komma_desk.vault import case_keys, envelope
from komma_desk.vault.case_keys import CasePlace, OtherKeyError
from komma_desk.vault.groups import CLEARING, GroupEpoch
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.person_keys import PersonKeys
from komma_desk.vault.recipients import Recipient
from komma_desk.vault.seals import SealBrokenError, new_key

_DOCUMENT: Final = "whole case"


class RingCircles:
    """Fulfils `CircleSeals`; `newest` is filled as soon as the office was opened.

    `writer` signs what is written, where it is not the owner of the ring.
    """

    def __init__(
        self,
        ring: KeyRing,
        *,
        clock: Clock,
        presets: RolePresets,
        files: SealedFiles,
        writer: PersonKeys | None = None,
    ) -> None:
        self._ring, self._writer = ring, writer or ring.person
        self._clock, self._presets, self._files = clock, presets, files
        self.newest: dict[str, GroupEpoch] = {}

    @property
    def person(self) -> PersonId:
        return self._ring.person_id

    @property
    def files(self) -> SealedFiles:
        return self._files

    def is_confirmed(self, person: Person) -> bool:
        return is_vouched_for(person, self._ring)

    def new_key(self) -> bytes:
        return new_key()

    def bound(self, key: bytes) -> bytes:
        return case_keys.bound(key)

    def grant(self, key: bytes, case: CaseId, generation: int, person: Person) -> bytes:
        checked = signed_of(person, self._ring).checked(self._ring.directory_public)
        return case_keys.grant(key, self._place(case, generation), checked)

    def open_grant(self, case: CaseId, generation: int, sealed: bytes, bound: bytes) -> bytes:
        place = self._place(case, generation)
        try:
            return case_keys.open_grant(self._ring.person, place, sealed, bound)
        except OtherKeyError as other:
            raise SealRefusedError(CircleFlaw.OTHER_KEY) from other
        except SealBrokenError as broken:
            raise SealRefusedError(CircleFlaw.GRANT_BROKEN) from broken

    def seal_document(
        self, key: bytes, case: CaseId, generation: int, revision: int, body: bytes
    ) -> bytes:
        place = self._place(case, generation)
        return case_keys.seal_document(key, place, _DOCUMENT, revision, body, self._writer)

    def open_document(
        self,
        key: bytes,
        case: CaseId,
        generation: int,
        revision: int,
        sealed: bytes,
        *,
        office: Office,
    ) -> bytes:
        place = self._place(case, generation)
        try:
            written = case_keys.open_document(key, place, _DOCUMENT, revision, sealed)
        except SealBrokenError as broken:
            raise SealRefusedError(CircleFlaw.DOCUMENT_BROKEN) from broken
        if not any(
            each.signing == written.signing and self._is_of_clearing(each)
            for each in self._known_as(written.author, office)
        ):
            raise SealRefusedError(CircleFlaw.FOREIGN_AUTHOR)
        return written.body

    def shares(self, key: bytes, of_case: KeptHalf, keepers: Sequence[Person]) -> CaseShares:
        half_a, half_b = case_keys.halves(key)
        clearing = self._ring.to_group(self.newest[CLEARING])
        hers = written_half(replace(of_case, half=half_b))
        return CaseShares(
            a=self._sealed(written_half(replace(of_case, half=half_a)), clearing),
            b={
                each.id: self._sealed(hers, self._ring.to_person(signed_of(each, self._ring)))
                for each in keepers
            },
            generation=of_case.generation,
        )

    def whole(self, half_a: bytes, half_b: bytes, bound: bytes) -> bytes:
        try:
            return case_keys.whole(half_a, half_b, bound)
        except OtherKeyError as other:
            raise SealRefusedError(CircleFlaw.OTHER_KEY) from other

    def _place(self, case: CaseId, generation: int) -> CasePlace:
        return CasePlace(store=self._ring.vault_id, case=case, generation=generation)

    def _sealed(self, body: bytes, to: Recipient) -> bytes:
        return envelope.seal(
            KIND,
            body,
            to=[to],
            author=self._writer,
            envelope_id=EnvelopeId(uuid.uuid4()),
            sent_at=self._clock.now(),
        )

    def _is_of_clearing(self, person: Person) -> bool:
        """Now, or when she left or took new keys: what she wrote stays hers."""
        of_clearing = Group.CLEARING in self._presets.groups_of(person.roles)
        return of_clearing and was_vouched_for(person, self._ring)

    def _known_as(self, author: PersonId, office: Office) -> Iterator[Person]:
        try:
            yield office.people.get(author)
            yield from former_of(author, office.settings)
        except (NoSuchPerson, FormerKeysUnreadable):
            return
