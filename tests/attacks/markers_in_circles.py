"""Markers in every text about circles, and how to read a restricted case out of one's own keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from komma_desk.bootstrap.session import Session
from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.scope import scope_of
from komma_desk.usecases.commands.answer_break_glass import AnswerBreakGlass
from komma_desk.usecases.commands.ask_break_glass import AskBreakGlass
from komma_desk.usecases.commands.break_glass import BreakGlass
from komma_desk.usecases.commands.lift_circle import LiftCircle
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.widen_circle import WidenCircle
from komma_desk.usecases.queries.case_list import CasePage
from tests.journeys.town import CLEARING, Town, person_id

# Whom these reach besides the clearing office: who answered; for others it is cleared away then.
KEEPERS: Final = {"AskBreakGlass": ("henrik",), "AnswerBreakGlass": ("henrik",)}

Do = Callable[[Session, object], Any]


def by_the_circles(town: Town, do: Do) -> None:
    """Three of the cases without a marker: one grows, one is lifted, one is broken into."""
    with town.unlock(CLEARING) as karl:
        grown, lifted, broken = (_case(karl, f"ohne {number}") for number in range(3))
        only_he, carla_id = frozenset({karl.actor.id}), person_id(karl, "carla")
        karl.perform(RestrictCase(case=grown, members=only_he, reason="ohne"))
        do(karl, WidenCircle(case=grown, person=carla_id, reason="x"))
        karl.perform(RestrictCase(case=lifted, members=only_he, reason="ohne"))
        do(karl, LiftCircle(case=lifted, reason="x"))
        do(karl, RestrictCase(case=broken, members=only_he, reason="x"))
    with town.unlock("carla") as carla:
        request = do(carla, AskBreakGlass(case=broken, reason="x")).request
    with town.unlock("henrik") as henrik:
        do(henrik, AnswerBreakGlass(request=request, approve=True, reason="x"))
    with town.unlock("carla") as carla:
        carla.perform(BreakGlass(request))


def sealed_for(desk: Session) -> Iterator[bytes]:
    """Every word of the restricted cases whose key is sealed to this person."""
    with desk._desk.look() as work:
        if not work.has_cases:
            return
        cases = work.cases.cases
        for case in cases.restricted_to(desk.actor.id):
            yield from _words(cases.file(case, scope_of(desk.actor)))


def _case(desk: Session, narrative: str) -> CaseId:
    lines: Any = desk.ask(CasePage(CaseListing(search=narrative)))
    return CaseId(lines[0].id)


def _words(thing: Any) -> Iterator[bytes]:
    if isinstance(thing, str):
        yield thing.encode()
    elif isinstance(thing, Mapping):
        for value in thing.values():
            yield from _words(value)
    elif isinstance(thing, (tuple, frozenset)):
        for each in thing:
            yield from _words(each)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _words(getattr(thing, field.name))
