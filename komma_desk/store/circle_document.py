"""The whole of a restricted case in one sealed document, and how it is opened and written anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Final
from uuid import UUID

from komma_desk.domain.approval import Approval
from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.case import Case, CaseEvent, CaseFile
from komma_desk.domain.circle import Circle
from komma_desk.domain.clock import Clock
from komma_desk.domain.consent import Consent
from komma_desk.domain.extract import Extract
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.message import Message
from komma_desk.domain.note import Note
from komma_desk.domain.person import Involved
from komma_desk.domain.referral import Referral
from komma_desk.domain.wish import WishChange
from komma_desk.store import circle_codec
from komma_desk.store.case_rows import CaseRow
from komma_desk.store.circle_rows import CaseGrantRow, SealedCaseRow
from komma_desk.store.circle_seals import CircleFlaw, CircleSeals, SealRefusedError
from komma_desk.usecases.ports.office import Office

_MOST: Final = 2000  # documents remembered; then all are forgotten and opened anew


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDocument:
    """What `CaseFile` holds, and the keys of the attachments."""

    case: Case
    history: tuple[CaseEvent, ...]
    involved: tuple[Involved, ...]
    consents: tuple[Consent, ...]
    notes: tuple[Note, ...]
    messages: tuple[Message, ...]
    referrals: tuple[Referral, ...]
    attachments: tuple[SealedAttachment, ...]
    extracts: tuple[Extract, ...] = ()
    approvals: tuple[Approval, ...] = ()
    clocks: tuple[Clock, ...] = ()
    wish_changes: tuple[WishChange, ...] = ()

    @property
    def circle(self) -> Circle:
        assert self.case.circle is not None
        return self.case.circle

    @property
    def file(self) -> CaseFile:
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        plain = tuple(each.attachment for each in self.attachments)
        return CaseFile(**(told | {"attachments": plain}))


class CircleOpener:
    """Opens with the keys of whoever asks; keys and documents are remembered for her session.

    Without seals (a file is looked through by itself) nothing opens.
    """

    def __init__(self, seals: CircleSeals | None) -> None:
        self._seals = seals
        self._keys: dict[tuple[UUID, int, bytes], bytes] = {}
        self._documents: dict[tuple[UUID, bytes], CaseDocument] = {}

    @property
    def is_able(self) -> bool:
        return self._seals is not None

    @property
    def seals(self) -> CircleSeals:
        assert self._seals is not None, "whoever has no keys is asked nothing that needs one"
        return self._seals

    def key(self, sealed: SealedCaseRow, grant: CaseGrantRow) -> bytes:
        """Raises SealRefusedError."""
        case = CaseId(sealed.case)
        place = (case, sealed.generation, grant.sealed + sealed.commitment)
        key = self._keys.get(place)
        if key is None:
            key = self.seals.open_grant(case, sealed.generation, grant.sealed, sealed.commitment)
            self._keys[place] = key
        return key

    def document(
        self, row: CaseRow, sealed: SealedCaseRow, key: bytes, office: Office
    ) -> CaseDocument:
        """Raises SealRefusedError; `row` is what stands openly about the same case."""
        place = _place(sealed)
        # Asked once: another thread may forget everything at any moment.
        document = self._documents.get(place)
        if document is None:
            body = self.seals.open_document(
                key,
                CaseId(sealed.case),
                sealed.generation,
                sealed.revision,
                sealed.document,
                office=office,
            )
            try:
                document = circle_codec.read(CaseDocument, body)
            except ValueError as wrong:
                raise SealRefusedError(CircleFlaw.UNREADABLE) from wrong
            self._remember(place, document)
        if any(_contradictions(document, row, sealed)):
            raise SealRefusedError(CircleFlaw.CONTRADICTED)
        return document

    def written(self, document: CaseDocument, key: bytes, *, revision: int) -> bytes:
        case, generation = document.case.id, document.circle.generation
        body = circle_codec.written(document)
        sealed = self.seals.seal_document(key, case, generation, revision, body)
        self._remember((case, _digest(sealed, generation, revision)), document)
        return sealed

    def _remember(self, place: tuple[UUID, bytes], document: CaseDocument) -> None:
        if len(self._documents) >= _MOST:
            self._documents.clear()
        self._documents[place] = document


def _place(sealed: SealedCaseRow) -> tuple[UUID, bytes]:
    return sealed.case, _digest(sealed.document, sealed.generation, sealed.revision)


def _digest(document: bytes, generation: int, revision: int) -> bytes:
    """By all of its bytes: of a change that was rolled back nothing may be believed."""
    return sha256(b"%d:%d:" % (generation, revision) + document).digest()


def _contradictions(document: CaseDocument, row: CaseRow, sealed: SealedCaseRow) -> Iterator[bool]:
    case, circle = document.case, document.case.circle
    yield (case.id, case.number, case.state) != (row.id, row.number, row.state)
    yield case.ended == row.is_open
    yield circle is None or circle.generation != sealed.generation
    yield case.report.id != sealed.report
