"""Who can be informed or asked from a case, and about which steps an approval can be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from komma_desk.domain.person import Person
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.procedure.reasons import FourEyesActedLast, HeadDecides
from komma_desk.domain.roles import ROLE_NAMES, Role
from komma_desk.ui.cases.step_order import by_exception_only
from komma_desk.ui.parts.choices import Choice
from komma_desk.usecases.queries.case_desk import CaseView
from komma_desk.words import _

BY_POST = frozenset({Role.HEAD, Role.DATA_PROTECTION})
COLLEAGUES = frozenset({Role.CLEARING, Role.SUBSTITUTE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Askable:
    """One step a second person can settle now; `exception` is empty for four eyes."""

    step: StepId
    exception: str
    title: str

    @property
    def key(self) -> str:
        return f"{self.step} {self.exception}"


def askable_steps(view: CaseView) -> tuple[Askable, ...]:
    found = []
    for offer in view.offers:
        step, rule = offer.step, offer.step.exception
        if any(isinstance(each, FourEyesActedLast | HeadDecides) for each in offer.reasons):
            found.append(Askable(step=step.id, exception="", title=step.title.spoken()))
        if rule and rule.four_eyes and by_exception_only(offer):
            title = _("{step} (by exception)").format(step=step.title.spoken())
            found.append(Askable(step=step.id, exception=rule.when, title=title))
    return tuple(found)


def receivers(people: Iterable[Person], view: CaseView) -> tuple[Choice, ...]:
    """Heads and data protection; colleagues only where a step can be asked about by exception."""
    by_exception = any(each.exception for each in askable_steps(view))
    wanted = BY_POST | (COLLEAGUES if by_exception else frozenset())
    return tuple(
        Choice(str(person.id), f"{person.name} ({_role_said(person, wanted)})")
        for person in people
        if person.roles & wanted and person.id != view.me
    )


def is_by_post(person: Person) -> bool:
    return bool(person.roles & BY_POST)


def _role_said(person: Person, wanted: frozenset[Role]) -> str:
    return ", ".join(_(ROLE_NAMES[role]) for role in sorted(person.roles & wanted))
