"""What hangs on a case and only grows: its history, notes, messages and consents."""

from __future__ import annotations

from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import Consent, ConsentManner, ConsentState
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.identifiers import CaseId, MessageId, NoteId, PersonId
from komma_desk.domain.message import Direction, Message
from komma_desk.domain.note import Note
from komma_desk.domain.wish import WishChange
from komma_desk.store.tables import CasesRow


class OfCase:
    """`entry` is the order in which things came to a case."""

    entry: Mapped[int] = mapped_column(primary_key=True)

    @declared_attr
    def case(self) -> Mapped[UUID]:
        return mapped_column("case_id", sa.ForeignKey("cases.id", ondelete="CASCADE"), index=True)


class EventRow(OfCase, CasesRow):
    __tablename__ = "case_events"
    # Of a line of the list the one index says alone what happened; the other finds who waits.
    __table_args__ = (sa.Index(None, "case_id", "action"), sa.Index(None, "action", "case_id"))

    case: Mapped[UUID] = mapped_column("case_id", sa.ForeignKey("cases.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    by: Mapped[UUID | None] = mapped_column("by_id", sa.Uuid)
    action: Mapped[str]
    left: Mapped[list[str]] = mapped_column("left_states")
    entered: Mapped[list[str]] = mapped_column("entered_states")
    facts: Mapped[dict[str, str]]


class NoteRow(OfCase, CasesRow):
    __tablename__ = "notes"

    id: Mapped[UUID] = mapped_column(sa.Uuid, unique=True)
    text: Mapped[str]
    written_at: Mapped[datetime]
    written_by: Mapped[UUID] = mapped_column("written_by_id", sa.Uuid)


class MessageRow(OfCase, CasesRow):
    __tablename__ = "messages"

    id: Mapped[UUID] = mapped_column(sa.Uuid, unique=True)
    direction: Mapped[str]
    text: Mapped[str]
    said_at: Mapped[datetime]
    said_by: Mapped[UUID | None] = mapped_column("said_by_id", sa.Uuid)


class ConsentRow(OfCase, CasesRow):
    __tablename__ = "consents"

    item: Mapped[str]
    state: Mapped[str]
    manner: Mapped[str]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID | None] = mapped_column("recorded_by_id", sa.Uuid)
    recipient: Mapped[str]
    valid_until: Mapped[date | None]
    text_version: Mapped[str]
    # Empty where everything may be told: that is what every row from before it says.
    scope: Mapped[str | None]


class WishChangeRow(OfCase, CasesRow):
    """What somebody wished later than in her report; the newest row holds."""

    __tablename__ = "wish_changes"

    wishes: Mapped[list[str]]
    said_at: Mapped[datetime]
    said_by: Mapped[UUID | None] = mapped_column("said_by_id", sa.Uuid)


def event_row(case: CaseId, event: CaseEvent) -> EventRow:
    return EventRow(
        case=case,
        at=event.at,
        by=event.by,
        action=event.action,
        left=list(event.left),
        entered=list(event.entered),
        facts=dict(event.facts),
    )


def event_of(row: EventRow) -> CaseEvent:
    return CaseEvent(
        at=row.at,
        by=person_of(row.by),
        action=row.action,
        left=tuple(row.left),
        entered=tuple(row.entered),
        facts=MappingProxyType(dict(row.facts)),
    )


def note_row(case: CaseId, note: Note) -> NoteRow:
    return NoteRow(
        case=case,
        id=note.id,
        text=note.text,
        written_at=note.written_at,
        written_by=note.written_by,
    )


def note_of(row: NoteRow) -> Note:
    return Note(
        id=NoteId(row.id),
        text=row.text,
        written_at=row.written_at,
        written_by=PersonId(row.written_by),
    )


def message_row(case: CaseId, message: Message) -> MessageRow:
    return MessageRow(
        case=case,
        id=message.id,
        direction=message.direction,
        text=message.text,
        said_at=message.said_at,
        said_by=message.said_by,
    )


def message_of(row: MessageRow) -> Message:
    return Message(
        id=MessageId(row.id),
        direction=Direction(row.direction),
        text=row.text,
        said_at=row.said_at,
        said_by=person_of(row.said_by),
    )


def consent_row(case: CaseId, consent: Consent) -> ConsentRow:
    return ConsentRow(
        case=case,
        item=consent.item,
        state=consent.state,
        manner=consent.manner,
        recorded_at=consent.recorded_at,
        recorded_by=consent.recorded_by,
        recipient=consent.recipient,
        valid_until=consent.valid_until,
        text_version=consent.text_version,
        scope=None if consent.scope is ConsentScope.ALL else consent.scope,
    )


def consent_of(row: ConsentRow) -> Consent:
    return Consent(
        item=Code(row.item),
        state=ConsentState(row.state),
        manner=ConsentManner(row.manner),
        recorded_at=row.recorded_at,
        recorded_by=person_of(row.recorded_by),
        recipient=row.recipient,
        valid_until=row.valid_until,
        text_version=row.text_version,
        scope=ConsentScope(row.scope or ConsentScope.ALL),
    )


def wish_change_row(case: CaseId, change: WishChange) -> WishChangeRow:
    return WishChangeRow(
        case=case, wishes=sorted(change.wishes), said_at=change.said_at, said_by=change.said_by
    )


def wish_change_of(row: WishChangeRow) -> WishChange:
    return WishChange(
        wishes=frozenset(map(Code, row.wishes)), said_at=row.said_at, said_by=person_of(row.said_by)
    )


def person_of(found: UUID | None) -> PersonId | None:
    return None if found is None else PersonId(found)
