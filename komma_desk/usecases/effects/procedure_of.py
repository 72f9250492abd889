"""The procedure a case stays on, and all its conditions may look at."""

from __future__ import annotations

from collections.abc import Iterable

from komma_desk.domain.actor import Actor
from komma_desk.domain.case import Case, CaseFile
from komma_desk.domain.consent import valid_now, withdrawn_now
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.situation import Situation
from komma_desk.domain.procedure.step_facts import LASTING_FACTS
from komma_desk.domain.roles import Role, StepRole
from komma_desk.domain.stored import NoSuchProcedure
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.approvals import agreed_now, concerned_in

_STEP_ROLES = {
    Role.CLEARING: StepRole.CLEARING,
    Role.SUBSTITUTE: StepRole.CLEARING,
    Role.HEAD: StepRole.HEAD,
}


def procedure_of(case: Case, context: Context) -> Procedure:
    """Raises NoSuchProcedure where the stored text is not the one the case was begun with."""
    stored = context.work.office.procedures.get(case.procedure.id, case.procedure.version)
    procedure = context.tools.rules.procedure(stored.text)
    if procedure.sha256() != case.procedure.sha256:
        raise NoSuchProcedure(procedure=case.procedure.id, version=case.procedure.version)
    return procedure


def situation_of(
    file: CaseFile,
    procedure: Procedure,
    context: Context,
    *,
    fields: frozenset[str] = frozenset(),
    exception: str | None = None,
    second_person: PersonId | None = None,
) -> Situation:
    """Everything the guards may look at, as it is at this moment."""
    case = file.case
    lasting = frozenset(name for name, value in case.facts.items() if value) & LASTING_FACTS
    return Situation(
        position=Position.from_text(case.position, procedure),
        actor=context.actor.id,
        roles=step_roles(context.actor),
        last_actor=case.last_actor,
        concerned=concerned_in(file),
        consents_valid_now=frozenset(valid_now(file.consents, context.clock.today())),
        consents_withdrawn=frozenset(withdrawn_now(file.consents)),
        filled_fields=fields | lasting,
        exception=exception,
        second_person=second_person,
        approvals=agreed_now(file, procedure, context),
        four_eyes_on=procedure.four_eyes,
    )


def step_roles(actor: Actor) -> frozenset[StepRole]:
    return step_roles_of(actor.roles)


def step_roles_of(roles: Iterable[Role]) -> frozenset[StepRole]:
    return frozenset(_STEP_ROLES[role] for role in roles if role in _STEP_ROLES)
