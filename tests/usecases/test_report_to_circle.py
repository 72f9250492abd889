"""Who must not see this? Said at filing, and what the office makes of such a report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from komma_desk.domain.addressees import Addressees
from komma_desk.domain.case import ReporterTrust
from komma_desk.domain.identifiers import PersonId, ReportId
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.person import Person, Standing
from komma_desk.domain.roles import Role
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.report_incident import FilingReceipt, ReportIncident
from komma_desk.usecases.commands.seal_report_file import SealedFileReceipt, SealReportFile
from komma_desk.usecases.commands.take_in import TakeIn, TakenIn
from komma_desk.usecases.commands.take_in_file import TakeInFile
from komma_desk.usecases.effects.addressing import NobodyLeft
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.usecases.queries.desk_counts import DeskCounts
from komma_desk.usecases.queries.my_draft import MyDraft
from komma_desk.usecases.queries.my_reports import MyReports
from komma_desk.usecases.queries.possible_readers import PossibleReaders
from tests.usecases.bench_keys import FakeKeys, NotForYou
from tests.usecases.deeds import OUT, a_draft
from tests.usecases.workbench import Workbench


@pytest.fixture
def office() -> Workbench:
    """Nobody stands in for anybody: Karl clears alone until Ada comes."""
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
def ada(office: Workbench, karl: Person) -> Person:
    return office.join("Ada Amt", Role.CLEARING, login="ada", signing=b"ada")


def filed_without(office: Workbench, *excluded: Person) -> FilingReceipt:
    draft = replace(a_draft(), excluded=frozenset(each.id for each in excluded))
    receipt = office.at(Role.REPORTER).perform(ReportIncident(draft)).receipt
    assert isinstance(receipt, FilingReceipt)
    return receipt


def taken_in(office: Workbench, person: Person) -> TakenIn:
    receipt = office.seat(person).perform(TakeIn()).receipt
    assert isinstance(receipt, TakenIn)
    return receipt


def circle_of(office: Workbench, number: str) -> Any:
    with office.desk.look() as work:
        cases: Any = work.cases.cases
        return next(each.circle for each in cases._content.cases.values() if each.number == number)


def test_whoever_was_excluded_finds_nothing_and_the_others_take_it_in(
    office: Workbench, karl: Person, ada: Person
) -> None:
    filed_without(office, karl)
    assert taken_in(office, karl) == TakenIn((), ())
    (number,) = taken_in(office, ada).numbers
    circle = circle_of(office, number)
    assert (circle.members, circle.excluded) == ({ada.id}, {karl.id})
    assert taken_in(office, ada).numbers == ()


def test_without_anybody_excluded_all_of_clearing_can_take_it_in(
    office: Workbench, karl: Person
) -> None:
    receipt = filed_without(office)
    assert receipt.sent_to == ()
    (number,) = taken_in(office, karl).numbers
    assert circle_of(office, number) is None


def test_the_receipt_and_my_reports_name_who_got_it(
    office: Workbench, karl: Person, ada: Person
) -> None:
    assert filed_without(office, karl).sent_to == (ada.name,)
    (mine,) = office.at(Role.REPORTER).ask(MyReports())
    assert (mine.sent_to, mine.kept_from) == ((ada.name,), (karl.name,))


def test_the_reporter_hears_where_it_stands(office: Workbench, karl: Person, ada: Person) -> None:
    filed_without(office, karl)
    taken_in(office, ada)
    (mine,) = office.at(Role.REPORTER).ask(MyReports())
    assert len(mine.news) == 1


def test_where_nobody_is_left_nothing_is_filed_and_the_draft_stays(
    office: Workbench, karl: Person
) -> None:
    reporter = office.at(Role.REPORTER)
    draft = replace(a_draft(), excluded=frozenset({karl.id}))
    with pytest.raises(NobodyLeft) as refused:
        reporter.perform(ReportIncident(draft))
    assert "{" not in refused.value.spoken()
    with office.desk.look() as work:
        assert work.office.post.count(Audience.PERSON) == 0
    assert reporter.ask(MyDraft()) is None


def test_only_keys_clearing_signed_are_sealed_to(
    office: Workbench, karl: Person, ada: Person
) -> None:
    office.join("Bo Beck", Role.CLEARING, standing=Standing.ARRIVED)
    swapped = office.join("Cy Clar", Role.CLEARING)
    office.swapped.add(swapped.id)
    assert filed_without(office, karl).sent_to == (ada.name,)


def test_the_head_can_be_excluded_too(office: Workbench, karl: Person, ada: Person) -> None:
    head = office.people[Role.HEAD]
    assert set(filed_without(office, head).sent_to) == {karl.name, ada.name}
    (number,) = taken_in(office, ada).numbers
    assert circle_of(office, number).excluded == {head.id}


def test_everybody_who_could_come_to_read_it_is_offered(
    office: Workbench, karl: Person, ada: Person
) -> None:
    office.join("Weg Gegangen", Role.CLEARING, standing=Standing.LEFT)
    offered = office.at(Role.REPORTER).ask(PossibleReaders())
    assert [each.person for each in offered if each.reads_cases] == [ada.id, karl.id]
    assert {each.role for each in offered if not each.reads_cases} == {
        Role.HEAD,
        Role.DATA_PROTECTION,
    }


def test_a_sealed_file_is_opened_by_those_it_names_alone(
    office: Workbench, karl: Person, ada: Person
) -> None:
    draft = replace(a_draft(), excluded=frozenset({karl.id}))
    receipt = office.at(Role.REPORTER).perform(SealReportFile(draft, OUT / "f")).receipt
    assert receipt == SealedFileReceipt(OUT / "f", (ada.name,))
    with pytest.raises(NotForYou):
        office.seat(karl).perform(TakeInFile(OUT / "f"))
    number: Any = office.seat(ada).perform(TakeInFile(OUT / "f")).receipt
    assert circle_of(office, number).members == {ada.id}


def test_the_desk_counts_what_lies_there_for_her_alone(
    office: Workbench, karl: Person, ada: Person
) -> None:
    filed_without(office, karl)
    assert office.seat(ada).ask(DeskCounts()).post == 1
    assert office.seat(karl).ask(DeskCounts()).post == 0
    taken_in(office, ada)
    assert office.seat(ada).ask(DeskCounts()).post == 0


def test_two_desks_make_one_case_of_it_also_after_a_crash(
    office: Workbench, karl: Person, ada: Person
) -> None:
    bo = office.join("Bo Beck", Role.CLEARING, signing=b"bo")
    filed_without(office, karl)
    with office.desk.look() as work:
        (letter, *_rest) = [each for _, each in work.office.post.after(Audience.PERSON, 0)]
    assert len(taken_in(office, ada).numbers) == 1
    with office.desk.change() as work:  # the crash: the case is there, the post was not cleared
        work.office.post.put(letter)
        work.commit()
    assert taken_in(office, bo) == TakenIn((), ())
    with office.desk.look() as work:
        assert letter.id not in {each.id for _, each in work.office.post.after(Audience.PERSON, 0)}


def posted(office: Workbench, by: Person, to: Person, words: dict[str, Any]) -> None:
    keys = FakeKeys(by, office.swapped)
    body = Parcel(words=words).packed()
    kind = envelope_kinds.REPORT_TO_CIRCLE
    envelope, data = keys.seal_to_people([to], kind, body, office.clock.now())
    with office.desk.change() as work:
        today = office.clock.today()
        work.office.post.put(
            PostedEnvelope(id=envelope, audience=Audience.PERSON, posted_on=today, data=data)
        )
        work.commit()


def told(office: Workbench, members: list[Person], excluded: list[Person]) -> dict[str, Any]:
    report = a_draft().file_as(ReportId(uuid4()), at=office.clock.now())
    named = Addressees(
        members={each.id: each.name for each in members},
        excluded={each.id: each.name for each in excluded},
    )
    return report_record(report) | named.as_words()


def test_names_in_an_unconfirmed_letter_widen_nothing_and_the_case_is_not_lost(
    office: Workbench, karl: Person, ada: Person
) -> None:
    stranger = office.join("Neu Da", Role.REPORTER, standing=Standing.ARRIVED, signing=b"neu")
    posted(office, stranger, ada, told(office, [ada, karl], []))
    (number,) = taken_in(office, ada).numbers
    assert circle_of(office, number).members == {ada.id}


def test_somebody_of_no_clearing_office_never_comes_into_the_circle(
    office: Workbench, karl: Person, ada: Person
) -> None:
    reporter = office.people[Role.REPORTER]
    left = office.join("Weg Gegangen", Role.CLEARING, standing=Standing.LEFT)
    posted(office, reporter, ada, told(office, [reporter, left, karl], [karl]))
    (number,) = taken_in(office, ada).numbers
    circle = circle_of(office, number)
    assert (circle.members, circle.excluded) == ({ada.id}, {karl.id})


@pytest.mark.parametrize("said", [None, 3, {"members": 3}, {"excluded": {"x": "y"}}])
def test_a_letter_that_names_nobody_readable_goes_to_whoever_opened_it(
    office: Workbench, ada: Person, said: object
) -> None:
    words = told(office, [ada], []) | {"circle": said}
    posted(office, office.people[Role.REPORTER], ada, words)
    (number,) = taken_in(office, ada).numbers
    assert circle_of(office, number).members == {ada.id}


def test_whoever_could_open_it_is_in_though_the_letter_excludes_her(
    office: Workbench, ada: Person
) -> None:
    posted(office, office.people[Role.REPORTER], ada, told(office, [], [ada]))
    (number,) = taken_in(office, ada).numbers
    circle = circle_of(office, number)
    assert (circle.members, circle.excluded) == ({ada.id}, frozenset[PersonId]())


def test_another_letter_with_the_same_report_leaves_the_post(
    office: Workbench, karl: Person, ada: Person
) -> None:
    words = told(office, [ada], [karl])
    for _ in range(2):
        posted(office, office.people[Role.REPORTER], ada, words)
    taken = taken_in(office, ada)
    assert (len(taken.numbers), len(taken.unreadable)) == (1, 0)
    assert taken_in(office, ada) == TakenIn((), ())


def test_the_same_report_kept_from_somebody_more_is_kept_and_named(
    office: Workbench, karl: Person, ada: Person
) -> None:
    words = told(office, [ada], [])
    posted(office, office.people[Role.REPORTER], ada, words)
    assert len(taken_in(office, ada).numbers) == 1
    later = words | {"circle": told(office, [ada], [karl])["circle"]}
    posted(office, office.people[Role.REPORTER], ada, later)
    assert len(taken_in(office, ada).unreadable) == 1


def test_a_letter_that_is_no_report_is_kept_and_named(office: Workbench, ada: Person) -> None:
    posted(office, office.people[Role.REPORTER], ada, {"narrative": "x"})
    taken = taken_in(office, ada)
    assert (taken.numbers, len(taken.unreadable)) == ((), 1)


def test_trust_is_told_of_such_a_report_as_of_any_other(
    office: Workbench, karl: Person, ada: Person
) -> None:
    filed_without(office, karl)
    taken_in(office, ada)
    with office.desk.look() as work:
        cases: Any = work.cases.cases
        (case,) = cases._content.cases.values()
    assert case.trust is ReporterTrust.CONFIRMED
