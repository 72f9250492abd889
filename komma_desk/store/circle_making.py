"""A case goes into a circle, the circle grows or gets a new key, the case comes out again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from io import BytesIO
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import class_mapper

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.break_glass import KeptHalf
from komma_desk.domain.case import Case, CaseFile
from komma_desk.domain.circle import CaseShares, Circle, HalvesDoNotFit
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.person import Person
from komma_desk.domain.recovery_half import ITS_ID
from komma_desk.domain.scope import Scope
from komma_desk.domain.stored import NoSuchCase
from komma_desk.store.case_rows import CaseRow, locked_row, rows_of
from komma_desk.store.circle_cases import Found, SealedCases, granted_to
from komma_desk.store.circle_document import CaseDocument
from komma_desk.store.circle_rows import (
    CaseGrantRow,
    CaseShareRow,
    KeyGenerationRow,
    SealedCaseRow,
    SealedFileRow,
)
from komma_desk.store.circle_seals import SealRefusedError
from komma_desk.store.memory import KeptMemory
from komma_desk.store.open_cases import CONTENT, ROOMS, open_document
from komma_desk.usecases.office_recovery import (
    RecoveryUnreadable,
    is_the_last_one_made,
    recovery_in,
)

_EVERYTHING: Final = Scope(PersonId(UUID(int=0)), all_cases=True)


class CircleMaking:
    """The deeds of the port StoredCases that concern circles."""

    def __init__(self, sealed: SealedCases) -> None:
        self._sealed = sealed

    def restrict(
        self, case: CaseId, circle: Circle, members: Sequence[Person], keepers: Sequence[Person]
    ) -> bytes:
        found = self._sealed.document(case) or open_document(self._sealed.rows, case, _EVERYTHING)
        return self._seal(self._with_new_files(found), circle, members, keepers)

    def add_sealed(self, case: Case, keepers: Sequence[Person]) -> None:
        """A new case, sealed from its first byte."""
        assert case.circle is not None
        new = {each.name: () for each in fields(CaseDocument) if each.name != "case"}
        document = CaseDocument(case=case, **new)
        self._sealed.rows.add(locked_row(case))
        self._seal(document, case.circle, self._members(case.circle), keepers)

    def widen(self, case: CaseId, person: Person) -> None:
        found = self._sealed.found(case)
        if found is None:
            raise NoSuchCase
        self._let_in(found, person)

    def open_with_halves(self, case: CaseId, half_a: bytes, half_b: bytes, person: Person) -> None:
        sealed = self._sealed.row(case)
        if sealed is None:
            raise NoSuchCase
        try:
            key = self._sealed.opener.seals.whole(half_a, half_b, sealed.commitment)
        except SealRefusedError as wrong:
            raise HalvesDoNotFit from wrong
        found = self._sealed.found(case, key=key)
        assert found is not None
        self._let_in(found, person)

    def withdraw(self, person: PersonId) -> None:
        hers = sa.update(CaseGrantRow).where(CaseGrantRow.person == person)
        self._sealed.rows.change(hers.values(sealed=b""))

    def lift(self, case: CaseId) -> None:
        found = self._sealed.document(case)
        if found is None:
            return
        rows = self._sealed.rows
        for kind in (SealedCaseRow, CaseGrantRow, CaseShareRow, SealedFileRow):
            rows.change(sa.delete(kind).where(kind.case == case))
        narrow, *others = rows_of(replace(found.case, circle=None))
        rows.change(sa.update(CaseRow).where(CaseRow.id == case).values(_columns(narrow)))
        for each in others:
            rows.add(each)
        for part, room in ROOMS.items():
            for thing in getattr(found, part):
                rows.add(room.row_of(case, thing))

    def circle_people(self, case: CaseId) -> frozenset[PersonId] | None:
        if self._sealed.row(case) is None:
            return None
        people = {PersonId(each.person) for each in self._sealed.grants(case)}
        return frozenset(people - {ITS_ID})

    def restricted_to(self, person: PersonId) -> tuple[CaseId, ...]:
        wanted = (
            sa.select(CaseRow.id)
            .join(SealedCaseRow, SealedCaseRow.case == CaseRow.id)
            .join(CaseGrantRow, CaseGrantRow.case == CaseRow.id)
            .where(granted_to(person))
            .order_by(CaseRow.number_key, CaseRow.id)
        )
        return tuple(CaseId(each) for each in self._sealed.rows.values(wanted))

    def restricted_files(self, member: PersonId) -> Iterator[CaseFile]:
        for each in self._sealed.within_reach():
            if member in each.circle.members:
                yield each.file

    def out_of_reach(self, scope: Scope) -> int:
        if not scope.all_cases:
            return 0
        every = self._sealed.rows.value(sa.select(sa.func.count()).select_from(SealedCaseRow)) or 0
        return every and every - sum(1 for _each in self._sealed.within_reach())

    def shares(self, case: CaseId) -> CaseShares:
        sealed = self._sealed.row(case)
        if sealed is None:
            raise NoSuchCase
        kept = self._sealed.rows.all(sa.select(CaseShareRow).where(CaseShareRow.case == case))
        return CaseShares(
            a=sealed.half_a,
            b={PersonId(each.keeper): each.sealed for each in kept},
            generation=sealed.generation,
        )

    # -- one new key ----------------------------------------------------------------------------

    def _seal(
        self,
        found: CaseDocument,
        circle: Circle,
        members: Sequence[Person],
        keepers: Sequence[Person],
    ) -> bytes:
        if not circle.members <= {each.id for each in members}:
            raise ValueError("each member needs a key")
        rows, opener, case = self._sealed.rows, self._sealed.opener, found.case
        before = self._sealed.row(case.id)
        generation = self._next_generation(case.id)
        circle = replace(circle, generation=generation)
        document = replace(found, case=replace(case, circle=circle))
        key = opener.seals.new_key()
        shares = opener.seals.shares(key, _of_case(document.case, circle), keepers)
        revision = before.revision + 1 if before else 1
        new: dict[str, Any] = {
            "report": case.report.id,
            "generation": generation,
            "commitment": opener.seals.bound(key),
            "half_a": shares.a,
            "revision": revision,
            "document": opener.written(document, key, revision=revision),
        }
        if before:
            rows.change(sa.update(SealedCaseRow).where(SealedCaseRow.case == case.id).values(new))
            for kind in (CaseGrantRow, CaseShareRow, SealedFileRow):
                rows.change(sa.delete(kind).where(kind.case == case.id))
        else:
            # First this row: only of a sealed case the history may leave its table.
            self._sealed.put_first(SealedCaseRow(case=case.id, **new))
            self._take_out_of_open_rooms(document.case)
        for member in members:
            self._grant(case.id, generation, member, key)
        for keeper, half in shares.b.items():
            rows.add(CaseShareRow(case=case.id, keeper=keeper, sealed=half))
        for file in document.attachments:
            rows.add(SealedFileRow(stored_as=file.stored_as, case=case.id))
        commitment: bytes = new["commitment"]
        return commitment

    def _next_generation(self, case: CaseId) -> int:
        row, rows = KeyGenerationRow, self._sealed.rows
        last = rows.value(sa.select(row.last).where(row.case == case))
        if last is None:
            rows.add(KeyGenerationRow(case=case, last=1))
            return 1
        rows.change(sa.update(row).where(row.case == case).values(last=last + 1))
        return last + 1

    def _grant(self, case: CaseId, generation: int, person: Person, key: bytes) -> None:
        sealed = self._sealed.opener.seals.grant(key, case, generation, person)
        rows, row = self._sealed.rows, CaseGrantRow
        rows.change(sa.delete(row).where(row.case == case, row.person == person.id))
        rows.add(row(case=case, person=person.id, generation=generation, sealed=sealed))

    def _let_in(self, found: Found, person: Person) -> None:
        case = found.document.case
        self._grant(case.id, found.sealed.generation, person, found.key)
        circle = found.document.circle.widened(person.id)
        self._sealed.write(found, replace(found.document, case=replace(case, circle=circle)))

    # -- between the open rooms and the document ------------------------------------------------

    def _take_out_of_open_rooms(self, case: Case) -> None:
        rows = self._sealed.rows
        for kind in CONTENT:
            gone = rows.change(sa.delete(kind).where(kind.case == case.id))
            self._sealed.moved.is_emptied |= gone > 0
        blank = _columns(locked_row(case))
        rows.change(sa.update(CaseRow).where(CaseRow.id == case.id).values(blank))

    def _with_new_files(self, found: CaseDocument) -> CaseDocument:
        """Whoever had the keys of the files before has none to the new ones."""
        moved = tuple(map(self._sealed_anew, found.attachments))
        return replace(found, attachments=moved)

    def _sealed_anew(self, old: SealedAttachment) -> SealedAttachment:
        files, moved = self._sealed.opener.seals.files, self._sealed.moved
        attached = old.attachment
        new = files.seal(attached.id, attached.name, BytesIO(files.read(old)))
        moved.made.append(new.stored_as)
        moved.left.append(old.stored_as)
        # The same file with a new key: what is told of it goes along.
        return replace(new, attachment=attached)

    def _members(self, circle: Circle) -> tuple[Person, ...]:
        """The people of a new circle as the office has them, and the office's recovery."""
        office, seals = self._sealed.office, self._sealed.opener.seals
        people = [office.people.get(each) for each in sorted(circle.members)]
        try:
            kept = recovery_in(office.settings)
        except RecoveryUnreadable:
            kept = None  # no report waits for it; its own page says so
        memory = KeptMemory(self._sealed.rows)
        if kept and seals.is_confirmed(kept.keys) and is_the_last_one_made(kept.keys, memory):
            people.append(kept.keys)
        return tuple(people)


def _of_case(case: Case, circle: Circle) -> KeptHalf:
    return KeptHalf(
        case=case.id,
        number=case.number,
        generation=circle.generation,
        excluded=circle.excluded,
        half=b"",
    )


def _columns(row: CaseRow) -> dict[str, Any]:
    """Every column but the key, also those that are empty."""
    attributes = class_mapper(CaseRow).column_attrs
    return {each.key: getattr(row, each.key) for each in attributes if each.key != "id"}
