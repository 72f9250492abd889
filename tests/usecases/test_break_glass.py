"""An emergency opening takes two people, each of the right kind, and is told to the circle."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from komma_desk.domain.audit import Compartment
from komma_desk.domain.break_glass import (
    AskerIsExcluded,
    GlassAnswer,
    GlassAnswered,
    GlassRequest,
    GlassRequestTooOld,
    GlassState,
    NobodyKeepsTheHalf,
    NoSuchGlassRequest,
    NotApproved,
)
from komma_desk.domain.circle import HalvesDoNotFit, InACircle
from komma_desk.domain.circle_deeds import CircleDeed, InTheCircleAlready, NotRestricted
from komma_desk.domain.identifiers import CaseId, GlassRequestId
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.roles import Role
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.answer_break_glass import AnswerBreakGlass
from komma_desk.usecases.commands.ask_break_glass import AskBreakGlass
from komma_desk.usecases.commands.break_glass import BreakGlass
from komma_desk.usecases.commands.dismiss_circle_notice import DismissCircleNotice
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.circle_notices import CircleNotices
from komma_desk.usecases.queries.glass_requests import GlassRequests, MyGlassRequests
from tests.fakes.circles import HALF_B
from tests.usecases.bench_keys import FakeKeys
from tests.usecases.deeds import Prepared


def approve(request: GlassRequestId, **told: Any) -> AnswerBreakGlass:
    return AnswerBreakGlass(request=request, approve=True, reason="Gefahr im Verzug", **told)


def opened_by_clearing(bench: Prepared) -> Any:
    return bench.at(Role.CLEARING).perform(BreakGlass(bench.circles.approved)).receipt


def close_to_colleague(bench: Prepared, case: CaseId, **told: Any) -> None:
    only_her = frozenset({bench.circles.colleague.id})
    bench.seat(bench.circles.colleague).perform(
        RestrictCase(case=case, members=only_her, reason="Befangenheit", **told)
    )


def ask(bench: Prepared, case: CaseId) -> GlassRequestId:
    told: Any = bench.at(Role.CLEARING).perform(AskBreakGlass(case=case, reason="Notfall")).receipt
    request: GlassRequestId = told.request
    return request


def answer_of(bench: Prepared, role: Role, request: GlassRequestId, half: bytes) -> None:
    """A letter that looks like an approval, sealed and signed by whoever holds this role."""
    answer = GlassAnswer(
        request=request,
        case=bench.circles.closed,
        generation=1,
        approved=True,
        reason="gefälscht",
        half=half,
    )
    keys = FakeKeys(bench.people[role], bench.swapped)
    body = Parcel(words=answer.as_words()).packed()
    clearing, now = bench.people[Role.CLEARING], bench.clock.now()
    number, data = keys.seal_to_person(clearing, envelope_kinds.BREAK_GLASS_ANSWER, body, now)
    with bench.desk.change() as work:
        work.office.post.put(
            PostedEnvelope(id=number, audience=Audience.PERSON, posted_on=now.date(), data=data)
        )
        work.commit()


def test_with_an_approval_the_case_opens_and_its_history_names_both(bench: Prepared) -> None:
    opened_by_clearing(bench)
    event = bench.at(Role.CLEARING).ask(CaseDesk(bench.circles.breakable)).file.history[-1]
    assert (event.action, event.by) == (CircleDeed.BROKEN_INTO, bench.people[Role.CLEARING].id)
    assert event.facts["approved_by"] == str(bench.people[Role.HEAD].id)
    assert event.facts["reason"] == event.facts["approval"]


def test_the_log_names_both(bench: Prepared) -> None:
    opened_by_clearing(bench)
    where, line = bench.desk.log[-1]
    assert (where, line.action) == (Compartment.CASES, "break glass")
    assert line.detail["approved by"] == str(bench.people[Role.HEAD].id)


def test_without_an_answer_nothing_opens(bench: Prepared) -> None:
    with pytest.raises(NotApproved):
        bench.at(Role.CLEARING).perform(BreakGlass(bench.circles.asked))
    with pytest.raises(InACircle):
        bench.at(Role.CLEARING).ask(CaseDesk(bench.circles.closed))


def test_a_declined_request_opens_nothing(bench: Prepared) -> None:
    declined = AnswerBreakGlass(request=bench.circles.asked, approve=False, reason="kein Grund")
    bench.at(Role.HEAD).perform(declined)
    with pytest.raises(NotApproved):
        bench.at(Role.CLEARING).perform(BreakGlass(bench.circles.asked))
    (waiting,) = [
        each
        for each in bench.at(Role.CLEARING).ask(MyGlassRequests())
        if each.request == bench.circles.asked
    ]
    assert (waiting.state, waiting.answer) == (GlassState.DECLINED, "kein Grund")


def test_an_answer_of_somebody_who_keeps_nothing_counts_for_nothing(bench: Prepared) -> None:
    for role in (Role.CLEARING, Role.ADMINISTRATOR, Role.INTEGRATION, Role.REPORTER):
        answer_of(bench, role, bench.circles.asked, HALF_B)
    with pytest.raises(NotApproved):
        bench.at(Role.CLEARING).perform(BreakGlass(bench.circles.asked))


def test_a_half_somebody_made_up_opens_nothing(bench: Prepared) -> None:
    answer_of(bench, Role.HEAD, bench.circles.asked, b"x" * 32)
    with pytest.raises(HalvesDoNotFit):
        bench.at(Role.CLEARING).perform(BreakGlass(bench.circles.asked))


def test_an_answer_to_another_request_does_not_count(bench: Prepared) -> None:
    second = ask(bench, bench.circles.closed)
    bench.at(Role.HEAD).perform(approve(bench.circles.asked))
    with pytest.raises(NotApproved):
        bench.at(Role.CLEARING).perform(BreakGlass(second))


def test_once_it_was_used_nobody_else_is_asked_any_more(bench: Prepared) -> None:
    def waiting() -> set[GlassRequestId]:
        return {each.request for each in bench.at(Role.DATA_PROTECTION).ask(GlassRequests())}

    assert bench.circles.approved in waiting()
    opened_by_clearing(bench)
    assert waiting() == {bench.circles.asked}


def test_an_approval_is_used_once(bench: Prepared) -> None:
    opened_by_clearing(bench)
    with pytest.raises(NoSuchGlassRequest):
        opened_by_clearing(bench)


def test_an_approval_opens_no_later_circle(bench: Prepared) -> None:
    close_to_colleague(bench, bench.circles.breakable)
    with pytest.raises(HalvesDoNotFit):
        opened_by_clearing(bench)
    assert [each.request for each in bench.at(Role.CLEARING).ask(MyGlassRequests())] == [
        bench.circles.asked
    ]


def test_a_request_runs_out_after_seven_days_on_both_desks(bench: Prepared) -> None:
    bench.clock.at += timedelta(days=7, hours=1)
    with pytest.raises(GlassRequestTooOld):
        bench.at(Role.HEAD).perform(approve(bench.circles.asked))
    with pytest.raises(GlassRequestTooOld):
        opened_by_clearing(bench)


def test_a_keeper_answers_once(bench: Prepared) -> None:
    with pytest.raises(GlassAnswered):
        bench.at(Role.HEAD).perform(approve(bench.circles.approved))


def test_nobody_answers_what_she_was_not_asked(bench: Prepared) -> None:
    other = bench.join("Andere Leitung", Role.HEAD, signing=b"andere")
    with pytest.raises(NoSuchGlassRequest):
        bench.seat(other).perform(approve(bench.circles.asked))


def test_only_whoever_asked_can_use_an_answer(bench: Prepared) -> None:
    third = bench.join("Unbeteiligte Kollegin", Role.CLEARING, signing=b"dritte")
    with pytest.raises(NoSuchGlassRequest):
        bench.seat(third).perform(BreakGlass(bench.circles.approved))


def test_of_an_open_case_and_of_ones_own_nothing_is_asked(bench: Prepared) -> None:
    for case, refusal in ((bench.case, NotRestricted), (bench.circles.hers, InTheCircleAlready)):
        with pytest.raises(refusal):
            bench.at(Role.CLEARING).perform(AskBreakGlass(case=case, reason="Notfall"))


def test_whoever_is_of_clearing_keeps_no_other_half(bench: Prepared) -> None:
    """She holds the half of clearing: with another one she would need nobody."""
    both = bench.join("Leitung Und Clearing", Role.HEAD, Role.CLEARING, signing=b"beides")
    close_to_colleague(bench, bench.case)
    with bench.desk.look() as work:
        assert both.id not in work.cases.cases.shares(bench.case).b


def test_where_no_keeper_is_left_the_page_is_told_so(bench: Prepared) -> None:
    keepers = frozenset({bench.people[Role.HEAD].id, bench.people[Role.DATA_PROTECTION].id})
    close_to_colleague(bench, bench.case, excluded=keepers)
    with pytest.raises(NobodyKeepsTheHalf):
        ask(bench, bench.case)


def test_whoever_is_excluded_and_asks_is_named_to_the_keeper(bench: Prepared) -> None:
    close_to_colleague(bench, bench.case, excluded=frozenset({bench.people[Role.CLEARING].id}))
    request = ask(bench, bench.case)
    head = bench.at(Role.HEAD)
    (asked,) = [each for each in head.ask(GlassRequests()) if each.request == request]
    assert (asked.asker_excluded, asked.excluded) == (True, (bench.people[Role.CLEARING].name,))
    with pytest.raises(AskerIsExcluded):
        head.perform(approve(request))
    head.perform(approve(request, although_excluded=True))
    bench.at(Role.CLEARING).perform(BreakGlass(request))
    assert bench.desk.log[-1][1].action == "break glass as excluded"
    (notice,) = bench.seat(bench.circles.colleague).ask(CircleNotices())
    assert notice.excluded


def test_a_request_relabelled_on_its_way_is_unusable(bench: Prepared) -> None:
    """The number in the request is what the asking person says; the half knows better."""
    with bench.desk.look() as work:
        share = work.cases.cases.shares(bench.circles.closed).b[bench.people[Role.HEAD].id]
    head = bench.at(Role.HEAD)
    (asked,) = [each for each in head.ask(GlassRequests()) if each.request == bench.circles.asked]
    forged = GlassRequest(
        id=GlassRequestId(bench.circles.hers),
        case=bench.circles.hers,
        number=asked.number,
        generation=1,
        reason="harmlos",
        share=share,
    )
    keys = FakeKeys(bench.people[Role.CLEARING], bench.swapped)
    body, now = Parcel(words=forged.as_words()).packed(), bench.clock.now()
    number, data = keys.seal_to_person(
        bench.people[Role.HEAD], envelope_kinds.BREAK_GLASS_REQUEST, body, now
    )
    with bench.desk.change() as work:
        work.office.post.put(
            PostedEnvelope(id=number, audience=Audience.PERSON, posted_on=now.date(), data=data)
        )
        work.commit()
    with pytest.raises(HalvesDoNotFit):
        head.perform(approve(forged.id))


def test_every_member_is_told_until_she_has_seen_it(bench: Prepared) -> None:
    opened_by_clearing(bench)
    colleague = bench.seat(bench.circles.colleague)
    (notice,) = colleague.ask(CircleNotices())
    assert (notice.case, notice.approved_by) == (
        bench.circles.breakable,
        bench.people[Role.HEAD].name,
    )
    colleague.perform(DismissCircleNotice(notice.key))
    assert colleague.ask(CircleNotices()) == ()
    assert bench.at(Role.CLEARING).ask(CircleNotices()) == ()


def test_a_request_of_somebody_whose_keys_were_swapped_is_not_answered(bench: Prepared) -> None:
    bench.swapped.add(bench.people[Role.CLEARING].id)
    with pytest.raises(NoSuchGlassRequest):
        bench.at(Role.HEAD).perform(approve(bench.circles.asked))


def test_an_answer_under_a_role_nobody_signed_does_not_count(bench: Prepared) -> None:
    bench.swapped.add(bench.people[Role.HEAD].id)
    with pytest.raises(NotApproved):
        opened_by_clearing(bench)


def test_letters_are_read_as_they_were_written(bench: Prepared) -> None:
    answer = GlassAnswer(
        request=bench.circles.asked,
        case=bench.case,
        generation=3,
        approved=True,
        reason="r",
        excluded=True,
        half=b"h" * 32,
    )
    assert GlassAnswer.read(answer.as_words()) == answer
    assert GlassAnswer.read(replace(answer, approved=False).as_words()).approved is False
