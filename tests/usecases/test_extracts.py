"""To whom extracts go, what they hold, who may be asked, and what an approval settles."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from komma_desk.domain.approval import Verdict
from komma_desk.domain.extract import ExtractLetter, NotAnExtract
from komma_desk.domain.identifiers import CaseId, ExtractId
from komma_desk.domain.person import Part
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.procedure.movement import StepNotPossible
from komma_desk.domain.roles import Role
from komma_desk.domain.text import TextMissing
from komma_desk.usecases.commands.answer_extract import (
    AnsweredAlready,
    AnswerExtract,
    NothingAsked,
    NotReadYet,
)
from komma_desk.usecases.commands.ask_colleague import AskColleague, NotAColleague
from komma_desk.usecases.commands.grant_request import GrantRequest, NotAskedOfYou
from komma_desk.usecases.commands.involve import Involve
from komma_desk.usecases.commands.post_extract import (
    NotAReceiver,
    NothingChosen,
    OnlyTheHeadApproves,
    PostExtract,
    PurposeMissing,
    TooLong,
)
from komma_desk.usecases.commands.read_extract import ReadExtract
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.effects.approvals import NothingToApprove, PersonHasAPart
from komma_desk.usecases.effects.own_extracts import ExtractGone
from komma_desk.usecases.queries.case_desk import CaseDesk
from tests.usecases.deeds import Prepared
from tests.usecases.extract_examples import DANGER, POLICE, letters_to, post_to_the_head


def post(bench: Prepared, to: Role, **told: Any) -> ExtractId:
    wanted: dict[str, Any] = {"parts": ("narrative",), "purpose": "Prüfung"} | told
    posted: Any = bench.at(Role.CLEARING).perform(
        PostExtract(case=bench.extracts.case, receiver=bench.people[to].id, **wanted)
    )
    return ExtractId(posted.receipt)


@pytest.mark.parametrize("role", [Role.REPORTER, Role.INTEGRATION, Role.ADMINISTRATOR])
def test_extracts_go_to_the_head_and_to_data_protection_only(bench: Prepared, role: Role) -> None:
    with pytest.raises(NotAReceiver):
        post(bench, role)


def test_nothing_is_posted_to_keys_nobody_vouches_for(bench: Prepared) -> None:
    bench.swapped.add(bench.people[Role.HEAD].id)
    with pytest.raises(NotAReceiver):
        post(bench, Role.HEAD)


def test_data_protection_needs_a_purpose_and_is_asked_for_no_approval(bench: Prepared) -> None:
    with pytest.raises(PurposeMissing):
        post(bench, Role.DATA_PROTECTION, purpose="  ")
    with pytest.raises(OnlyTheHeadApproves):
        post(bench, Role.DATA_PROTECTION, step=POLICE, exception=DANGER)


def test_an_extract_holds_something_and_ends(bench: Prepared) -> None:
    with pytest.raises(NothingChosen):
        post(bench, Role.HEAD, parts=("erfunden",))
    for days in (0, 91):
        with pytest.raises(TooLong):
            post(bench, Role.HEAD, days=days)


def test_only_what_was_chosen_travels(bench: Prepared) -> None:
    posted = post(bench, Role.DATA_PROTECTION, parts=("forms",))
    (letter,) = [each for each in letters_to(bench, Role.DATA_PROTECTION) if each.id == posted]
    assert [part.key for part in letter.parts] == ["forms"]


@pytest.mark.parametrize("part", list(Part))
def test_whoever_has_a_part_in_the_case_gets_no_extract(bench: Prepared, part: Part) -> None:
    head = bench.people[Role.HEAD]
    involve = Involve(case=bench.extracts.case, part=part, name="x", person=head.id)
    bench.at(Role.CLEARING).perform(involve)
    with pytest.raises(PersonHasAPart):
        post(bench, Role.HEAD)


def test_whoever_must_not_see_the_case_gets_no_extract(bench: Prepared) -> None:
    me, head = bench.people[Role.CLEARING].id, bench.people[Role.HEAD].id
    restrict = RestrictCase(
        case=bench.extracts.case,
        members=frozenset({me}),
        excluded=frozenset({head}),
        reason="Befangen",
    )
    bench.at(Role.CLEARING).perform(restrict)
    with pytest.raises(PersonHasAPart):
        post(bench, Role.HEAD)


def test_the_answer_in_a_restricted_case_goes_to_its_circle_and_comes_home(
    bench: Prepared,
) -> None:
    me, case = bench.people[Role.CLEARING].id, bench.extracts.case
    restrict = RestrictCase(case=case, members=frozenset({me}), reason="Enger Kreis")
    bench.at(Role.CLEARING).perform(restrict)
    extract = post_to_the_head(bench, case)
    answer(bench, extract)
    other: Any = bench.seat(bench.extracts.colleague).perform(TakeIn())
    assert other.receipt.answers == ()
    mine: Any = bench.at(Role.CLEARING).perform(TakeIn())
    assert [each.doubt for each in mine.receipt.answers] == [None]
    police(bench, case)


def answer(bench: Prepared, extract: ExtractId, verdict: Verdict = Verdict.APPROVED) -> None:
    head = bench.at(Role.HEAD)
    head.perform(ReadExtract(extract))
    head.perform(AnswerExtract(extract=extract, verdict=verdict, reason="Weil."))


def police(bench: Prepared, case: CaseId) -> None:
    bench.at(Role.CLEARING).perform(TakeStep(case=case, step=POLICE, exception=DANGER))


def test_one_answers_once_with_a_reason_and_only_what_was_asked_and_read(bench: Prepared) -> None:
    head, extract = bench.at(Role.HEAD), post_to_the_head(bench, bench.extracts.case)
    yes = AnswerExtract(extract=extract, verdict=Verdict.APPROVED, reason="Ja.")
    with pytest.raises(NotReadYet):
        head.perform(yes)
    head.perform(ReadExtract(extract))
    with pytest.raises(TextMissing):
        head.perform(replace(yes, reason=" "))
    head.perform(yes)
    with pytest.raises(AnsweredAlready):
        head.perform(replace(yes, verdict=Verdict.REFUSED))
    plain = post(bench, Role.HEAD)
    head.perform(ReadExtract(plain))
    with pytest.raises(NothingAsked):
        head.perform(replace(yes, extract=plain))


def test_nobody_reads_or_answers_after_the_last_day(bench: Prepared) -> None:
    extract = post_to_the_head(bench, bench.extracts.case)
    bench.at(Role.HEAD).perform(ReadExtract(extract))
    bench.clock.at += timedelta(days=31)
    late = AnswerExtract(extract=extract, verdict=Verdict.APPROVED, reason="Ja.")
    for command in (ReadExtract(extract), late):
        with pytest.raises(ExtractGone):
            bench.at(Role.HEAD).perform(command)


def test_a_refused_approval_settles_nothing(bench: Prepared) -> None:
    answer(bench, bench.extracts.extract, Verdict.REFUSED)
    bench.at(Role.CLEARING).perform(TakeIn())
    with pytest.raises(StepNotPossible):
        police(bench, bench.extracts.case)


def test_an_approval_is_dead_once_the_case_left_its_state(bench: Prepared) -> None:
    """Left and come back: the head approved another moment."""
    case, seat = bench.extracts.case, bench.at(Role.CLEARING)
    extract = post_to_the_head(bench, case)
    answer(bench, extract)
    seat.perform(TakeIn())
    assert seat.ask(CaseDesk(case)).agreed
    seat.perform(TakeStep(case=case, step=StepId("back_to_triage"), facts={"reason": "Neu."}))
    seat.perform(TakeStep(case=case, step=StepId("take_in_hand")))
    view = seat.ask(CaseDesk(case))
    assert "criminal_in_check" in view.file.case.position
    assert not view.agreed


def test_an_approval_of_somebody_whose_keys_were_exchanged_counts_no_longer(
    bench: Prepared,
) -> None:
    answer(bench, bench.extracts.extract)
    seat = bench.at(Role.CLEARING)
    seat.perform(TakeIn())
    bench.swapped.add(bench.people[Role.HEAD].id)
    assert not seat.ask(CaseDesk(bench.extracts.case)).agreed


def test_approvals_are_asked_only_where_two_people_are_needed(bench: Prepared) -> None:
    for step, exception in (("accept", ""), ("end_criminal", ""), ("erfunden", "")):
        with pytest.raises(NothingToApprove):
            post(bench, Role.HEAD, step=StepId(step), exception=exception)


def asks(bench: Prepared, **told: Any) -> AskColleague:
    wanted: dict[str, Any] = {
        "case": bench.extracts.case,
        "colleague": bench.extracts.colleague.id,
        "step": POLICE,
        "exception": DANGER,
    }
    return AskColleague(**wanted | told)


@pytest.mark.parametrize("role", [Role.CLEARING, Role.HEAD, Role.REPORTER, Role.INTEGRATION])
def test_in_the_case_only_another_officer_is_asked(bench: Prepared, role: Role) -> None:
    with pytest.raises(NotAColleague):
        bench.at(Role.CLEARING).perform(asks(bench, colleague=bench.people[role].id))


def test_only_who_was_asked_answers_a_request_and_once(bench: Prepared) -> None:
    seat, hers = bench.at(Role.CLEARING), bench.seat(bench.extracts.colleague)
    asked: Any = seat.perform(asks(bench))
    yes = GrantRequest(
        case=bench.extracts.case, approval=asked.receipt, verdict=Verdict.APPROVED, reason="Ja."
    )
    with pytest.raises(NotAskedOfYou):
        seat.perform(yes)
    hers.perform(yes)
    with pytest.raises(NotAskedOfYou):
        hers.perform(yes)
    police(bench, bench.extracts.case)


def test_whoever_was_asked_and_became_a_part_of_the_case_agrees_to_nothing(
    bench: Prepared,
) -> None:
    seat, colleague = bench.at(Role.CLEARING), bench.extracts.colleague
    asked: Any = seat.perform(asks(bench))
    seat.perform(
        Involve(case=bench.extracts.case, part=Part.AFFECTED, name="x", person=colleague.id)
    )
    yes = GrantRequest(
        case=bench.extracts.case, approval=asked.receipt, verdict=Verdict.APPROVED, reason="Ja."
    )
    with pytest.raises(PersonHasAPart):
        bench.seat(colleague).perform(yes)


@pytest.mark.parametrize(
    "change",
    [
        {"parts": [["x", "y"]]},
        {"parts": [["x", "y", 3]]},
        {"number": None},
        {"posted_at": "2026-10-05T08:00:00"},
        {"readable_until": "morgen"},
        {"question": {"approval": "x"}},
        {"purpose": "\0"},
    ],
)
def test_a_letter_that_is_no_extract_is_passed_over(
    bench: Prepared, change: dict[str, Any]
) -> None:
    (letter, *_rest) = letters_to(bench, Role.HEAD)
    assert ExtractLetter.read(letter.as_words()) == letter
    with pytest.raises(NotAnExtract):
        ExtractLetter.read(letter.as_words() | change)
