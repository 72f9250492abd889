"""Looks through the restricted cases: those whoever asks can open are opened, others are named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from komma_desk.domain.circle import OUT_OF_CIRCLE, InACircle, SealedCaseDamaged
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.recovery_half import ITS_ID
from komma_desk.store.case_rows import CaseRow
from komma_desk.store.circle_cases import SealedCases
from komma_desk.store.circle_document import CaseDocument
from komma_desk.store.circle_rows import KeyGenerationRow, SealedCaseRow, SealedFileRow
from komma_desk.store.circle_seals import CircleFlaw, SealRefusedError
from komma_desk.store.memory import MemoryRow
from komma_desk.store.open_cases import CONTENT
from komma_desk.words import N_, _

_SAID = {
    CircleFlaw.GRANT_BROKEN: N_("Case {number}: the key given to you does not open it."),
    CircleFlaw.OTHER_KEY: N_("Case {number}: the key given to you is not the key of this case."),
    CircleFlaw.DOCUMENT_BROKEN: N_(
        "Case {number}: its sealed content is not the one saved last, or is that of another case."
    ),
    CircleFlaw.FOREIGN_AUTHOR: N_(
        "Case {number}: nobody of the clearing office wrote its sealed content."
    ),
    CircleFlaw.UNREADABLE: N_("Case {number}: its sealed content is not as KommA Desk writes it."),
    CircleFlaw.CONTRADICTED: N_(
        "Case {number}: what the list says of it contradicts its sealed content."
    ),
    CircleFlaw.GRANT_OF_NOBODY: N_(
        "Case {number}: a key to it was given to somebody this store does not know."
    ),
    CircleFlaw.GRANT_BESIDE_CIRCLE: N_(
        "Case {number}: a key to it was given to somebody who is not in its circle."
    ),
    CircleFlaw.GRANT_MISSING: N_(
        "Case {number}: somebody in its circle has no key to it any more."
    ),
    CircleFlaw.OLDER_KEY: N_("Case {number}: an older key of it was put back."),
    CircleFlaw.OPEN_BESIDE: N_("Case {number}: some of its content lies there unsealed."),
    CircleFlaw.GONE: N_("Case {number}: its sealed content is gone."),
}


@dataclass(frozen=True, slots=True)
class CircleFinding:
    flaw: CircleFlaw
    number: str

    def spoken(self) -> str:
        return _(_SAID[self.flaw]).format(number=self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleReport:
    """`opened` could be looked into; `closed` are the numbers of those open only to others."""

    opened: int
    closed: tuple[str, ...]
    findings: tuple[CircleFinding, ...]


def look_through(sealed: SealedCases) -> CircleReport:
    """Never raises on what it finds; every flaw of every case is named."""
    known = frozenset({ITS_ID, *(each.id for each in sealed.office.people.all())})
    findings = [CircleFinding(CircleFlaw.GONE, number) for number in _gone(sealed)]
    opened, closed = 0, []
    wanted = sa.select(CaseRow, SealedCaseRow).join(SealedCaseRow, SealedCaseRow.case == CaseRow.id)
    for row, kept in sealed.rows.lines(wanted.order_by(CaseRow.number_key, CaseRow.id)):
        flaws = set(_outside(sealed, row, kept, known))
        try:
            document = sealed.document(CaseId(row.id))
            assert document is not None
            flaws |= set(_inside(sealed, document))
            opened += 1
        except InACircle:
            closed.append(row.number)
        except SealedCaseDamaged as damaged:
            flaws.add(_flaw_of(damaged))
        findings += [CircleFinding(flaw, row.number) for flaw in CircleFlaw if flaw in flaws]
    return CircleReport(opened=opened, closed=tuple(closed), findings=tuple(findings))


def _flaw_of(damaged: SealedCaseDamaged) -> CircleFlaw:
    refused = damaged.__cause__
    return refused.flaw if isinstance(refused, SealRefusedError) else CircleFlaw.UNREADABLE


def _gone(sealed: SealedCases) -> Iterator[str]:
    """Closed in the list, with nothing behind it."""
    there = sa.exists().where(SealedCaseRow.case == CaseRow.id)
    yield from sealed.rows.values(sa.select(CaseRow.number).where(CaseRow.main_form == "", ~there))


def _outside(
    sealed: SealedCases, row: CaseRow, kept: SealedCaseRow, known: frozenset[UUID]
) -> Iterator[CircleFlaw]:
    """What everybody of clearing can see."""
    case, rows = CaseId(row.id), sealed.rows
    grants = sealed.grants(case)
    if any(each.person not in known for each in grants):
        yield CircleFlaw.GRANT_OF_NOBODY
    generation = KeyGenerationRow
    last = rows.value(sa.select(generation.last).where(generation.case == case))
    if {kept.generation} != {last, *(each.generation for each in grants)}:
        yield CircleFlaw.OLDER_KEY
    withdrawn = {str(each.person) for each in grants if not each.sealed}
    if not withdrawn <= _put_out(sealed, kept):
        yield CircleFlaw.GRANT_MISSING
    told = (row.main_form, row.place, row.urgency, row.responsible)
    beside = sa.select(sa.or_(*(sa.exists().where(kind.case == case) for kind in CONTENT)))
    if any(told) or row.acute_danger or rows.value(beside):
        yield CircleFlaw.OPEN_BESIDE


def _put_out(sealed: SealedCases, kept: SealedCaseRow) -> set[str]:
    """Whose grants were withdrawn by clearing itself, as its memory says of this key."""
    wanted = sa.select(MemoryRow.value).where(MemoryRow.name == OUT_OF_CIRCLE + kept.case.hex)
    said = (sealed.rows.value(wanted) or "").split()
    return set(said[1:]) if said[:1] == [str(kept.generation)] else set()


def _inside(sealed: SealedCases, document: CaseDocument) -> Iterator[CircleFlaw]:
    """What only a member can compare."""
    case = document.case.id
    granted = {each.person for each in sealed.grants(case)} - {ITS_ID}
    members: frozenset[UUID] = document.circle.members - {ITS_ID}
    if granted - members:
        yield CircleFlaw.GRANT_BESIDE_CIRCLE
    if members - granted:
        yield CircleFlaw.GRANT_MISSING
    files = sealed.rows.values(sa.select(SealedFileRow.stored_as).where(SealedFileRow.case == case))
    if set(files) != {each.stored_as for each in document.attachments}:
        yield CircleFlaw.CONTRADICTED
