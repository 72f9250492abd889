"""Answers nobody gave, approvals written in by hand, and what others learn of an extract."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from komma_desk.bootstrap.session import Session
from komma_desk.domain.approval import Approval, ApprovalAnswer, Verdict
from komma_desk.domain.audit import Compartment
from komma_desk.domain.case import CaseListing
from komma_desk.domain.extract import ExtractLetter
from komma_desk.domain.identifiers import ApprovalId, CaseId, PersonId
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.procedure.movement import StepNotPossible
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.answer_extract import AnswerExtract
from komma_desk.usecases.commands.post_extract import PostExtract
from komma_desk.usecases.commands.read_extract import ReadExtract
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn, TakenIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.effects.approvals import AGREEMENT
from komma_desk.usecases.effects.second_person import OnTheSpot, SecondNotProven
from komma_desk.usecases.effects.taking_answers import Doubt, answer_words
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.my_extracts import MyExtracts
from tests.journeys.raw_store import cells, office_key, opened_with
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft, passphrase_of, person_id

SECRET = "Kanarienvogel im Auszug"
DANGER = "danger_to_life"
POLICE = StepId("report_to_police")


def everything(town: Town, login: str) -> bytes:
    """All that this key ring opens of the office file, by raw SQL and every key it holds."""
    with town.unlock(login) as desk:
        ring, key = desk.ring, office_key(desk)
    found = []
    for *_, value in cells(town.folder, key):
        blob = value if isinstance(value, bytes) else str(value).encode()
        found += [blob, opened_with(ring, blob) or b""]
    return b"\n".join(found)


@pytest.fixture
def case(town: Town) -> CaseId:
    """In check, with a question to the head in the post."""
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft("Etwas anderes.")))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        lines: Any = karl.ask(CasePage(CaseListing()))
        case = CaseId(lines[0].id)
        take(karl, case, "accept")
        take(karl, case, "take_in_hand", category="THREAT", urgency="danger")
        take(karl, case, "check_offences")
        ask_the_head(karl, case)
    return case


def take(desk: Session, case: CaseId, step: str, **facts: str) -> None:
    desk.perform(TakeStep(case=case, step=StepId(step), facts=facts))


def ask_the_head(desk: Session, case: CaseId) -> None:
    desk.perform(
        PostExtract(
            case=case,
            receiver=person_id(desk, "henrik"),
            parts=("narrative",),
            purpose=SECRET,
            step=POLICE,
            exception=DANGER,
        )
    )


def read_by_the_head(desk: Session) -> ExtractLetter:
    letter = desk.perform(ReadExtract(desk.ask(MyExtracts()).lines[0].id)).receipt
    assert isinstance(letter, ExtractLetter)
    return letter


def the_answer(town: Town, letter: ExtractLetter, writer: Session) -> dict[str, Any]:
    """What this person's keys say to the question of the head."""
    assert letter.question is not None
    at = town.clock.now()
    approval = Approval(
        id=letter.question.approval,
        asked=letter.receiver,
        asked_by=letter.sender,
        asked_at=letter.posted_at,
        step=letter.question.step,
        state=letter.question.state,
        exception=letter.question.exception,
    )
    said = approval.statement(letter.case, Verdict.APPROVED, at).as_bytes()
    keys = writer._tools.keys
    answer = ApprovalAnswer(
        verdict=Verdict.APPROVED, reason="x", at=at, signature=keys.sign(AGREEMENT, said)
    )
    return answer_words(letter.case, letter.id, letter.question.approval, answer)


def put_into_the_post(town: Town, writer: Session, words: dict[str, Any]) -> None:
    keys = writer._tools.keys
    body = Parcel(words=words).packed()
    kind = envelope_kinds.EXTRACT_ANSWER
    number, data = keys.seal_to_group(Audience.CLEARING, kind, body, town.clock.now())
    posted = PostedEnvelope(
        id=number, audience=Audience.CLEARING, posted_on=town.clock.today(), data=data
    )
    with writer._desk.change() as work:
        work.office.post.put(posted)
        work.commit()


def doubts(town: Town) -> list[Doubt | None]:
    with town.unlock(CLEARING) as karl:
        taken = karl.perform(TakeIn()).receipt
    assert isinstance(taken, TakenIn)
    return [each.doubt for each in taken.answers]


def to_police(desk: Session, case: CaseId, second: OnTheSpot | None = None) -> None:
    desk.perform(TakeStep(case=case, step=POLICE, exception=DANGER, second=second))


def test_an_answer_by_somebody_else_is_refused_and_named(town: Town, case: CaseId) -> None:
    with town.unlock("henrik") as henrik:
        letter = read_by_the_head(henrik)
    with town.unlock(ADMIN) as mira:
        put_into_the_post(town, mira, the_answer(town, letter, mira))
    assert doubts(town) == [Doubt.OTHER_PERSON]
    with town.unlock(CLEARING) as karl, pytest.raises(StepNotPossible):
        to_police(karl, case)


def test_an_answer_put_into_the_post_again_changes_nothing(town: Town, case: CaseId) -> None:
    with town.unlock("henrik") as henrik:
        letter = read_by_the_head(henrik)
        words = the_answer(town, letter, henrik)
        put_into_the_post(town, henrik, words)
        put_into_the_post(town, henrik, words)
    assert doubts(town) == [None, Doubt.TWICE]
    with town.unlock("henrik") as henrik:
        put_into_the_post(town, henrik, words)
    assert doubts(town) == [Doubt.TWICE]


@pytest.mark.parametrize("field", ["case", "approval", "extract"])
def test_an_answer_to_another_question_is_refused_and_named(
    town: Town, case: CaseId, field: str
) -> None:
    with town.unlock("henrik") as henrik:
        words = the_answer(town, read_by_the_head(henrik), henrik)
        put_into_the_post(town, henrik, words | {field: str(uuid4())})
    assert doubts(town) == [Doubt.OTHER_CASE]


def test_a_refusal_turned_into_an_approval_is_refused_and_named(town: Town, case: CaseId) -> None:
    """The head's own words, one of them changed: her signature is over all of them."""
    with town.unlock("henrik") as henrik:
        words = the_answer(town, read_by_the_head(henrik), henrik)
        put_into_the_post(town, henrik, words | {"verdict": "refused"})
    assert doubts(town) == [Doubt.OTHER_PERSON]


def test_an_approval_written_in_by_hand_settles_nothing(town: Town, case: CaseId) -> None:
    with town.unlock(CLEARING) as karl:
        at = town.clock.now()
        forged = Approval(
            id=ApprovalId(uuid4()),
            asked=person_id(karl, "carla"),
            asked_by=PersonId(karl.ring.person_id),
            asked_at=at,
            step=POLICE,
            state="criminal_in_check",
            exception=DANGER,
        )
        said = forged.statement(case, Verdict.APPROVED, at).as_bytes()
        signature = karl._tools.keys.sign(AGREEMENT, said)
        answer = ApprovalAnswer(verdict=Verdict.APPROVED, reason="", at=at, signature=signature)
        with karl._desk.change() as work:
            work.cases.cases.add_approval(case, Approval(**{**_fields(forged), "answer": answer}))
            work.commit()
        with pytest.raises(StepNotPossible):
            to_police(karl, case)


def _fields(approval: Approval) -> dict[str, Any]:
    return {name: getattr(approval, name) for name in Approval.__slots__}


def test_an_approval_counts_once_and_for_two_weeks_only(town: Town, case: CaseId) -> None:
    with town.unlock("henrik") as henrik:
        letter = read_by_the_head(henrik)
        henrik.perform(AnswerExtract(extract=letter.id, verdict=Verdict.APPROVED, reason="Ja."))
    assert doubts(town) == [None]
    today = town.clock.today()
    town.clock.move_to(today + timedelta(days=15))
    with town.unlock(CLEARING) as karl, pytest.raises(StepNotPossible):
        to_police(karl, case)
    town.clock.move_to(today + timedelta(days=13))
    with town.unlock(CLEARING) as karl:
        to_police(karl, case)


def test_a_passphrase_of_the_second_person_is_kept_nowhere_and_guessing_is_noted(
    town: Town, case: CaseId, tmp_path: Path
) -> None:
    guessed = "Passphrase, die niemand hat"
    with town.unlock(CLEARING) as karl:
        with pytest.raises(SecondNotProven):
            to_police(karl, case, OnTheSpot(login="carla", passphrase=guessed))
        to_police(karl, case, OnTheSpot(login="carla", passphrase=passphrase_of("carla")))
        with karl._desk.look() as work:
            told = [each.payload for each in work.trail.entries(Compartment.CASES)]
        ring = karl.ring.file_key(Compartment.CASES).raw
    assert any(b"second person not proven" in each for each in told)
    kept = b"\n".join(
        value if isinstance(value, bytes) else str(value).encode()
        for *_, value in cells(town.folder, ring, "cases.db")
    )
    for secret in (guessed, passphrase_of("carla")):
        assert secret.encode() not in kept
        assert secret.encode() not in everything(town, CLEARING)


@pytest.mark.parametrize("login", [ADMIN, "dora", "ines", "rita"])
def test_of_an_extract_nobody_else_learns_a_word(town: Town, case: CaseId, login: str) -> None:
    with town.unlock("henrik") as henrik:
        letter = read_by_the_head(henrik)
    assert SECRET.encode() in everything(town, "henrik")
    learnt = everything(town, login)
    assert SECRET.encode() not in learnt
    assert str(letter.id).encode() not in learnt
    assert UUID(str(case)).bytes not in learnt
