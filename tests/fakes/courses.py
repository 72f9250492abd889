"""Where the cases in memory came through, as the store tells it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from contextlib import suppress

from komma_desk.domain.case import Case, CaseFile
from komma_desk.domain.circle import InACircle
from komma_desk.domain.dues.course import CaseCourse
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.follower import Follower
from komma_desk.domain.scope import Scope
from komma_desk.domain.stored import NoSuchCase
from komma_desk.store.sorting import number_key


class FakeCourses(ABC):
    """Read off the whole files, which in memory costs nothing."""

    _with_clocks: dict[CaseId, Case]

    @abstractmethod
    def file(self, case: CaseId, scope: Scope) -> CaseFile: ...

    def courses(
        self, scope: Scope, only: Collection[CaseId] | None = None
    ) -> tuple[CaseCourse, ...]:
        found = (
            CaseCourse.of(file, restricted=file.case.circle is not None)
            for file in self._readable(scope)
        )
        wanted = (each for each in found if each.may_fall_due and (only is None or each.id in only))
        return tuple(sorted(wanted, key=lambda course: course.number))

    def following(self, procedure: str, version: str, scope: Scope) -> tuple[Follower, ...]:
        found = [
            Follower(
                id=case.id,
                number=case.number,
                procedure=case.procedure,
                state=case.state,
                position=case.position,
                ended=case.ended,
                restricted=case.circle is not None,
            )
            for case in (file.case for file in self._readable(scope))
            if (case.procedure.id, case.procedure.version) == (procedure, version)
        ]
        return tuple(sorted(found, key=lambda each: number_key(each.number)))

    def _readable(self, scope: Scope) -> Iterator[CaseFile]:
        for case in self._with_clocks.values():
            with suppress(NoSuchCase, InACircle):
                yield self.file(case.id, scope)
