"""The rooms of `cases.db` in one transaction: cases, the facts for the figures, the outbox."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from komma_desk.domain.code_list import Code
from komma_desk.domain.figures.coded_case import CodedCase
from komma_desk.domain.figures.counting import FrozenMonth
from komma_desk.domain.figures.feedback import FeedbackFact, feedback_fact
from komma_desk.domain.figures.periods import Month
from komma_desk.domain.hearing_deeds import ANSWERS
from komma_desk.domain.home_time import local_day
from komma_desk.domain.identifiers import CaseId, EnvelopeId
from komma_desk.store.case_parts import EventRow
from komma_desk.store.case_readings import KeptReadings
from komma_desk.store.case_rows import CaseDetailRow, CaseRow
from komma_desk.store.cases import KeptCases
from komma_desk.store.circle_cases import SealedCases
from komma_desk.store.circle_document import CircleOpener
from komma_desk.store.memory import KeptMemory
from komma_desk.store.report_rows import ReportRow
from komma_desk.store.sorting import number_key
from komma_desk.store.tables import CasesRow, Rows
from komma_desk.usecases.ports.cases import Outgoing
from komma_desk.usecases.ports.office import Office

_AFFECTED: Final = "AFFECTED"  # of the code list `reporter_role`


class CountedRow(CasesRow):
    """The month a frozen cube counted a case in."""

    __tablename__ = "counted_cases"

    case: Mapped[UUID] = mapped_column(
        "case_id", sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True
    )
    month: Mapped[str]


class FrozenMonthRow(CasesRow):
    """`cells` as rounded, by main form; no case is left to be found in it."""

    __tablename__ = "frozen_months"

    month: Mapped[str] = mapped_column(primary_key=True)
    cells: Mapped[dict[str, int]] = mapped_column(sa.JSON)
    received: Mapped[int | None]
    release: Mapped[int] = mapped_column("release_number")


class OutgoingRow(CasesRow):
    __tablename__ = "outbox"

    entry: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(sa.Uuid, unique=True)
    audience: Mapped[str]
    data: Mapped[bytes]


class KeptFigures:
    def __init__(self, rows: Rows, sealed: SealedCases) -> None:
        self._rows, self._sealed = rows, sealed

    def facts(self, leaving_out: frozenset[str]) -> tuple[tuple[CaseId, CodedCase], ...]:
        wanted = (
            sa.select(
                CaseRow.id,
                CaseRow.number_key,
                CaseRow.received_on,
                CaseRow.main_form,
                ReportRow.direction,
                ReportRow.reporter_role,
                CaseDetailRow.reporter,
                CountedRow.month,
            )
            .join(ReportRow, ReportRow.case == CaseRow.id)
            .join(CaseDetailRow, CaseDetailRow.case == CaseRow.id)
            .outerjoin(CountedRow, CountedRow.case == CaseRow.id)
            .where(CaseRow.state.not_in(sorted(leaving_out)))
            .order_by(CaseRow.number_key, CaseRow.id)
        )
        lines = self._rows.lines(wanted)
        found = [(each.number_key, CaseId(each.id), _coded(each)) for each in lines]
        found += self._sealed_facts(leaving_out)
        found.sort(key=lambda each: each[:2])
        return tuple((case, coded) for _number, case, coded in found)

    def _sealed_facts(self, leaving_out: frozenset[str]) -> list[tuple[str, CaseId, CodedCase]]:
        """Of the restricted cases that whoever asks can open."""
        hers = [each.case for each in self._sealed.within_reach()]
        counted = {}
        if hers:
            lines = self._rows.lines(sa.select(CountedRow.case, CountedRow.month))
            counted = {line.case_id: line.month for line in lines}
        return [
            (
                number_key(case.number),
                case.id,
                _coded_of(
                    received_on=local_day(case.received_at),
                    main_form=case.main_form,
                    direction=case.report.direction,
                    reporter_role=case.report.reporter_role,
                    reporter=case.reporter,
                    month=counted.get(case.id),
                ),
            )
            for case in hers
            if case.state not in leaving_out
        ]

    def feedback(self, leaving_out: frozenset[str]) -> tuple[FeedbackFact, ...]:
        answer = sa.and_(EventRow.case == CaseRow.id, EventRow.action.in_(sorted(ANSWERS)))
        first = sa.func.min(EventRow.at, type_=EventRow.__table__.c.at.type)
        wanted = (
            sa.select(CaseRow.received_on, first.label("first_at"))
            .join(CaseDetailRow, CaseDetailRow.case == CaseRow.id)
            .outerjoin(EventRow, answer)
            .where(CaseDetailRow.source == "", CaseRow.state.not_in(sorted(leaving_out)))
            .group_by(CaseRow.id)
        )
        openly = (
            FeedbackFact(
                received_on=line.received_on,
                first_on=None if line.first_at is None else local_day(line.first_at),
            )
            for line in self._rows.lines(wanted)
        )
        sealed = (
            feedback_fact(local_day(each.case.received_at), each.history)
            for each in self._sealed.within_reach()
            if not each.case.source and each.case.state not in leaving_out
        )
        return (*openly, *sealed)

    def mark_counted(self, counted: Iterable[tuple[CaseId, Month]]) -> None:
        for case, month in counted:
            self._rows.change(sa.delete(CountedRow).where(CountedRow.case == case))
            self._rows.add(CountedRow(case=case, month=str(month)))

    def frozen(self) -> tuple[FrozenMonth, ...]:
        """In the order of time."""
        wanted = sa.select(FrozenMonthRow).order_by(FrozenMonthRow.month)
        return tuple(
            FrozenMonth(
                month=Month.parse(row.month),
                cells=MappingProxyType(dict(row.cells)),
                received=row.received,
            )
            for row in self._rows.all(wanted)
        )

    def last_release(self) -> int:
        return self._rows.value(sa.select(sa.func.max(FrozenMonthRow.release))) or 0

    def freeze(self, months: Iterable[FrozenMonth], release: int) -> None:
        """A month is frozen once; a second freezing is refused by the table."""
        for each in months:
            self._rows.add(
                FrozenMonthRow(
                    month=str(each.month),
                    cells=dict(each.cells),
                    received=each.received,
                    release=release,
                )
            )


def _coded(found: sa.Row[*tuple[Any, ...]]) -> CodedCase:
    return _coded_of(
        received_on=found.received_on,
        main_form=found.main_form,
        direction=found.direction,
        reporter_role=found.reporter_role,
        reporter=found.reporter,
        month=found.month,
    )


def _coded_of(
    *,
    received_on: date,
    main_form: str,
    direction: str,
    reporter_role: str,
    reporter: UUID | None,
    month: str | None,
) -> CodedCase:
    affected = reporter if reporter_role == _AFFECTED else None
    return CodedCase(
        received_in=Month.of(received_on),
        main_form=Code(main_form),
        direction=Code(direction),
        person=None if affected is None else str(affected),
        counted_in=None if month is None else Month.parse(month),
    )


class KeptOutbox:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def put(self, outgoing: Outgoing) -> None:
        self._rows.add_once(
            OutgoingRow(id=outgoing.id, audience=outgoing.audience, data=outgoing.data)
        )

    def all(self) -> tuple[Outgoing, ...]:
        return tuple(
            Outgoing(id=EnvelopeId(row.id), audience=row.audience, data=row.data)
            for row in self._rows.all(sa.select(OutgoingRow).order_by(OutgoingRow.entry))
        )

    def remove(self, envelope: EnvelopeId) -> None:
        self._rows.change(sa.delete(OutgoingRow).where(OutgoingRow.id == envelope))


class KeptCaseRoom:
    """Without `circles` (a file looked through by itself) nothing sealed to a circle opens."""

    def __init__(
        self, rows: Rows, office: Office | None = None, circles: CircleOpener | None = None
    ) -> None:
        self.sealed: Final = SealedCases(rows, office, circles or CircleOpener(None))
        self.cases: Final = KeptCases(rows, self.sealed)
        self.figures: Final = KeptFigures(rows, self.sealed)
        self.outbox: Final = KeptOutbox(rows)
        self.readings: Final = KeptReadings(rows, self.sealed)
        self.memory: Final = KeptMemory(rows)
