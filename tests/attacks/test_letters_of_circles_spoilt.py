"""One spoilt letter about circles, halves or extracts keeps nobody else's post waiting."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from komma_desk.domain.approval import Approval, ApprovalAnswer, Verdict
from komma_desk.domain.audit import Compartment
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.parcel import Parcel
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.approvals import AGREEMENT
from komma_desk.usecases.effects.taking_answers import answer_words
from komma_desk.usecases.ports.office import Audience
from komma_desk.usecases.queries.glass_requests import GlassRequests, MyGlassRequests
from komma_desk.usecases.queries.my_reports import MyReports
from tests.attacks.forging import person_named, post, sealed, to_group, to_person
from tests.attacks.test_emergency_openings import Asked, asked
from tests.attacks.test_extracts_forged import case, read_by_the_head
from tests.journeys.raw_store import _open
from tests.journeys.town import CLEARING, MORNING, Town, a_draft

__all__ = ["asked", "case"]
NO_NUMBER = [float("inf"), float("nan"), 10**400, {}, None]


def letter_to(town: Town, login: str, kind: str, words: dict[str, Any]) -> None:
    """From Rita, who is nobody's officer."""
    with town.unlock("rita") as rita:
        to, at = to_person(person_named(rita, login)), town.clock.now()
        body = Parcel(words=words).packed()
        post(rita, Audience.PERSON, sealed(kind, body, to, rita.ring.person, at), at)


@pytest.mark.parametrize("generation", NO_NUMBER)
def test_a_request_or_answer_with_no_number_stops_no_page(asked: Asked, generation: object) -> None:
    words = {
        "request": str(asked.request),
        "case": str(asked.case),
        "number": "2026-1",
        "generation": generation,
        "reason": "x",
        "share": "",
        "letters": {},
        "approved": True,
        "excluded": False,
        "half": "",
    }
    letter_to(asked.town, "henrik", envelope_kinds.BREAK_GLASS_REQUEST, words)
    letter_to(asked.town, "carla", envelope_kinds.BREAK_GLASS_ANSWER, words)
    with asked.town.unlock("henrik") as henrik:
        assert [each.request for each in henrik.ask(GlassRequests())] == [asked.request]
    with asked.town.unlock("carla") as carla:
        assert [each.request for each in carla.ask(MyGlassRequests())] == [asked.request]


def the_answer_of_the_head(town: Town, at: datetime) -> None:
    with town.unlock("henrik") as henrik:
        letter = read_by_the_head(henrik)
        asked = letter.question
        assert asked is not None
        approval = Approval(
            id=asked.approval,
            asked=letter.receiver,
            asked_by=letter.sender,
            asked_at=letter.posted_at,
            step=asked.step,
            state=asked.state,
            exception=asked.exception,
        )
        said = approval.statement(letter.case, Verdict.APPROVED, at).as_bytes()
        signature = henrik._tools.keys.sign(AGREEMENT, said)
        answer = ApprovalAnswer(verdict=Verdict.APPROVED, reason="x", at=at, signature=signature)
        words = answer_words(letter.case, letter.id, asked.approval, answer)
        body, kind = Parcel(words=words).packed(), envelope_kinds.EXTRACT_ANSWER
        data = sealed(kind, body, to_group(henrik, "clearing"), henrik.ring.person, MORNING)
        post(henrik, Audience.CLEARING, data, MORNING)


@pytest.mark.parametrize(
    "at",
    [
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
        datetime(1, 1, 1, tzinfo=UTC),
    ],
)
def test_an_answer_of_a_moment_nobody_can_mean_keeps_no_post_waiting(
    town: Town, case: CaseId, at: datetime
) -> None:
    the_answer_of_the_head(town, at)
    with town.unlock("rolf") as rolf:
        rolf.perform(ReportIncident(a_draft("von Rolf")))
    with town.unlock(CLEARING) as karl:
        taken: Any = karl.perform(TakeIn()).receipt
    assert len(taken.numbers) == 1


def test_an_answer_to_a_damaged_case_keeps_no_post_waiting(town: Town, case: CaseId) -> None:
    with town.unlock(CLEARING) as karl:
        only_he = frozenset({karl.actor.id})
        karl.perform(RestrictCase(case=case, members=only_he, reason="x"))
        key = karl.ring.file_key(Compartment.CASES).raw
    with town.unlock("henrik") as henrik:
        read_by_the_head(henrik)
    the_answer_of_the_head(town, MORNING)
    spoilt = "UPDATE sealed_cases SET revision = revision + 1, document = zeroblob(400)"
    with closing(_open(town.folder, key, "cases.db")) as store:
        assert store.execute(spoilt).rowcount == 1
    with town.unlock("rolf") as rolf:
        rolf.perform(ReportIncident(a_draft("von Rolf")))
    with town.unlock(CLEARING) as karl:
        taken: Any = karl.perform(TakeIn()).receipt
    assert len(taken.numbers) == 1


def test_a_letter_of_clearing_that_cannot_be_read_hides_no_report_of_hers(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
        (mine,) = rita.ask(MyReports())
    spoilt = {"report": str(mine.report.id)}
    with town.unlock("carla") as carla:
        to, author = to_person(person_named(carla, "rita")), carla.ring.person
        for kind in ("STANDING", "ANSWER", "REPORT_RETURNED"):
            for body in (Parcel(words=spoilt).packed(), b"nonsense"):
                data = sealed(getattr(envelope_kinds, kind), body, to, author, MORNING)
                post(carla, Audience.PERSON, data, MORNING)
    with town.unlock("rita") as rita:
        assert rita.ask(MyReports()) == (mine,)
