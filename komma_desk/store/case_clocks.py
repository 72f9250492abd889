"""What hangs on a case of statutory deadlines; a correction writes the whole row anew."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.clock import Clock, Entitled, SettledHow
from komma_desk.domain.identifiers import CaseId, ClockId, InvolvedId
from komma_desk.store.case_parts import OfCase
from komma_desk.store.tables import CasesRow


class ClockRow(OfCase, CasesRow):
    """`settled_how` is empty as long as it runs."""

    __tablename__ = "clocks"

    id: Mapped[UUID] = mapped_column(sa.Uuid, unique=True)
    rule: Mapped[str]
    entitled: Mapped[str]
    person: Mapped[UUID | None] = mapped_column("involved_id", sa.Uuid)
    offender: Mapped[str]
    offender_unknown: Mapped[bool]
    anchored_on: Mapped[date | None]
    anchored_at: Mapped[datetime | None]
    source: Mapped[str]
    paused_on: Mapped[date | None]
    resumed_on: Mapped[date | None]
    earlier: Mapped[date | None] = mapped_column("earlier_on")
    number: Mapped[int | None]
    settled_on: Mapped[date | None]
    settled_how: Mapped[str]
    settled_text: Mapped[str]
    revision: Mapped[int]


def clock_row(case: CaseId, clock: Clock) -> ClockRow:
    return ClockRow(
        case=case,
        id=clock.id,
        rule=clock.rule,
        entitled=clock.entitled,
        person=clock.person,
        offender=clock.offender,
        offender_unknown=clock.offender_unknown,
        anchored_on=clock.anchored_on,
        anchored_at=clock.anchored_at,
        source=clock.source,
        paused_on=clock.paused_on,
        resumed_on=clock.resumed_on,
        earlier=clock.earlier,
        number=clock.number,
        settled_on=clock.settled_on,
        settled_how=clock.settled_how or "",
        settled_text=clock.settled_text,
        revision=clock.revision,
    )


def clock_of(row: ClockRow) -> Clock:
    return Clock(
        id=ClockId(row.id),
        rule=row.rule,
        entitled=Entitled(row.entitled),
        person=None if row.person is None else InvolvedId(row.person),
        offender=row.offender,
        offender_unknown=row.offender_unknown,
        anchored_on=row.anchored_on,
        anchored_at=row.anchored_at,
        source=row.source,
        paused_on=row.paused_on,
        resumed_on=row.resumed_on,
        earlier=row.earlier,
        number=row.number,
        settled_on=row.settled_on,
        settled_how=SettledHow(row.settled_how) if row.settled_how else None,
        settled_text=row.settled_text,
        revision=row.revision,
    )
