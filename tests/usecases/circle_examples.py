"""Restricted cases at the bench, and an example of every command and query about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from komma_desk.domain.identifiers import CaseId, GlassRequestId
from komma_desk.domain.person import Person
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.answer_break_glass import AnswerBreakGlass
from komma_desk.usecases.commands.ask_break_glass import AskBreakGlass
from komma_desk.usecases.commands.break_glass import BreakGlass
from komma_desk.usecases.commands.dismiss_circle_notice import DismissCircleNotice
from komma_desk.usecases.commands.lift_circle import LiftCircle
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.widen_circle import WidenCircle
from komma_desk.usecases.queries.case_circle import CaseCircle
from komma_desk.usecases.queries.circle_names import CircleNames
from komma_desk.usecases.queries.circle_notices import CircleNotices
from komma_desk.usecases.queries.glass_requests import GlassRequests, MyGlassRequests
from tests.usecases.workbench import Workbench

WHY: Final = "Kanarienvogel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circles:
    """Clearing is in `hers`; `closed` and `breakable` are open to the colleague only.

    For both she was asked; the head approved the second.
    """

    colleague: Person
    hers: CaseId
    closed: CaseId
    breakable: CaseId
    asked: GlassRequestId
    approved: GlassRequestId


def restrict_some(bench: Workbench, cases: Sequence[CaseId]) -> Circles:
    colleague = bench.join("Kollegin Aus Dem Kreis", Role.CLEARING, signing=b"zweite")
    hers, closed, breakable = cases
    clearing, second = bench.at(Role.CLEARING), bench.seat(colleague)
    me, only_her = bench.people[Role.CLEARING].id, frozenset({colleague.id})
    clearing.perform(RestrictCase(case=hers, members=frozenset({me}), reason=WHY))
    requests: list[GlassRequestId] = []
    for case in (closed, breakable):
        second.perform(RestrictCase(case=case, members=only_her, reason=WHY))
        told: Any = clearing.perform(AskBreakGlass(case=case, reason=WHY)).receipt
        requests.append(told.request)
    asked, approved = requests
    approval = AnswerBreakGlass(request=approved, approve=True, reason=WHY)
    bench.at(Role.HEAD).perform(approval)
    return Circles(
        colleague=colleague,
        hers=hers,
        closed=closed,
        breakable=breakable,
        asked=asked,
        approved=approved,
    )


def circle_commands(bench: Workbench, case: CaseId, circles: Circles) -> tuple[object, ...]:
    me = bench.people[Role.CLEARING].id
    return (
        RestrictCase(case=case, members=frozenset({me}), reason=WHY),
        WidenCircle(case=circles.hers, person=circles.colleague.id, reason=WHY),
        LiftCircle(case=circles.hers, reason=WHY),
        AskBreakGlass(case=circles.closed, reason=WHY),
        AnswerBreakGlass(request=circles.asked, approve=True, reason=WHY),
        BreakGlass(circles.approved),
        DismissCircleNotice("none"),
    )


def circle_queries(case: CaseId) -> tuple[object, ...]:
    return (
        CaseCircle(case),
        CircleNames((case,)),
        CircleNotices(),
        GlassRequests(),
        MyGlassRequests(),
    )
