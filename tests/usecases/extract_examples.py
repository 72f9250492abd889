"""Extracts and approvals at the bench, and an example of every command and query about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from komma_desk.domain.approval import Approval, Verdict
from komma_desk.domain.extract import ExtractLetter
from komma_desk.domain.identifiers import ApprovalId, CaseId, ExtractId
from komma_desk.domain.parcel import Parcel, unpacked
from komma_desk.domain.person import Person
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.roles import Role
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.answer_extract import AnswerExtract
from komma_desk.usecases.commands.ask_colleague import AskColleague
from komma_desk.usecases.commands.grant_request import GrantRequest
from komma_desk.usecases.commands.post_extract import PostExtract
from komma_desk.usecases.commands.read_extract import ReadExtract
from komma_desk.usecases.commands.remove_expired import RemoveExpired
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.usecases.queries.my_extracts import MyExtracts
from tests.usecases.bench_keys import FakeKeys
from tests.usecases.workbench import Workbench

WHY: Final = "Kanarienvogel"
POLICE: Final = StepId("report_to_police")
DANGER: Final = "danger_to_life"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracts:
    """The case is in check; the extract lies in the post of the head and of data protection."""

    case: CaseId
    extract: ExtractId
    approval: ApprovalId
    colleague: Person


def to_the_check(bench: Workbench, case: CaseId) -> None:
    clearing = bench.at(Role.CLEARING)
    facts = {"category": "THREAT", "urgency": "danger"}
    clearing.perform(TakeStep(case=case, step=StepId("accept")))
    clearing.perform(TakeStep(case=case, step=StepId("take_in_hand"), facts=facts))
    clearing.perform(TakeStep(case=case, step=StepId("check_offences")))


def post_to_the_head(bench: Workbench, case: CaseId, **told: Any) -> ExtractId:
    asked: dict[str, Any] = {"step": POLICE, "exception": DANGER, "purpose": WHY} | told
    receiver = bench.people[Role.HEAD].id
    posted: Any = bench.at(Role.CLEARING).perform(
        PostExtract(case=case, receiver=receiver, parts=("narrative",), **asked)
    )
    return ExtractId(posted.receipt)


def post_some(bench: Workbench, case: CaseId) -> Extracts:
    to_the_check(bench, case)
    extract = post_to_the_head(bench, case)
    _the_same_to_data_protection(bench)
    bench.at(Role.HEAD).perform(ReadExtract(extract))
    approval = ApprovalId(uuid4())
    with bench.desk.change() as work:
        for role in (Role.CLEARING, Role.SUBSTITUTE):
            asked = Approval(
                id=approval,
                asked=bench.people[role].id,
                asked_by=bench.people[Role.CLEARING].id,
                asked_at=bench.clock.at - timedelta(minutes=1),
                step=POLICE,
                state="criminal_in_check",
                exception=DANGER,
            )
            work.cases.cases.add_approval(case, asked)
        work.commit()
    colleague = bench.join("Dritte Kollegin", Role.CLEARING, signing=b"dritte")
    return Extracts(case=case, extract=extract, approval=approval, colleague=colleague)


def letters_to(bench: Workbench, role: Role) -> list[ExtractLetter]:
    """What lies in the post as an extract for this person."""
    keys, found = FakeKeys(bench.people[role], set()), []
    with bench.desk.look() as work:
        for posted in work.office.post.waiting(Audience.PERSON):
            opened = keys.try_open(posted.data)
            if opened is not None and opened.kind == envelope_kinds.EXTRACT:
                found.append(ExtractLetter.read(unpacked(opened.body).words))
    return found


def _the_same_to_data_protection(bench: Workbench) -> None:
    (letter,) = letters_to(bench, Role.HEAD)
    officer = bench.people[Role.DATA_PROTECTION]
    same = replace(letter, receiver=officer.id, question=None)
    keys = FakeKeys(bench.people[Role.CLEARING], set())
    body = Parcel(words=same.as_words()).packed()
    number, data = keys.seal_to_person(officer, envelope_kinds.EXTRACT, body, letter.posted_at)
    with bench.desk.change() as work:
        work.office.post.put(
            PostedEnvelope(
                id=number, audience=Audience.PERSON, posted_on=bench.clock.today(), data=data
            )
        )
        work.commit()


def extract_commands(bench: Workbench, extracts: Extracts) -> tuple[object, ...]:
    return (
        PostExtract(
            case=extracts.case,
            receiver=bench.people[Role.HEAD].id,
            parts=("narrative",),
            purpose=WHY,
            step=POLICE,
            exception=DANGER,
        ),
        AskColleague(
            case=extracts.case,
            colleague=extracts.colleague.id,
            step=POLICE,
            exception=DANGER,
            question=WHY,
        ),
        GrantRequest(
            case=extracts.case,
            approval=extracts.approval,
            verdict=Verdict.APPROVED,
            reason=WHY,
        ),
        ReadExtract(extracts.extract),
        AnswerExtract(extract=extracts.extract, verdict=Verdict.APPROVED, reason=WHY),
        RemoveExpired(),
    )


def extract_queries() -> tuple[object, ...]:
    return (MyExtracts(),)
