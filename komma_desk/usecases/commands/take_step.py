"""A step of the clearing procedure: the guards are asked again, then the case moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from komma_desk.domain.case import CaseEvent
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.procedure import movement
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.roles import Role
from komma_desk.domain.step_facts import facts_problem
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.procedure_of import LASTING_FACTS, procedure_of, situation_of
from komma_desk.usecases.effects.seen_by import seen_words
from komma_desk.usecases.effects.telling import tell_standing
from komma_desk.words import N_


class FactNotAccepted(Refusal):
    sentence = N_("“{field}” cannot be taken as it is: {why}")


class NoSecondPerson(Refusal):
    sentence = N_("The second person must be a confirmed colleague of clearing or the head.")
    advice = N_("Please name somebody else, or ask for the consent.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeStep:
    """`facts` are what the step asks for, by field; `exception` lets it go without consent."""

    case: CaseId
    step: StepId
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    exception: str | None = None
    second_person: PersonId | None = None


def take_step(command: TakeStep, context: Context) -> Changes:
    given = {name: text for name, text in command.facts.items() if text.strip()}
    for name, text in given.items():
        if problem := facts_problem(name, text, context.tools.rules.code_lists):
            raise FactNotAccepted(field=problem.field, why=problem.why)
    if command.second_person is not None:
        _require_colleague(command.second_person, context)
    file = context.work.cases.cases.file(command.case, context.scope)
    procedure = procedure_of(file.case, context)
    situation = situation_of(
        file,
        procedure,
        context,
        fields=frozenset(given),
        exception=command.exception,
        second_person=command.second_person,
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
        said |= {"exception": moved.by_exception, "second_person": str(command.second_person)}
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


def _require_colleague(second: PersonId, context: Context) -> None:
    """Raises NoSuchPerson or NoSecondPerson: four eyes are those of two who may take steps."""
    person = context.work.office.people.get(second)
    if not (person.roles & {Role.CLEARING, Role.HEAD} and context.keys.is_confirmed(person)):
        raise NoSecondPerson
