"""A letter about a restricted case reaches its circle, and nobody who was shut out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from komma_desk.domain.case import CaseListing
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.identifiers import CaseId, ReportId
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.lift_circle import LiftCircle
from komma_desk.usecases.commands.make_organisation_recovery import MakeOrganisationRecovery
from komma_desk.usecases.commands.report_incident import FilingReceipt, ReportIncident
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.say_anew import SayConsent
from komma_desk.usecases.commands.take_in import TakeIn, TakenIn
from komma_desk.usecases.commands.widen_circle import WidenCircle
from komma_desk.usecases.commands.write_to_office import WriteToOffice
from komma_desk.usecases.effects.readers_told import TO
from komma_desk.usecases.effects.reporters_letters import Heard
from komma_desk.usecases.effects.writing_to_office import NobodyToWriteTo
from komma_desk.usecases.office_recovery import recovery_in
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.desk_counts import DeskCounts
from tests.usecases.bench_keys import FakeKeys
from tests.usecases.deeds import OUT, a_draft
from tests.usecases.workbench import Workbench

DAY = date(2026, 10, 5)
LETTERS = {envelope_kinds.REPORTER_MESSAGE, envelope_kinds.REPORTER_WORD}


@pytest.fixture
def office() -> Workbench:
    """Karl and Ada clear; nobody stands in for them."""
    bench = Workbench()
    with bench.desk.change() as work:
        substitute = work.office.people.get(bench.people[Role.SUBSTITUTE].id)
        work.office.people.save(replace(substitute, standing=Standing.LEFT))
        work.commit()
    return bench


@pytest.fixture
def karl(office: Workbench) -> Person:
    return office.people[Role.CLEARING]


@pytest.fixture
def ada(office: Workbench) -> Person:
    return office.join("Ada Amt", Role.CLEARING, login="ada", signing=b"ada")


def filed(office: Workbench, *excluded: Person) -> ReportId:
    draft = replace(a_draft(), excluded=frozenset(each.id for each in excluded))
    receipt = office.at(Role.REPORTER).perform(ReportIncident(draft)).receipt
    assert isinstance(receipt, FilingReceipt)
    return receipt.report


def taken_in(office: Workbench, person: Person) -> TakenIn:
    receipt = office.seat(person).perform(TakeIn()).receipt
    assert isinstance(receipt, TakenIn)
    return receipt


def write(office: Workbench, report: ReportId) -> None:
    office.at(Role.REPORTER).perform(WriteToOffice(report=report, text="Er war wieder da."))


def letters_open_to(office: Workbench, person: Person) -> int:
    """How many letters of reporters in the post this person's keys open."""
    keys = FakeKeys(person, set())
    with office.desk.look() as work:
        posted = [
            each
            for audience in (Audience.CLEARING, Audience.PERSON)
            for each in work.office.post.waiting(audience)
        ]
    opened = (keys.try_open(each.data) for each in posted)
    return sum(each is not None and each.kind in LETTERS for each in opened)


def case_of(office: Workbench, person: Person) -> CaseId:
    lines: Any = office.seat(person).ask(CasePage(CaseListing()))
    return CaseId(lines[0].id)


def test_whom_she_shut_out_cannot_open_what_she_writes(
    office: Workbench, karl: Person, ada: Person
) -> None:
    report = filed(office, karl)
    taken_in(office, ada)
    write(office, report)
    assert (letters_open_to(office, karl), letters_open_to(office, ada)) == (0, 1)
    assert office.seat(ada).ask(DeskCounts()).post == 1
    assert taken_in(office, karl).letters == ()
    (heard,) = taken_in(office, ada).letters
    assert heard == Heard(office.seat(ada).ask(CasePage(CaseListing()))[0].number)
    assert office.seat(ada).ask(DeskCounts()).post == 0


def test_a_letter_written_before_her_report_was_taken_in_waits_for_it(
    office: Workbench, karl: Person, ada: Person
) -> None:
    report = filed(office, karl)
    write(office, report)
    assert len(taken_in(office, ada).letters) == 1
    (message,) = office.seat(ada).ask(CaseDesk(case_of(office, ada))).file.messages
    assert message.text == "Er war wieder da."


def test_before_it_is_taken_in_her_letters_go_where_her_report_went(
    office: Workbench, karl: Person, ada: Person
) -> None:
    report = filed(office, karl)
    bea = office.join("Bea Büro", Role.CLEARING, login="bea", signing=b"bea")
    write(office, report)
    assert (letters_open_to(office, bea), letters_open_to(office, ada)) == (0, 1)


def test_the_recovery_of_the_office_opens_what_she_writes_to_a_circle(
    office: Workbench, karl: Person, ada: Person
) -> None:
    office.seat(ada).perform(MakeOrganisationRecovery(OUT / "a", OUT / "b"))
    report = filed(office, karl)
    taken_in(office, ada)
    write(office, report)
    with office.desk.look() as work:
        kept = recovery_in(work.office.settings)
    assert kept is not None
    assert letters_open_to(office, kept.keys) == 1


def test_once_a_case_is_restricted_letters_go_to_the_circle_alone(
    office: Workbench, karl: Person, ada: Person
) -> None:
    report = filed(office)
    taken_in(office, karl)
    case = case_of(office, ada)
    office.seat(ada).perform(
        RestrictCase(case=case, members=frozenset({ada.id}), reason="befangen")
    )
    write(office, report)
    assert (letters_open_to(office, karl), letters_open_to(office, ada)) == (0, 1)
    office.at(Role.REPORTER).perform(
        SayConsent(report=report, item=Code("refer_agg"), state=ConsentState.GIVEN)
    )
    assert len(taken_in(office, ada).letters) == 2


def test_a_lifted_circle_hears_from_her_as_the_whole_office(
    office: Workbench, karl: Person, ada: Person
) -> None:
    report = filed(office)
    taken_in(office, karl)
    case = case_of(office, ada)
    only = RestrictCase(case=case, members=frozenset({ada.id}), reason="befangen")
    office.seat(ada).perform(only)
    office.seat(ada).perform(LiftCircle(case=case, reason="erledigt"))
    write(office, report)
    assert letters_open_to(office, karl) == 1


def test_whom_she_shut_out_stays_shut_out_of_what_she_writes_when_the_circle_is_lifted(
    office: Workbench, karl: Person, ada: Person
) -> None:
    report = filed(office, karl)
    taken_in(office, ada)
    office.seat(ada).perform(LiftCircle(case=case_of(office, ada), reason="nicht mehr nötig"))
    write(office, report)
    assert (letters_open_to(office, karl), letters_open_to(office, ada)) == (0, 1)


def test_a_letter_sent_before_the_circle_waits_for_one_of_it(
    office: Workbench, karl: Person, ada: Person
) -> None:
    report = filed(office)
    taken_in(office, karl)
    write(office, report)
    office.seat(ada).perform(
        RestrictCase(case=case_of(office, ada), members=frozenset({ada.id}), reason="befangen")
    )
    assert taken_in(office, karl).letters == ()
    assert len(taken_in(office, ada).letters) == 1


def forge(
    office: Workbench, by: Person, report: ReportId, readers: Sequence[Person], at: datetime
) -> None:
    """A letter of the office by one of its officers, which no programme of ours writes so."""
    words = {"report": str(report), TO: [str(each.id) for each in readers]}
    keys, to = FakeKeys(by, set()), office.people[Role.REPORTER]
    body = Parcel(words=words).packed()
    number, data = keys.seal_to_person(to, envelope_kinds.STANDING, body, at)
    with office.desk.change() as work:
        posted = PostedEnvelope(id=number, audience=Audience.PERSON, posted_on=DAY, data=data)
        work.office.post.put(posted)
        work.commit()


def test_no_officer_can_lead_her_letters_to_whom_she_shut_out(
    office: Workbench, karl: Person, ada: Person
) -> None:
    report = filed(office, karl)
    taken_in(office, ada)
    forge(office, ada, report, [ada, karl], office.clock.now())
    write(office, report)
    assert (letters_open_to(office, karl), letters_open_to(office, ada)) == (0, 1)


@pytest.mark.parametrize("days", [-30, 0, 1])
@pytest.mark.parametrize("readers", ["herself", "everybody"])
def test_who_was_shut_out_cannot_lead_her_letters_to_herself(
    office: Workbench, karl: Person, ada: Person, days: int, readers: str
) -> None:
    report = filed(office)
    taken_in(office, karl)
    only = RestrictCase(case=case_of(office, ada), members=frozenset({ada.id}), reason="befangen")
    office.seat(ada).perform(only)
    named = [karl] if readers == "herself" else []
    forge(office, karl, report, named, office.clock.now() + timedelta(days=days))
    with suppress(NobodyToWriteTo):
        write(office, report)
    assert letters_open_to(office, karl) == 0


def test_who_handed_a_case_over_stands_in_nobodys_way(
    office: Workbench, karl: Person, ada: Person
) -> None:
    bea = office.join("Bea Büro", Role.CLEARING, login="bea", signing=b"bea")
    report = filed(office)
    taken_in(office, karl)
    case = case_of(office, karl)
    handed = RestrictCase(case=case, members=frozenset({ada.id}), reason="befangen", leaving=True)
    office.seat(karl).perform(handed)
    office.seat(ada).perform(WidenCircle(case=case, person=bea.id, reason="Urlaub"))
    write(office, report)
    assert (letters_open_to(office, karl), letters_open_to(office, bea)) == (0, 1)


def test_whom_a_case_was_handed_to_opens_it_to_the_whole_office_again(
    office: Workbench, karl: Person, ada: Person
) -> None:
    report = filed(office)
    taken_in(office, karl)
    case = case_of(office, karl)
    handed = RestrictCase(case=case, members=frozenset({ada.id}), reason="befangen", leaving=True)
    office.seat(karl).perform(handed)
    office.seat(ada).perform(LiftCircle(case=case, reason="geklärt"))
    write(office, report)
    assert len(taken_in(office, karl).letters) == 1


def test_where_nobody_of_the_circle_is_left_nothing_is_sent(
    office: Workbench, karl: Person, ada: Person
) -> None:
    report = filed(office, karl)
    taken_in(office, ada)
    with office.desk.change() as work:
        work.office.people.save(replace(work.office.people.get(ada.id), standing=Standing.LEFT))
        work.commit()
    with pytest.raises(NobodyToWriteTo):
        write(office, report)
    assert letters_open_to(office, karl) == 0
