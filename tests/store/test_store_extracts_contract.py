"""What the rooms of extracts and approvals promise, on the fake and on the encrypted file alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from komma_desk.domain.approval import Approval, ApprovalAnswer, Verdict
from komma_desk.domain.extract import Extract
from komma_desk.domain.identifiers import ApprovalId, ExtractId, PersonId
from komma_desk.domain.scope import Scope
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.usecases.ports.work import Desk
from tests.fakes.samples import EVERYTHING, NOON, a_case

ADA, KAI = PersonId(uuid4()), PersonId(uuid4())
ANSWER = ApprovalAnswer(verdict=Verdict.APPROVED, reason="Ja.", at=NOON, signature=b"s" * 64)


def an_approval(**told: Any) -> Approval:
    known: dict[str, Any] = {
        "id": ApprovalId(uuid4()),
        "asked": ADA,
        "asked_by": KAI,
        "asked_at": NOON,
        "step": "release",
        "state": "closing_check",
        "exception": "",
        "question": "Gut so?",
    }
    return Approval(**known | told)


def an_extract(**told: Any) -> Extract:
    known: dict[str, Any] = {
        "id": ExtractId(uuid4()),
        "receiver": ADA,
        "receiver_name": "Ada",
        "parts": ("narrative", "forms"),
        "purpose": "Freigabe",
        "posted_at": NOON,
        "posted_by": KAI,
        "readable_until": NOON.date() + timedelta(days=30),
        "approval": None,
    }
    return Extract(**known | told)


def test_extracts_and_approvals_come_back_as_they_were(desk: Desk) -> None:
    case, asked = a_case(), an_approval()
    used = an_approval(answer=ANSWER, used_at=NOON + timedelta(days=1))
    posted = (an_extract(), an_extract(approval=asked.id))
    with desk.change() as work:
        work.cases.cases.add(case, None)
        for each in posted:
            work.cases.cases.add_extract(case.id, each)
        for approval in (asked, used):
            work.cases.cases.add_approval(case.id, approval)
        work.commit()
    with desk.look() as work:
        file = work.cases.cases.file(case.id, EVERYTHING)
    assert file.extracts == posted
    assert file.approvals == (asked, used)


def test_an_answer_is_kept_with_its_own_case_only(desk: Desk) -> None:
    case, other, asked = a_case(), a_case(number="2026-0002"), an_approval()
    answered = replace(asked, answer=ANSWER)
    with desk.change() as work:
        for each in (case, other):
            work.cases.cases.add(each, None)
        work.cases.cases.add_approval(case.id, asked)
        with pytest.raises(ChangedMeanwhile):
            work.cases.cases.save_approval(other.id, answered)
        work.cases.cases.save_approval(case.id, answered)
        work.commit()
    with desk.look() as work:
        assert work.cases.cases.file(case.id, EVERYTHING).approvals == (answered,)
        assert work.cases.cases.file(other.id, EVERYTHING).approvals == ()


def test_what_is_asked_of_somebody_is_found_by_number_until_it_is_answered(desk: Desk) -> None:
    first, second = a_case(number="2026-0009"), a_case(number="2026-0010")
    one, two = an_approval(), an_approval()
    with desk.change() as work:
        cases = work.cases.cases
        for case, approval in ((second, two), (first, one)):
            cases.add(case, None)
            cases.add_approval(case.id, approval)
        assert cases.asked_of(ADA, EVERYTHING) == (first.id, second.id)
        assert cases.asked_of(KAI, EVERYTHING) == ()
        assert cases.asked_of(ADA, Scope(KAI, all_cases=False)) == ()
        cases.save_approval(first.id, replace(one, answer=ANSWER))
        assert cases.asked_of(ADA, EVERYTHING) == (second.id,)
