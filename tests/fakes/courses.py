"""Where the cases in memory came through, as the store tells it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import suppress

from komma_desk.domain.case import Case, CaseFile
from komma_desk.domain.circle import InACircle
from komma_desk.domain.dues.course import CaseCourse
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.scope import Scope
from komma_desk.domain.stored import NoSuchCase


class FakeCourses(ABC):
    """Read off the whole files, which in memory costs nothing."""

    _with_clocks: dict[CaseId, Case]

    @abstractmethod
    def file(self, case: CaseId, scope: Scope) -> CaseFile: ...

    def courses(self, scope: Scope) -> tuple[CaseCourse, ...]:
        found = []
        for case in self._with_clocks.values():
            with suppress(NoSuchCase, InACircle):
                file = self.file(case.id, scope)
                found.append(CaseCourse.of(file, restricted=case.circle is not None))
        wanted = (each for each in found if each.may_fall_due)
        return tuple(sorted(wanted, key=lambda course: course.number))
