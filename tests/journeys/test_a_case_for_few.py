"""A case is restricted, kept from a colleague with every key she has, and opened by two people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.audit import Compartment
from komma_desk.domain.break_glass import GlassState
from komma_desk.domain.case import CaseListing
from komma_desk.domain.circle import InACircle
from komma_desk.domain.circle_deeds import CircleDeed
from komma_desk.domain.identifiers import CaseId, GlassRequestId
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.answer_break_glass import AnswerBreakGlass
from komma_desk.usecases.commands.ask_break_glass import AskBreakGlass
from komma_desk.usecases.commands.break_glass import BreakGlass
from komma_desk.usecases.commands.dismiss_circle_notice import DismissCircleNotice
from komma_desk.usecases.commands.lift_circle import LiftCircle
from komma_desk.usecases.commands.post_log_digest import PostLogDigest
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.widen_circle import WidenCircle
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.usecases.queries.case_circle import CaseCircle
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.case_readers import CaseReaders
from komma_desk.usecases.queries.circle_notices import CircleNotices
from komma_desk.usecases.queries.glass_requests import GlassRequests, MyGlassRequests
from komma_desk.usecases.queries.log_digests import LogDigests
from tests.journeys.raw_store import cells, opened_with
from tests.journeys.town import CLEARING, Town, a_draft, only_case, person_id

SECRET: Final = "Nur Karl darf das wissen."
WHY: Final = "Carla ist mit einer Beteiligten verwandt."


@pytest.fixture
def closed(town: Town) -> tuple[Town, CaseId]:
    """Rita reported; Karl alone may read it, Carla must not."""
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft(SECRET)))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        case = only_case(karl)
        restrict(karl, case, excluded=frozenset({person_id(karl, "carla")}))
    return town, case


def restrict(desk: Session, case: CaseId, **told: Any) -> None:
    members = frozenset({desk.actor.id})
    desk.perform(RestrictCase(case=case, members=members, reason=WHY, **told))


def ask(town: Town, case: CaseId) -> GlassRequestId:
    with town.unlock("carla") as carla:
        told: Any = carla.perform(AskBreakGlass(case=case, reason="Karl ist im Krankenhaus."))
    request: GlassRequestId = told.receipt.request
    return request


def answer(town: Town, login: str, request: GlassRequestId, *, approve: bool = True) -> None:
    with town.unlock(login) as desk:
        desk.perform(
            AnswerBreakGlass(
                request=request, approve=approve, reason="Gefahr", although_excluded=True
            )
        )


def everything_she_can_open(desk: Session, town: Town) -> Iterator[bytes]:
    """Both files by raw SQL, and every cell tried with every private key she has."""
    for compartment, file in ((Compartment.OFFICE, "office.db"), (Compartment.CASES, "cases.db")):
        key = desk.ring.file_key(compartment).raw
        for _table, _column, value in cells(town.folder, key, file):
            blob = value if isinstance(value, bytes) else str(value).encode()
            yield blob
            yield opened_with(desk.ring, blob) or b""


def test_whoever_is_outside_is_kept_out_also_with_raw_sql_and_all_her_keys(
    closed: tuple[Town, CaseId],
) -> None:
    town, case = closed
    with town.unlock("carla") as carla:
        with pytest.raises(InACircle):
            carla.ask(CaseDesk(case))
        with pytest.raises(InACircle):
            carla.perform(AddNote(case=case, text="trotzdem"))
        (line,) = carla.ask(CasePage(CaseListing()))
        assert (line.restricted, line.readable, line.main_form) == (True, False, None)
        view = carla.ask(CaseCircle(case))
        assert ([each.name for each in view.readers], view.story) == (["Karl Klär"], None)
        told = b"\n".join(everything_she_can_open(carla, town))
    assert WHY.encode() not in told
    assert told.count(SECRET.encode()) == 0


def test_two_people_open_it_and_the_circle_learns_of_it(closed: tuple[Town, CaseId]) -> None:
    town, case = closed
    request = ask(town, case)
    with town.unlock("henrik") as henrik:
        (asked,) = henrik.ask(GlassRequests())
        assert (asked.asked_by, asked.asker_excluded) == ("Carla Clemens", True)
        assert asked.excluded == ("Carla Clemens",)
    answer(town, "henrik", request)
    with town.unlock("carla") as carla:
        (mine,) = carla.ask(MyGlassRequests())
        assert (mine.state, mine.answered_by) == (GlassState.APPROVED, "Henrik Hoch")
        carla.perform(BreakGlass(request))
        file = carla.ask(CaseDesk(case)).file
        assert file.case.report.narrative == SECRET
        assert file.history[-1].action == CircleDeed.BROKEN_INTO
        assert carla.ask(MyGlassRequests()) == ()
    with town.unlock(CLEARING) as karl:
        (notice,) = karl.ask(CircleNotices())
        assert (notice.by, notice.approved_by) == ("Carla Clemens", "Henrik Hoch")
        assert notice.excluded
        karl.perform(DismissCircleNotice(notice.key))
        assert karl.ask(CircleNotices()) == ()
        assert any("break glass" in each.what for each in karl.ask(CaseReaders(case)))
        karl.perform(PostLogDigest())
    with town.unlock(CLEARING) as karl:
        assert karl.ask(CircleNotices()) == ()
    with town.unlock("dora") as dora:
        (opening,) = dora.ask(LogDigests())[0].digest.emergencies
    assert (opening.number, opening.name, opening.excluded) == (
        "2026-0001",
        "Carla Clemens",
        True,
    )


def test_a_declined_request_leaves_the_case_closed(closed: tuple[Town, CaseId]) -> None:
    town, case = closed
    answer(town, "dora", ask(town, case), approve=False)
    with town.unlock("carla") as carla:
        assert [each.state for each in carla.ask(MyGlassRequests())] == [GlassState.DECLINED]
        with pytest.raises(InACircle):
            carla.ask(CaseDesk(case))


def test_the_circle_grows_and_is_lifted(closed: tuple[Town, CaseId]) -> None:
    town, case = closed
    with town.unlock(CLEARING) as karl:
        restrict(karl, case)
        carla_id = person_id(karl, "carla")
        karl.perform(WidenCircle(case=case, person=carla_id, reason="Vertretung"))
    with town.unlock("carla") as carla:
        assert carla.ask(CaseDesk(case)).file.case.report.narrative == SECRET
        carla.perform(LiftCircle(case=case, reason="Nicht mehr nötig"))
    with town.unlock(CLEARING) as karl:
        history = karl.ask(CaseDesk(case)).file.history
    assert [each.action for each in history[-2:]] == [CircleDeed.WIDENED, CircleDeed.LIFTED]


def test_what_somebody_can_see_counts_restricted_cases(closed: tuple[Town, CaseId]) -> None:
    town, _case = closed
    with town.unlock("carla") as carla:
        circles = {each.person.login: each.circles for each in carla.ask(AccessList()).people}
    assert [circles[login].opens for login in (CLEARING, "carla")] == [1, 0]
    assert [circles[login].helps_open for login in ("henrik", "dora", "carla")] == [1, 1, 0]
