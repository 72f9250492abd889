"""One case with everything the office holds on it, and the steps possible now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from komma_desk.domain.case import CaseFile
from komma_desk.domain.dues.of_case import Due
from komma_desk.domain.identifiers import ApprovalId, CaseId, PersonId
from komma_desk.domain.procedure import movement
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.movement import Offer
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.situation import Agreed
from komma_desk.domain.told_case import handed_over
from komma_desk.domain.word_effect import HandOver
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.clock_lines import ClockLine, clock_lines
from komma_desk.usecases.effects.dues import dues_of
from komma_desk.usecases.effects.former_versions import former_versions
from komma_desk.usecases.effects.letter_parts import CasePart, case_parts
from komma_desk.usecases.effects.office_lists import office_lists
from komma_desk.usecases.effects.procedure_of import procedure_of, situation_of
from komma_desk.usecases.effects.telling import reachable


@dataclass(frozen=True, slots=True)
class CaseDesk:
    case: CaseId


@dataclass(frozen=True, slots=True)
class CaseByNumber:
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """`offers` are the steps for this person, each with what blocks it; `names` of colleagues."""

    file: CaseFile
    procedure: Procedure
    position: Position
    offers: tuple[Offer, ...]
    parts: tuple[CasePart, ...]
    names: Mapping[PersonId, str]
    reporter_reachable: bool
    agreed: frozenset[Agreed] = frozenset()  # approvals a step can go through with now
    me: PersonId | None = None
    waiting_days: Mapping[ApprovalId, int] = field(default_factory=dict)  # of open questions
    dues: tuple[Due, ...] = ()  # the nearest first
    clocks: tuple[ClockLine, ...] = ()
    handed: tuple[HandOver, ...] = ()
    former: tuple[Procedure, ...] = ()  # followed before each move, in that order


def case_desk(query: CaseDesk, context: Context) -> CaseView:
    file = context.work.cases.cases.file(query.case, context.scope)
    procedure = procedure_of(file.case, context)
    situation = situation_of(file, procedure, context)
    return CaseView(
        file=file,
        procedure=procedure,
        position=situation.position,
        offers=movement.offers(procedure, situation),
        parts=case_parts(file, office_lists(context)),
        names={person.id: person.name for person in context.work.office.people.all()},
        reporter_reachable=(
            file.case.reply is not None or reachable(file.case.reporter, context) is not None
        ),
        agreed=situation.approvals,
        me=context.actor.id,
        waiting_days={
            each.id: (context.clock.now() - each.asked_at).days
            for each in file.approvals
            if each.is_open
        },
        clocks=clock_lines(file, context),
        handed=handed_over(file, context.work.office.partners.all()),
        former=former_versions(file, context),
        dues=dues_of(file, procedure, context),
    )


def case_by_number(query: CaseByNumber, context: Context) -> CaseId:
    return context.work.cases.cases.by_number(query.number.strip(), context.scope)
