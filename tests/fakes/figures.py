"""The coded facts, the frozen months and the outbox of `cases.db`, in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from komma_desk.domain.case import Case
from komma_desk.domain.case_reading import CaseRead
from komma_desk.domain.figures.coded_case import CodedCase
from komma_desk.domain.figures.counting import FrozenMonth
from komma_desk.domain.figures.feedback import FeedbackFact, feedback_fact
from komma_desk.domain.figures.periods import Month
from komma_desk.domain.home_time import local_day
from komma_desk.domain.identifiers import CaseId, EnvelopeId
from komma_desk.store.sorting import number_key
from komma_desk.store.troubles import StoreTrouble
from komma_desk.usecases.ports.cases import Outgoing
from tests.fakes.cases import CasesContent, FakeCases


class FakeFigures:
    def __init__(self, content: CasesContent) -> None:
        self._content = content

    def facts(self, leaving_out: frozenset[str]) -> tuple[tuple[CaseId, CodedCase], ...]:
        wanted = [case for case in self._content.cases.values() if case.state not in leaving_out]
        cases = sorted(wanted, key=lambda case: number_key(case.number))
        return tuple((case.id, self._coded(case)) for case in cases)

    def feedback(self, leaving_out: frozenset[str]) -> tuple[FeedbackFact, ...]:
        return tuple(
            feedback_fact(
                local_day(case.received_at),
                [event for owner, event in self._content.events if owner == case.id],
            )
            for case in self._content.cases.values()
            if not case.source and case.state not in leaving_out
        )

    def mark_counted(self, counted: Iterable[tuple[CaseId, Month]]) -> None:
        self._content.counted.update(counted)

    def frozen(self) -> tuple[FrozenMonth, ...]:
        return tuple(self._content.frozen[month] for month in sorted(self._content.frozen))

    def last_release(self) -> int:
        return self._content.last_release

    def freeze(self, months: Iterable[FrozenMonth], release: int) -> None:
        self._content.last_release = max(self._content.last_release, release)
        for each in months:
            if each.month in self._content.frozen:
                raise StoreTrouble
            self._content.frozen[each.month] = each

    def _coded(self, case: Case) -> CodedCase:
        affected = case.reporter if case.report.reporter_role == "AFFECTED" else None
        return CodedCase(
            received_in=Month.of(local_day(case.received_at)),
            main_form=case.main_form,
            direction=case.report.direction,
            person=None if affected is None else str(affected),
            counted_in=self._content.counted.get(case.id),
        )


class FakeOutbox:
    def __init__(self, content: CasesContent) -> None:
        self._outbox = content.outbox

    def put(self, outgoing: Outgoing) -> None:
        self._outbox.setdefault(outgoing.id, outgoing)

    def all(self) -> tuple[Outgoing, ...]:
        return tuple(self._outbox.values())

    def remove(self, envelope: EnvelopeId) -> None:
        self._outbox.pop(envelope, None)


class FakeReadings:
    def __init__(self, content: CasesContent) -> None:
        self._reads, self._cases = content.reads, content.cases
        self._attachments = content.attachments

    def about(
        self, ids: Collection[UUID], *, after: datetime | None = None
    ) -> tuple[CaseRead, ...]:
        return tuple(each for each in self._reads if each.about in ids)

    def since(self, at: datetime) -> tuple[CaseRead, ...]:
        return tuple(each for each in self._reads if each.at >= at)

    def numbers(self) -> Mapping[UUID, str]:
        numbers: dict[UUID, str] = {each.id: each.number for each in self._cases.values()}
        return numbers | {each.attachment.id: numbers[case] for case, each in self._attachments}


class FakeMemory:
    def __init__(self, content: CasesContent) -> None:
        self._memory = content.memory

    def get(self, name: str) -> str:
        return self._memory.get(name, "")

    def put(self, name: str, value: str) -> None:
        self._memory[name] = value

    def all(self, beginning: str) -> Mapping[str, str]:
        return {name: value for name, value in self._memory.items() if name.startswith(beginning)}


class FakeCaseRoom:
    def __init__(self, content: CasesContent) -> None:
        self.cases = FakeCases(content)
        self.figures = FakeFigures(content)
        self.outbox = FakeOutbox(content)
        self.readings = FakeReadings(content)
        self.memory = FakeMemory(content)
