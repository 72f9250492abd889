"""What of a case is needed to say what falls due in it; nothing of its content."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType

from komma_desk.domain.case import CaseEvent, CaseFile, ProcedureRef
from komma_desk.domain.clock import Clock
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.procedure.replay import MOVED


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCourse:
    """`history` holds the entries that moved the case, with no facts but those of a new version.

    `clocks` the open ones too.
    """

    id: CaseId
    number: str
    procedure: ProcedureRef
    state: str
    responsible: PersonId | None
    ended: bool
    restricted: bool = False
    brought: bool = False  # out of a list somebody kept before
    history: tuple[CaseEvent, ...] = ()
    clocks: tuple[Clock, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, file: CaseFile, *, restricted: bool = False) -> CaseCourse:
        case = file.case
        return cls(
            id=case.id,
            number=case.number,
            procedure=case.procedure,
            state=case.state,
            responsible=case.responsible,
            ended=case.ended,
            restricted=restricted,
            brought=bool(case.source),
            history=tuple(moved(each) for each in file.history if each.left or each.entered),
            clocks=file.clocks,
        )

    @property
    def may_fall_due(self) -> bool:
        """Deadlines of law go on when a case is over."""
        return not self.ended or any(not clock.is_settled for clock in self.clocks)

    @property
    def is_untouched(self) -> bool:
        """Brought along and not worked on since: no deadline of the procedure has begun."""
        return self.brought and len(self.history) <= 1


def moved(event: CaseEvent) -> CaseEvent:
    return CaseEvent(
        at=event.at,
        by=None,
        action=event.action,
        left=event.left,
        entered=event.entered,
        facts=event.facts if event.action == MOVED else MappingProxyType({}),
    )
