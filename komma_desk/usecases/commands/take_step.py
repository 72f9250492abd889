"""A step of the clearing procedure: the guards are asked again, then the case moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from komma_desk.domain.approval import Statement, Verdict
from komma_desk.domain.case import CaseEvent, CaseFile
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure import movement
from komma_desk.domain.procedure.definition import Procedure, StepId
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.step_facts import LASTING_FACTS, FactNotAccepted, facts_problem
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.approvals import use_up
from komma_desk.usecases.effects.procedure_of import procedure_of, situation_of
from komma_desk.usecases.effects.second_person import OnTheSpot, Signed, signed_on_the_spot
from komma_desk.usecases.effects.seen_by import seen_words
from komma_desk.usecases.effects.telling import tell_standing


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeStep:
    """`facts` are what the step asks for, by field; `exception` lets it go without consent.

    To that a second person agrees: by an approval before, or on the spot by `second`.
    """

    case: CaseId
    step: StepId
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    exception: str | None = None
    second: OnTheSpot | None = None


def take_step(command: TakeStep, context: Context) -> Changes:
    given = {name: text for name, text in command.facts.items() if text.strip()}
    for name, text in given.items():
        if problem := facts_problem(name, text, context.tools.rules.code_lists):
            raise FactNotAccepted(field=problem.field, why=problem.why)
    file = context.work.cases.cases.file(command.case, context.scope)
    procedure = procedure_of(file.case, context)
    signed = _signed(command, file, procedure, context)
    situation = situation_of(
        file,
        procedure,
        context,
        fields=frozenset(given),
        exception=command.exception,
        second_person=None if signed is None else signed.by,
    )
    moved = movement.take(procedure, situation, command.step)
    case = file.case
    lasting = {name: text for name, text in given.items() if name in LASTING_FACTS}
    after = replace(
        case,
        state=moved.position.main,
        position=moved.position.to_text(),
        ended=procedure.state_by_id[moved.position.main].end,
        main_form=Code(given.get("category", case.main_form)),
        responsible=case.responsible or context.actor.id,
        last_actor=context.actor.id,
        facts=MappingProxyType({**case.facts, **lasting}),
    )
    context.work.cases.cases.save(after)
    said = dict(given)
    if moved.by_exception:
        said |= {"exception": moved.by_exception}
        said |= {} if signed is None else signed.as_facts()
    if moved.approved_by:
        said |= {"second_person": str(moved.approved_by)}
        use_up(command.step, moved.approved_by, file, context)
    context.work.cases.cases.add_event(
        case.id,
        CaseEvent(
            at=context.clock.now(),
            by=context.actor.id,
            action=command.step,
            left=moved.left,
            entered=moved.entered,
            facts=MappingProxyType(said),
        ),
    )
    if after.state != case.state:
        tell_standing(after, procedure, context, seen=seen_words(case, context))
    return Changes.of(Subject.CASES).with_receipt(moved.effects)


def _signed(
    command: TakeStep, file: CaseFile, procedure: Procedure, context: Context
) -> Signed | None:
    """Over case, step, state, exception and moment; only where the exception asks for it."""
    step = procedure.step_by_id.get(command.step)
    if command.second is None or command.exception is None or step is None:
        return None
    position = Position.from_text(file.case.position, procedure)
    statement = Statement(
        case=file.case.id,
        step=step.id,
        state=movement.departs_from(procedure, position, step) or "",
        exception=command.exception,
        verdict=Verdict.APPROVED,
        at=context.clock.now(),
    )
    return signed_on_the_spot(command.second, statement, context)
