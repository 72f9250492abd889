"""Clearing asks the head; she approves at her own desk, without a key to the cases."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.approval import Verdict
from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.extract import ExtractLetter
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.procedure.movement import StepNotPossible
from komma_desk.usecases.commands.answer_extract import AnswerExtract
from komma_desk.usecases.commands.ask_colleague import AskColleague
from komma_desk.usecases.commands.grant_request import GrantRequest
from komma_desk.usecases.commands.post_extract import PostExtract
from komma_desk.usecases.commands.read_extract import ReadExtract
from komma_desk.usecases.commands.remove_expired import RemoveExpired
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.take_in import TakeIn, TakenIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.effects.own_extracts import ExtractGone
from komma_desk.usecases.effects.second_person import OnTheSpot, SecondNotProven
from komma_desk.usecases.queries.case_desk import CaseDesk, CaseView
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.desk_counts import DeskCounts
from komma_desk.usecases.queries.my_extracts import MyExtracts, ReceivedExtracts
from tests.journeys.town import CLEARING, Town, a_draft, passphrase_of, person_id

STORY = "Ein Mann drohte, wiederzukommen."


@pytest.fixture
def case(town: Town) -> CaseId:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft(STORY)))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        lines: Any = karl.ask(CasePage(CaseListing()))
        return CaseId(lines[0].id)


def step(desk: Session, case: CaseId, *steps: str, **facts: str) -> None:
    for each in steps:
        desk.perform(TakeStep(case=case, step=StepId(each), facts=facts))


def to_the_release(desk: Session, case: CaseId) -> None:
    step(desk, case, "accept")
    step(desk, case, "take_in_hand", category="THREAT", urgency="high")
    step(desk, case, "conclude")


def to_the_check(desk: Session, case: CaseId) -> None:
    step(desk, case, "accept")
    step(desk, case, "take_in_hand", category="THREAT", urgency="danger")
    step(desk, case, "check_offences")


def received(desk: Session) -> ReceivedExtracts:
    found = desk.ask(MyExtracts())
    assert isinstance(found, ReceivedExtracts)
    return found


def post(desk: Session, case: CaseId, to: str, **told: Any) -> None:
    receiver = person_id(desk, to)
    desk.perform(PostExtract(case=case, receiver=receiver, parts=("narrative",), **told))


def test_a_release_goes_through_with_the_approval_of_the_head(town: Town, case: CaseId) -> None:
    with town.unlock(CLEARING) as karl:
        to_the_release(karl, case)
        with pytest.raises(StepNotPossible):
            step(karl, case, "release")
        post(karl, case, "henrik", step=StepId("release"))
    with town.unlock("henrik") as henrik:
        assert not henrik.ring.holds(Compartment.CASES)
        assert henrik.ask(DeskCounts()).extracts == 1
        (line,) = received(henrik).lines
        letter = henrik.perform(ReadExtract(line.id)).receipt
        assert isinstance(letter, ExtractLetter)
        assert [part.text for part in letter.parts] == [STORY]
        answer = AnswerExtract(extract=line.id, verdict=Verdict.APPROVED, reason="In Ordnung.")
        henrik.perform(answer)
        assert received(henrik).lines[0].answered is Verdict.APPROVED
    with town.unlock(CLEARING) as karl:
        taken = karl.perform(TakeIn()).receipt
        assert isinstance(taken, TakenIn)
        assert [each.doubt for each in taken.answers] == [None]
        step(karl, case, "release")
        view: CaseView = karl.ask(CaseDesk(case))
    assert view.file.case.state == "closed"
    assert view.file.approvals[0].used_at is not None


def test_an_extract_ends_on_its_last_day_and_leaves_the_post(town: Town, case: CaseId) -> None:
    with town.unlock(CLEARING) as karl:
        post(karl, case, "dora", purpose="Prüfung", days=7)
        before = town.clock.today()
    town.clock.move_to(before + timedelta(days=8))
    with town.unlock("dora") as dora:
        found = received(dora)
        assert (found.lines, found.expired) == ((), 1)
        assert dora.perform(RemoveExpired()).receipt == 1
        assert received(dora).expired == 0
    with town.unlock("dora") as dora:
        assert received(dora) == ReceivedExtracts(lines=(), expired=0)


def test_nobody_opens_what_was_posted_to_somebody_else(town: Town, case: CaseId) -> None:
    with town.unlock(CLEARING) as karl:
        post(karl, case, "dora", purpose="Prüfung")
    with town.unlock("dora") as dora:
        (line,) = received(dora).lines
    with town.unlock("henrik") as henrik:
        assert received(henrik).lines == ()
        with pytest.raises(ExtractGone):
            henrik.perform(ReadExtract(line.id))


def test_in_danger_the_second_person_signs_on_the_spot_with_her_own_keys(
    town: Town, case: CaseId
) -> None:
    report = TakeStep(case=case, step=StepId("report_to_police"), exception="danger_to_life")
    with town.unlock(CLEARING) as karl:
        to_the_check(karl, case)
        with pytest.raises(StepNotPossible):
            karl.perform(report)
        for wrong in (OnTheSpot(login="carla", passphrase="falsch geraten"),):
            with pytest.raises(SecondNotProven):
                karl.perform(
                    TakeStep(case=case, step=report.step, exception=report.exception, second=wrong)
                )
        carla = OnTheSpot(login="carla", passphrase=passphrase_of("carla"))
        karl.perform(
            TakeStep(case=case, step=report.step, exception=report.exception, second=carla)
        )
        event = karl.ask(CaseDesk(case)).file.history[-1]
        assert event.facts["second_person"] == str(person_id(karl, "carla"))
        assert len(bytes.fromhex(event.facts["second_signature"])) == 64


def test_a_colleague_is_asked_in_the_case_and_agrees_in_her_own_session(
    town: Town, case: CaseId
) -> None:
    report = TakeStep(case=case, step=StepId("report_to_police"), exception="danger_to_life")
    with town.unlock(CLEARING) as karl:
        to_the_check(karl, case)
        asked = AskColleague(
            case=case,
            colleague=person_id(karl, "carla"),
            step=report.step,
            exception="danger_to_life",
        )
        karl.perform(asked)
    with town.unlock("carla") as carla:
        assert carla.ask(DeskCounts()).asked == (case,)
        (approval,) = carla.ask(CaseDesk(case)).file.approvals
        carla.perform(
            GrantRequest(case=case, approval=approval.id, verdict=Verdict.APPROVED, reason="Ja.")
        )
        assert carla.ask(DeskCounts()).asked == ()
    with town.unlock(CLEARING) as karl:
        karl.perform(report)
        assert karl.ask(CaseDesk(case)).file.approvals[0].used_at is not None


def test_in_a_restricted_case_the_answer_is_for_its_circle_alone(town: Town, case: CaseId) -> None:
    with town.unlock(CLEARING) as karl:
        to_the_release(karl, case)
        only_me = frozenset({karl.actor.id})
        karl.perform(RestrictCase(case=case, members=only_me, reason="Enger Kreis"))
        post(karl, case, "henrik", step=StepId("release"))
    with town.unlock("henrik") as henrik:
        (line,) = received(henrik).lines
        henrik.perform(ReadExtract(line.id))
        answer = AnswerExtract(extract=line.id, verdict=Verdict.APPROVED, reason="In Ordnung.")
        henrik.perform(answer)
    with town.unlock("carla") as carla:
        taken = carla.perform(TakeIn()).receipt
        assert isinstance(taken, TakenIn)
        assert (taken.answers, taken.unreadable) == ((), ())
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        step(karl, case, "release")
        assert karl.ask(CaseDesk(case)).file.case.state == "closed"
