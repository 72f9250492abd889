"""Restricted cases as rows: found, opened for their members, changed whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final

import sqlalchemy as sa

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.case import Case
from komma_desk.domain.circle import InACircle, SealedCaseDamaged
from komma_desk.domain.identifiers import AttachmentId, CaseId, PersonId
from komma_desk.domain.scope import Scope
from komma_desk.domain.stored import ChangedMeanwhile, NoSuchCase
from komma_desk.store.case_rows import CaseRow
from komma_desk.store.circle_document import CaseDocument, CircleOpener
from komma_desk.store.circle_rows import CaseGrantRow, SealedCaseRow, SealedFileRow
from komma_desk.store.circle_seals import SealRefusedError
from komma_desk.store.tables import Rows
from komma_desk.store.troubles import StoreTrouble
from komma_desk.usecases.ports.office import Office


@dataclass(slots=True)
class Moved:
    """Attachments sealed anew in this unit of work: which ones it made, which ones it leaves.

    `is_emptied`: content left the open rows, and old pages of them may lie in the journal.
    """

    made: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    is_emptied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A sealed case that was opened, and with what."""

    sealed: SealedCaseRow
    key: bytes = field(repr=False)
    document: CaseDocument = field(repr=False)


def granted_to(person: PersonId) -> sa.ColumnElement[bool]:
    """A grant that was withdrawn is empty: it only says whom to ask."""
    return sa.and_(CaseGrantRow.person == person, CaseGrantRow.sealed != b"")


_ONE_OF_HERS: Final = (
    sa.select(sa.literal(1))
    .where(CaseGrantRow.person == sa.bindparam("person", type_=sa.Uuid()))
    .where(CaseGrantRow.sealed != b"")
    .limit(1)
)


class SealedCases:
    """What one unit of work sees of them; `office` says who may have written."""

    def __init__(self, rows: Rows, office: Office | None, opener: CircleOpener) -> None:
        self.rows: Final = rows
        self.opener: Final = opener
        self.moved: Final = Moved()
        self._office = office
        # Asked with every row that is written; within one unit of work the answer stays.
        self._known_open: Final[set[CaseId]] = set()

    @property
    def office(self) -> Office:
        assert self._office is not None, "only whoever has keys gets as far as this"
        return self._office

    # -- finding and opening --------------------------------------------------------------------

    def row(self, case: CaseId) -> SealedCaseRow | None:
        if case in self._known_open:
            return None
        found = self.rows.one(sa.select(SealedCaseRow).where(SealedCaseRow.case == case))
        if found is None:
            self.remember_open(case)
        return found

    def remember_open(self, case: CaseId) -> None:
        self._known_open.add(case)

    def put_first(self, row: SealedCaseRow) -> None:
        """A case that was open until now."""
        self._known_open.discard(CaseId(row.case))
        self.rows.add(row)

    def grants(self, case: CaseId) -> tuple[CaseGrantRow, ...]:
        wanted = sa.select(CaseGrantRow).where(CaseGrantRow.case == case)
        return tuple(self.rows.all(wanted.order_by(CaseGrantRow.person)))

    def document(self, case: CaseId, scope: Scope | None = None) -> CaseDocument | None:
        """None for a case that is open; raises InACircle, SealedCaseDamaged or NoSuchCase."""
        found = self.found(case, scope)
        return None if found is None else found.document

    def found(
        self, case: CaseId, scope: Scope | None = None, *, key: bytes | None = None
    ) -> Found | None:
        """The same with what opened it: the grant of whoever asks, or a `key` in her hand."""
        sealed = self.row(case)
        if sealed is None:
            return None
        row = self.rows.one(sa.select(CaseRow).where(CaseRow.id == case))
        assert row is not None, "a sealed case goes with its case"
        grant = None if key else self._own_grant(case)
        if not key and not grant:
            if scope is not None and not scope.all_cases:
                raise NoSuchCase
            raise InACircle(number=row.number)
        try:
            return self._opened(row, sealed, grant, key)
        except SealRefusedError as broken:
            raise SealedCaseDamaged(number=row.number) from broken

    def within_reach(self) -> Iterator[CaseDocument]:
        """All that whoever asks can open, by number; a damaged one hides none of the others."""
        if not self.opener.is_able or not self._holds_any():
            return
        wanted = (
            sa.select(CaseRow, SealedCaseRow, CaseGrantRow)
            .join(SealedCaseRow, SealedCaseRow.case == CaseRow.id)
            .join(CaseGrantRow, CaseGrantRow.case == CaseRow.id)
            .where(granted_to(self.opener.seals.person))
            .order_by(CaseRow.number_key, CaseRow.id)
        )
        for row, sealed, grant in self.rows.lines(wanted):
            with suppress(SealRefusedError):
                yield self._opened(row, sealed, grant, None).document

    def _holds_any(self) -> bool:
        """Asked before every list: mostly there are none, and this is the quickest way to know."""
        return self.rows.value(_ONE_OF_HERS, person=self.opener.seals.person) is not None

    def attachment(self, attachment: AttachmentId) -> SealedAttachment | None:
        everything = (each for found in self.within_reach() for each in found.attachments)
        return next((each for each in everything if each.attachment.id == attachment), None)

    def _own_grant(self, case: CaseId) -> CaseGrantRow | None:
        if not self.opener.is_able:
            return None
        hers = granted_to(self.opener.seals.person)
        return self.rows.one(sa.select(CaseGrantRow).where(CaseGrantRow.case == case, hers))

    def _opened(
        self, row: CaseRow, sealed: SealedCaseRow, grant: CaseGrantRow | None, key: bytes | None
    ) -> Found:
        """Raises SealRefusedError."""
        if grant is not None:
            key = self.opener.key(sealed, grant)
        assert key is not None
        document = self.opener.document(row, sealed, key, self.office)
        return Found(sealed=sealed, key=key, document=document)

    # -- changing -------------------------------------------------------------------------------

    def saves(self, case: Case) -> bool:
        """Whether the case was a sealed one; raises ChangedMeanwhile for another revision."""
        found = self.found(case.id)
        if found is None:
            return False
        kept = found.document
        if (kept.case.revision, kept.case.circle) != (case.revision, case.circle):
            raise ChangedMeanwhile
        self.write(found, replace(kept, case=replace(case, revision=case.revision + 1)))
        return True

    def grows(self, case: CaseId, part: str, thing: Any) -> bool:
        """The same, for something that is added."""
        found = self.found(case)
        if found is None:
            return False
        if isinstance(thing, SealedAttachment):
            self.rows.add(SealedFileRow(stored_as=thing.stored_as, case=case))
        self._put(found, part, (*getattr(found.document, part), thing))
        return True

    def changes(self, case: CaseId, part: str, thing: Any) -> bool:
        """The same, for something known by its id; raises ChangedMeanwhile if it is not there."""
        found = self.found(case)
        if found is None:
            return False
        things = list(getattr(found.document, part))
        place = next((at for at, each in enumerate(things) if each.id == thing.id), None)
        if place is None:
            raise ChangedMeanwhile
        if hasattr(thing, "revision"):
            if things[place].revision != thing.revision:
                raise ChangedMeanwhile
            thing = replace(thing, revision=thing.revision + 1)
        things[place] = thing
        self._put(found, part, tuple(things))
        return True

    def loses(self, case: CaseId, part: str, thing_id: object) -> bool:
        found = self.found(case)
        if found is None:
            return False
        things = getattr(found.document, part)
        left = tuple(each for each in things if each.id != thing_id)
        if left != things:
            self._put(found, part, left)
        return True

    def _put(self, found: Found, part: str, things: tuple[Any, ...]) -> None:
        changed: dict[str, Any] = {part: things}
        self.write(found, replace(found.document, **changed))

    def write(self, found: Found, document: CaseDocument) -> None:
        """The newest document of this case, under the key it has; its history only grows."""
        before = found.document.history
        if document.history[: len(before)] != before:
            raise StoreTrouble  # as the table of open histories refuses it
        case, revision = document.case, found.sealed.revision + 1
        data = self.opener.written(document, found.key, revision=revision)
        same = (SealedCaseRow.case == case.id, SealedCaseRow.revision == found.sealed.revision)
        new = sa.update(SealedCaseRow).where(*same).values(revision=revision, document=data)
        if self.rows.change(new) != 1:
            raise ChangedMeanwhile
        # What everybody of clearing sees: its state, and that it changed.
        openly = {"state": case.state, "is_open": not case.ended, "revision": case.revision}
        self.rows.change(sa.update(CaseRow).where(CaseRow.id == case.id).values(openly))
