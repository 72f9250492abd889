"""A step with its second person, a letter with its consent and its names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.moment import Moment, Precision
from komma_desk.domain.person import Part
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.procedure.movement import StepNotPossible
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.accept_partners import AcceptPartners
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.refer_case import HandedOver, ReferCase
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_partner import SavePartner
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.effects.letter_parts import moment_said
from komma_desk.usecases.effects.second_person import NoSecondPerson, OnTheSpot
from komma_desk.usecases.effects.writing_letters import (
    ConsentMissing,
    NothingChosen,
    PartnerRetired,
)
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.words import Language, speaking
from tests.usecases.bench_keys import PASSPHRASE
from tests.usecases.deeds import Prepared, a_draft


def to_police(bench: Prepared, **known: Any) -> TakeStep:
    return TakeStep(case=bench.case, step=StepId("report_to_police"), **known)


def spot(login: str, passphrase: str = PASSPHRASE) -> OnTheSpot:
    return OnTheSpot(login=login, passphrase=passphrase)


@pytest.fixture
def in_check(bench: Prepared) -> Prepared:
    """The case of the bench, with offences being checked and no consent to tell the police."""
    seat = bench.at(Role.CLEARING)
    seat.perform(TakeStep(case=bench.case, step=StepId("accept")))
    facts = {"category": "THREAT", "urgency": "danger"}
    seat.perform(TakeStep(case=bench.case, step=StepId("take_in_hand"), facts=facts))
    seat.perform(TakeStep(case=bench.case, step=StepId("check_offences")))
    return bench


def test_without_consent_only_danger_to_life_and_a_second_person_open_the_way(
    in_check: Prepared,
) -> None:
    seat, head = in_check.at(Role.CLEARING), in_check.people[Role.HEAD]
    with pytest.raises(StepNotPossible):
        seat.perform(to_police(in_check))
    with pytest.raises(StepNotPossible):
        seat.perform(to_police(in_check, exception="danger_to_life"))
    me = in_check.people[Role.CLEARING].login
    with pytest.raises(StepNotPossible):
        seat.perform(to_police(in_check, exception="danger_to_life", second=spot(me)))
    seat.perform(to_police(in_check, exception="danger_to_life", second=spot(head.login)))
    event = seat.ask(CaseDesk(in_check.case)).file.history[-1]
    assert event.facts["exception"] == "danger_to_life"
    assert event.facts["second_person"] == str(head.id)


@pytest.mark.parametrize("role", [Role.REPORTER, Role.ADMINISTRATOR, Role.INTEGRATION])
def test_a_second_person_is_one_who_may_take_steps(in_check: Prepared, role: Role) -> None:
    second = spot(in_check.people[role].login)
    with pytest.raises(NoSecondPerson):
        in_check.at(Role.CLEARING).perform(
            to_police(in_check, exception="danger_to_life", second=second)
        )


def test_a_second_person_nobody_knows_or_whose_keys_were_exchanged_is_none(
    in_check: Prepared,
) -> None:
    seat = in_check.at(Role.CLEARING)
    in_check.swapped.add(in_check.people[Role.HEAD].id)
    for login in ("niemand", in_check.people[Role.HEAD].login):
        with pytest.raises(NoSecondPerson):
            seat.perform(to_police(in_check, exception="danger_to_life", second=spot(login)))
    in_check.swapped.clear()


def refer(bench: Prepared, *parts: str) -> ReferCase:
    return ReferCase(
        case=bench.case,
        partner=bench.partner.id,
        parts=parts,
        purpose="Bitte helfen Sie.",
        target=Path("/draußen/brief"),
    )


def test_a_letter_needs_at_least_one_part_and_an_active_partner(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    with pytest.raises(NothingChosen):
        seat.perform(refer(bench, "erfunden"))
    retired = replace(bench.partner, active=False)
    seat.perform(SavePartner(retired))
    seat.perform(AcceptPartners({retired.id: retired.revision + 1}))
    with pytest.raises(PartnerRetired):
        seat.perform(refer(bench, "narrative"))
    assert bench.outside.files == {}


def test_what_two_decided_in_danger_may_be_written_to_the_police_and_the_letter_says_so(
    in_check: Prepared,
) -> None:
    seat, head = in_check.at(Role.CLEARING), in_check.people[Role.HEAD]
    police = replace(in_check.partner, consent=Code("refer_police"))
    seat.perform(SavePartner(police))
    seat.perform(AcceptPartners({police.id: police.revision + 1}))
    with pytest.raises(ConsentMissing):
        seat.perform(refer(in_check, "narrative"))
    seat.perform(to_police(in_check, exception="danger_to_life", second=spot(head.login)))
    handed = seat.perform(refer(in_check, "narrative")).receipt
    assert isinstance(handed, HandedOver)
    sealed = in_check.outside.files[handed.target]
    letter = sealed.removeprefix(handed.passphrase.encode())[::-1].decode()
    for said in ("DecisionStatement", in_check.people[Role.CLEARING].name, head.name):
        assert said in letter


def test_a_name_stands_in_the_letter_only_where_it_was_chosen(bench: Prepared) -> None:
    reporter, seat = bench.at(Role.REPORTER), bench.at(Role.CLEARING)
    reporter.perform(ReportIncident(a_draft("Brief", reporter_role=Code("AFFECTED"))))
    taken: Any = seat.perform(TakeIn()).receipt
    (number,) = taken.numbers
    file = next(
        seat.ask(CaseDesk(CaseId(each))).file
        for each, case in bench.desk.content.cases.cases.items()
        if case.number == number
    )
    (affected,) = file.involved
    assert affected.part is Part.AFFECTED
    letters = []
    for parts in (("narrative",), ("narrative", f"involved:{affected.id}")):
        command = replace(refer(bench, *parts), case=file.case.id)
        handed = seat.perform(command).receipt
        assert isinstance(handed, HandedOver)
        sealed = bench.outside.files[handed.target]
        letters.append(sealed.removeprefix(handed.passphrase.encode())[::-1].decode())
    assert "die betroffene Person" in letters[0]
    assert [affected.name in letter for letter in letters] == [False, True]


def test_a_clock_that_runs_ahead_does_not_outlive_a_withdrawal(bench: Prepared) -> None:
    reporter, seat = bench.at(Role.REPORTER), bench.at(Role.CLEARING)
    bench.clock.at += timedelta(days=30)
    reporter.perform(ReportIncident(a_draft("von morgen")))
    bench.clock.at -= timedelta(days=30)
    seat.perform(TakeIn())
    case = next(
        key
        for key, each in bench.desk.content.cases.cases.items()
        if each.report.narrative == "von morgen"
    )
    withdrawn = RecordConsent(
        case=case,
        item=Code("refer_counselling"),
        state=ConsentState.WITHDRAWN,
        manner=ConsentManner.ORAL,
    )
    seat.perform(withdrawn)
    command = replace(refer(bench, "narrative"), case=case)
    with pytest.raises(ConsentMissing):
        seat.perform(command)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (Moment.unknown(), "unbekannt"),
        (Moment.on(date(2026, 10, 5)), "05.10.2026"),
        (Moment.on(date(2026, 10, 5), time(9, 5)), "09:05"),
        (Moment(precision=Precision.ABOUT, first_on=date(2026, 10, 5)), "05.10.2026"),
        (
            Moment(precision=Precision.SPAN, first_on=date(2026, 9, 1), last_on=date(2026, 10, 5)),
            "01.09.2026",
        ),
    ],
)
def test_a_moment_is_said_as_precisely_as_it_is_known(moment: Moment, said: str) -> None:
    assert said in moment_said(moment)
    with speaking(Language.ENGLISH):
        assert moment_said(moment) != said or moment.precision is Precision.DAY
