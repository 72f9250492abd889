"""Nobody reaches files or words of somebody else by naming them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from komma_desk.domain.case import CaseListing
from komma_desk.domain.clock_deeds import DayInFuture
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner
from komma_desk.domain.identifiers import CaseId, EnvelopeId, ReportId
from komma_desk.domain.incident_record import report_record
from komma_desk.domain.parcel import Parcel
from komma_desk.domain.roles import Role
from komma_desk.domain.scope import Scope
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.commands.record_wishes import RecordWishes
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.say_anew import SayWishes
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_in_file import AlreadyTakenIn, TakeInFile
from komma_desk.usecases.commands.take_off_files import TakeOffFiles
from komma_desk.usecases.effects.known_wishes import UnknownWish
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.my_reports import MyReports
from tests.fakes.given_evidence import attached
from tests.usecases.bench_keys import FakeKeys
from tests.usecases.deeds import a_draft
from tests.usecases.evidence_examples import a_file
from tests.usecases.test_hearing_back import TALK, Hearing
from tests.usecases.workbench import Workbench


@pytest.fixture
def bench() -> Workbench:
    return Workbench()


def put(bench: Workbench, audience: Audience, sealed: tuple[EnvelopeId, bytes]) -> None:
    number, data = sealed
    with bench.desk.change() as work:
        work.office.post.put(
            PostedEnvelope(id=number, audience=audience, posted_on=bench.clock.today(), data=data)
        )
        work.commit()


def kept_in_cases(bench: Workbench) -> list[tuple[str, str]]:
    """The id and the stored name of each attachment of all cases."""
    lines = bench.at(Role.CLEARING).ask(CasePage(CaseListing()))
    scope = Scope(bench.people[Role.CLEARING].id, all_cases=True)
    with bench.desk.look() as work:
        cases = work.cases.cases
        return sorted(
            (str(each.id), cases.attachment(each.id, scope).stored_as)
            for line in lines
            for each in cases.file(CaseId(line.id), scope).attachments
        )


def test_files_of_somebody_else_cannot_be_taken_off(bench: Workbench) -> None:
    (mine,) = attached(bench.at(Role.REPORTER), a_file())
    bench.at(Role.HEAD).perform(TakeOffFiles((mine.stored_as,)))
    assert mine.stored_as in bench.sealed_files.files
    with bench.desk.look() as work:
        assert [each.stored_as for each in work.office.on_the_way.all()] == [mine.stored_as]


def test_what_was_not_reported_goes_with_the_report(bench: Workbench) -> None:
    reporter = bench.at(Role.REPORTER)
    kept, left = attached(reporter, a_file(), a_file())
    reporter.perform(ReportIncident(a_draft(), (kept,)))
    assert set(bench.sealed_files.files) == {kept.stored_as}
    assert left.stored_as not in bench.sealed_files.files


def test_a_second_report_cannot_name_a_file_of_a_case(bench: Workbench) -> None:
    reporter = bench.at(Role.REPORTER)
    files = attached(reporter, a_file())
    reporter.perform(ReportIncident(a_draft(), files))
    bench.at(Role.CLEARING).perform(TakeIn())
    again = a_draft().file_as(ReportId(uuid4()), at=bench.clock.now())
    body = Parcel(words=report_record(again), sealed=files).packed()
    keys = FakeKeys(bench.people[Role.REPORTER], set())
    group = Audience.CLEARING
    put(bench, group, keys.seal_to_group(group, envelope_kinds.REPORT, body, bench.clock.now()))
    bench.at(Role.CLEARING).perform(TakeIn())
    first, second = kept_in_cases(bench)
    assert {first[1], second[1]} > {files[0].stored_as}
    assert str(files[0].attachment.id) not in {first[0], second[0]}


def test_a_report_sealed_into_two_files_becomes_one_case(bench: Workbench) -> None:
    report = a_draft().file_as(ReportId(uuid4()), at=bench.clock.now())
    body = Parcel(words=report_record(report)).packed()
    keys, group = FakeKeys(bench.people[Role.REPORTER], set()), Audience.CLEARING
    for name in ("a", "b"):
        now = bench.clock.now()
        _number, data = keys.seal_to_group(group, envelope_kinds.REPORT, body, now)
        bench.outside.given[Path(name)] = data
    clearing = bench.at(Role.CLEARING)
    clearing.perform(TakeInFile(Path("a")))
    with pytest.raises(AlreadyTakenIn):
        clearing.perform(TakeInFile(Path("b")))
    assert len(clearing.ask(CasePage(CaseListing()))) == 1


def test_a_copy_somebody_else_sealed_to_me_is_none_of_my_reports(bench: Workbench) -> None:
    foreign = a_draft().file_as(ReportId(uuid4()), at=bench.clock.now())
    body = Parcel(words=report_record(foreign)).packed()
    keys, me = FakeKeys(bench.people[Role.HEAD], set()), bench.people[Role.REPORTER]
    kind = envelope_kinds.REPORT_COPY
    put(bench, Audience.PERSON, keys.seal_to_people((me,), kind, body, bench.clock.now()))
    assert bench.at(Role.REPORTER).ask(MyReports()) == ()


def test_a_wish_no_list_offers_is_not_sent() -> None:
    hearing = Hearing()
    with pytest.raises(UnknownWish):
        hearing.reporter.perform(
            SayWishes(report=hearing.report, wishes=frozenset({Code("no such wish")}))
        )
    assert not hearing.post()


def test_wishes_said_tomorrow_are_not_noted_today() -> None:
    hearing = Hearing()
    tomorrow = hearing.bench.clock.today() + timedelta(days=1)
    wanted = RecordWishes(
        case=CaseId(hearing.line.id),
        wishes=frozenset({TALK}),
        manner=ConsentManner.ORAL,
        said_on=tomorrow,
    )
    with pytest.raises(DayInFuture):
        hearing.clearing.perform(wanted)
    assert hearing.file.wish_changes == ()
