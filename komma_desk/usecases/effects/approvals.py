"""Approvals as they count now: looked up in the case, proved by the signature of their giver."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from uuid import UUID

from komma_desk.domain.approval import Approval, Verdict
from komma_desk.domain.case import TAKEN_OUT, CaseFile
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.permissions import Permission
from komma_desk.domain.person import Part, Person
from komma_desk.domain.procedure.definition import Procedure, Step, StepId
from komma_desk.domain.procedure.movement import departs_from
from komma_desk.domain.procedure.position import Position
from komma_desk.domain.procedure.reasons import NotFromHere, UnknownStep
from komma_desk.domain.procedure.situation import Agreed
from komma_desk.domain.roles import StepRole
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.usecases.context import Context
from komma_desk.words import N_

AGREEMENT: Final = "agreement/1"
MAY_APPROVE: Final = frozenset({Permission.CASE_CHANGE, Permission.EXTRACT_ANSWER})


class NothingToApprove(Refusal):
    sentence = N_("This step asks for no second person here: {why}")
    advice = N_("Please choose a step under “Steps” that needs one.")


class PersonHasAPart(Refusal):
    sentence = N_("{name} has a part in this case, or must not see it.")
    advice = N_("Please choose somebody else.")


def agreed_now(file: CaseFile, procedure: Procedure, context: Context) -> frozenset[Agreed]:
    """Every approval a guard may rely on at this moment."""
    return frozenset(
        Agreed(
            step=StepId(each.step),
            by=each.asked,
            exception=each.exception,
            as_head=_is_head(each.asked, context),
        )
        for each in _counting(file, procedure, context)
    )


def use_up(step: StepId, by: PersonId, file: CaseFile, context: Context) -> None:
    """What was asked of her for this step is spent, so that it settles nothing a second time."""
    now = context.clock.now()
    for each in file.approvals:
        approved = each.answer is not None and each.answer.verdict is Verdict.APPROVED
        if approved and each.step == step and each.asked == by and not each.used_at:
            context.work.cases.cases.save_approval(file.case.id, replace(each, used_at=now))


def is_proved(approval: Approval, case: CaseId, context: Context) -> bool:
    """Whether who was asked really signed this answer, and is still somebody who may."""
    answer, person = approval.answer, _person(approval.asked, context)
    if answer is None or person is None or not may_approve(person, context):
        return False
    statement = approval.statement(case, answer.verdict, answer.at)
    return context.keys.has_signed(
        person.signing, AGREEMENT, statement.as_bytes(), answer.signature
    )


def may_approve(person: Person, context: Context) -> bool:
    """Whoever works on cases, or answers extracts, with keys clearing vouches for today."""
    allowed = context.roles.permissions_of(person.roles)
    return bool(allowed & MAY_APPROVE) and context.keys.is_confirmed(person)


def askable(
    step_id: StepId, exception: str, file: CaseFile, procedure: Procedure
) -> tuple[Step, str]:
    """The step and the state it leaves now; raises NothingToApprove."""
    step = procedure.step_by_id.get(step_id)
    if step is None:
        raise NothingToApprove(why=UnknownStep().spoken())
    position = Position.from_text(file.case.position, procedure)
    state = departs_from(procedure, position, step)
    if state is None:
        raise NothingToApprove(why=NotFromHere(procedure.title_of(position.main)).spoken())
    rule = step.exception
    by_exception = rule is not None and rule.four_eyes and exception == rule.when
    is_the_heads = StepRole.CLEARING not in step.roles and StepRole.HEAD in step.roles
    four_eyes = (step.four_eyes and procedure.four_eyes) or is_the_heads
    if not (by_exception or (four_eyes and not exception)):
        raise NothingToApprove(why=step.title)
    return step, state


def require_uninvolved(person: Person, file: CaseFile) -> None:
    """Raises PersonHasAPart: for whoever occurs in the case, reported it or is kept out of it."""
    parts = {each.person for each in file.involved} | {file.case.reporter}
    circle = file.case.circle
    kept_out = circle is not None and person.id in circle.excluded
    if person.id in parts or kept_out:
        raise PersonHasAPart(name=person.name)


def concerned_in(file: CaseFile) -> frozenset[PersonId]:
    """Whom the case concerns, or did before she was taken out: none of them is a second person."""
    concerned = {Part.AFFECTED, Part.ACCUSED}
    now = {each.person for each in file.involved if each.person and each.part in concerned}
    before = {
        PersonId(UUID(each.facts["person"]))
        for each in file.history
        if each.action == TAKEN_OUT and each.facts["part"] in concerned
    }
    return frozenset(now | before)


def _counting(file: CaseFile, procedure: Procedure, context: Context) -> list[Approval]:
    now, position = context.clock.now(), Position.from_text(file.case.position, procedure)
    return [
        each
        for each in file.approvals
        if each.counts(now, has_left=_has_left(each, file))
        and _still_there(each, procedure, position)
        and is_proved(each, file.case.id, context)
    ]


def _is_head(person: PersonId, context: Context) -> bool:
    known = _person(person, context)
    if known is None:
        return False
    return Permission.EXTRACT_ANSWER in context.roles.permissions_of(known.roles)


def _still_there(approval: Approval, procedure: Procedure, position: Position) -> bool:
    step = procedure.step_by_id.get(StepId(approval.step))
    return step is not None and departs_from(procedure, position, step) == approval.state


def _has_left(approval: Approval, file: CaseFile) -> bool:
    """Left and come back is another moment than the one the question was asked in."""
    return any(
        approval.state in event.left for event in file.history if event.at > approval.asked_at
    )


def _person(person: PersonId, context: Context) -> Person | None:
    try:
        return context.work.office.people.get(person)
    except NoSuchPerson:
        return None
