"""What a procedure needs before a second person may publish it."""

from __future__ import annotations

from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.procedure.assignment import RULE_TABLE, Definition, RuleTable
from komma_desk.domain.procedure.assignment_findings import check_table, table_errors
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.four_eyes import steps_without_two_people
from komma_desk.domain.procedure.probe_runs import require_probes
from komma_desk.domain.procedure.soundness import Holders, check, errors
from komma_desk.domain.procedure.versions import UnusableName, is_later, require_usable
from komma_desk.domain.roles import StepRole
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.assignment import published_now
from komma_desk.usecases.effects.office_lists import office_lists
from komma_desk.usecases.effects.procedure_of import step_roles_of
from komma_desk.usecases.effects.publication import grounds_of
from komma_desk.words import N_, Bilingual


class ProcedureHasErrors(Refusal):
    sentence = N_("The checker still finds errors in this procedure, first of all: {finding}")
    advice = N_("Please mend them; a procedure with errors is not published.")


class TableHasErrors(Refusal):
    sentence = N_("The checker still finds errors in the table, first of all: {finding}")
    advice = N_("Please mend them; a table with errors is not published.")


class VersionNotLater(Refusal):
    sentence = N_("Version {version} does not come after {newest}, which is published already.")
    advice = N_("Please choose a higher number. Going back is a new version too.")


class VersionWaits(Refusal):
    sentence = N_("Version {version} of this procedure already waits for a second person.")
    advice = N_("Please withdraw that one first, or choose a higher number.")


def require_sound(definition: Definition, context: Context) -> None:
    """Raises ProcedureHasErrors, TableHasErrors, ProbesFailed or the refusals of its names."""
    require_usable(definition.id, definition.version)
    if isinstance(definition, RuleTable):
        _require_sound_table(definition, context)
    else:
        _require_sound_procedure(definition, context)


def _require_sound_table(table: RuleTable, context: Context) -> None:
    published = published_now(grounds_of(context))
    if found := table_errors(check_table(table, office_lists(context), published)):
        raise TableHasErrors(finding=found[0].spoken())


def _require_sound_procedure(procedure: Procedure, context: Context) -> None:
    if procedure.id == RULE_TABLE:
        raise UnusableName(name=procedure.id)
    if found := errors(check(procedure, rules=context.tools.rules.deadlines)):
        raise ProcedureHasErrors(finding=found[0].spoken())
    require_probes(procedure, context.tools.rules.code_lists)


def require_later(procedure: Definition, context: Context) -> None:
    """Raises VersionNotLater. Also what nobody signed counts here: no two are called the same."""
    for each in context.work.office.procedures.all():
        if each.id == procedure.id and not is_later(procedure.version, each.version):
            raise VersionNotLater(version=procedure.version, newest=each.version)


def alone_today(procedure: Definition, context: Context) -> tuple[Bilingual, ...]:
    """The steps that need two people and have no two among those who hold the roles today."""
    if isinstance(procedure, RuleTable):
        return ()
    return tuple(step.title for step in steps_without_two_people(procedure, holders_today(context)))


def holders_today(context: Context) -> Holders:
    """Who can take the steps of each role: confirmed people, and deputies while they stand in."""
    holders: dict[StepRole, set[PersonId]] = {}
    for person in context.work.office.people.all():
        counting = context.roles.counting_on(context.clock.today(), person)
        for role in step_roles_of(counting if context.keys.is_confirmed(person) else ()):
            holders.setdefault(role, set()).add(person.id)
    return {role: frozenset(people) for role, people in holders.items()}
