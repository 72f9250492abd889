"""Seals of circles with real keys, without a key ring: whoever clears in the office may write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID, uuid4

from komma_desk.domain.break_glass import KeptHalf
from komma_desk.domain.circle import CaseShares
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.person import Person
from komma_desk.domain.roles import Role
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.store.circle_seals import CircleFlaw, SealRefusedError
from komma_desk.usecases.case_halves import written_half
from komma_desk.usecases.ports.office import Office
from komma_desk.usecases.ports.sealed_files import SealedFiles
from komma_desk.vault import case_keys
from komma_desk.vault.case_keys import CasePlace
from komma_desk.vault.person_keys import PersonKeys, PublicKeys
from komma_desk.vault.seals import SealBrokenError, new_key
from tests.fakes.samples import a_person

STORE: Final = UUID(int=9)


class BenchSeals:
    def __init__(self, me: PersonKeys, files: SealedFiles) -> None:
        self._me, self.files = me, files

    @property
    def person(self) -> PersonId:
        return self._me.person_id

    def is_confirmed(self, person: Person) -> bool:
        return bool(person.signature)

    def new_key(self) -> bytes:
        return new_key()

    def bound(self, key: bytes) -> bytes:
        return case_keys.bound(key)

    def grant(self, key: bytes, case: CaseId, generation: int, person: Person) -> bytes:
        public = PublicKeys(person_id=person.id, sealing=person.sealing, signing=person.signing)
        return case_keys.grant(key, _place(case, generation), public)

    def open_grant(self, case: CaseId, generation: int, sealed: bytes, bound: bytes) -> bytes:
        try:
            return case_keys.open_grant(self._me, _place(case, generation), sealed, bound)
        except SealBrokenError as broken:
            raise SealRefusedError(CircleFlaw.GRANT_BROKEN) from broken

    def seal_document(
        self, key: bytes, case: CaseId, generation: int, revision: int, body: bytes
    ) -> bytes:
        place = _place(case, generation)
        return case_keys.seal_document(key, place, "case", revision, body, self._me)

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
        place = _place(case, generation)
        try:
            written = case_keys.open_document(key, place, "case", revision, sealed)
            author = office.people.get(written.author)
        except (SealBrokenError, NoSuchPerson) as broken:
            raise SealRefusedError(CircleFlaw.DOCUMENT_BROKEN) from broken
        if author.signing != written.signing or Role.CLEARING not in author.roles:
            raise SealRefusedError(CircleFlaw.FOREIGN_AUTHOR)
        return written.body

    def shares(self, key: bytes, of_case: KeptHalf, keepers: Sequence[Person]) -> CaseShares:
        half_a, half_b = case_keys.halves(key)
        hers = written_half(replace(of_case, half=half_b))
        return CaseShares(
            a=written_half(replace(of_case, half=half_a)),
            b={each.id: hers for each in keepers},
            generation=of_case.generation,
        )

    def whole(self, half_a: bytes, half_b: bytes, bound: bytes) -> bytes:
        try:
            return case_keys.whole(half_a, half_b, bound)
        except SealBrokenError as other:
            raise SealRefusedError(CircleFlaw.OTHER_KEY) from other


def _place(case: CaseId, generation: int) -> CasePlace:
    return CasePlace(store=STORE, case=case, generation=generation)


def somebody(name: str, role: Role = Role.CLEARING) -> tuple[Person, PersonKeys]:
    """A person of the office and the keys only she has."""
    keys = PersonKeys.new(PersonId(uuid4()))
    public = keys.public
    person = a_person(
        name,
        id=keys.person_id,
        roles=frozenset({role}),
        sealing=public.sealing,
        signing=public.signing,
    )
    return person, keys
