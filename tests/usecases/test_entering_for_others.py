"""What came by call, visit, paper or mail becomes a case: whose, since when, and who may see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.case import CaseFile, ReporterTrust
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner
from komma_desk.domain.dues.of_case import DueKind
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incomplete import IncompleteReport
from komma_desk.domain.person import Part, Standing
from komma_desk.domain.reception import (
    ENTERED,
    RECEIVED_AT,
    EnteringForOthersOnly,
)
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.enter_report import Entered, EnterReport
from komma_desk.usecases.commands.write_to_office import WriteToOffice
from komma_desk.usecases.effects.addressing import NobodyLeft
from komma_desk.usecases.effects.evidence import EvidenceGone
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.my_reports import MyReports
from tests.usecases.deeds import a_draft
from tests.usecases.reception_examples import BEGUN, a_reception
from tests.usecases.workbench import Workbench


@pytest.fixture
def office() -> Workbench:
    return Workbench()


def entered(office: Workbench, draft: IncidentDraft | None = None, **told: Any) -> Entered:
    command = EnterReport(draft=draft or a_draft(), reception=a_reception(office, **told))
    receipt = office.at(Role.CLEARING).perform(command).receipt
    assert isinstance(receipt, Entered)
    return receipt


def file_of(office: Workbench, receipt: Entered) -> CaseFile:
    file = office.at(Role.CLEARING).ask(CaseDesk(receipt.case)).file
    assert isinstance(file, CaseFile)
    return file


def attached(office: Workbench, name: str = "Zettel.jpg") -> Any:
    given = NewAttachment(name=name, content=b"Kanarienvogel")
    return office.at(Role.CLEARING).perform(AttachFile(given, reception=BEGUN)).receipt


def test_a_call_becomes_a_case_that_says_how_it_came(office: Workbench) -> None:
    at = office.clock.at - timedelta(hours=1)
    file = file_of(office, entered(office))
    assert (file.case.intake_channel, file.case.received_at) == (Code("PHONE"), at)
    assert (file.case.trust, file.case.reporter) == (ReporterTrust.ENTERED, None)
    assert [each.action for each in file.history] == ["received", ENTERED]
    assert file.history[1].by == office.people[Role.CLEARING].id


def test_who_told_it_and_for_whom_stand_among_the_people_of_the_case(office: Workbench) -> None:
    receipt = entered(office, told_by="  Frau Muster ", affected="Herr Beispiel")
    people = file_of(office, receipt).involved
    assert {(each.part, each.name) for each in people} == {
        (Part.WITNESS, "Frau Muster"),
        (Part.AFFECTED, "Herr Beispiel"),
    }


def test_a_note_for_the_office_is_kept_and_an_empty_one_is_none(office: Workbench) -> None:
    noted = file_of(office, entered(office, note="klang erschöpft"))
    assert [each.text for each in noted.notes] == ["klang erschöpft"]
    assert file_of(office, entered(office, note="  ")).notes == ()


@pytest.mark.parametrize(
    ("channel", "manner"),
    [
        ("PHONE", ConsentManner.ORAL),
        ("VISIT", ConsentManner.ORAL),
        ("OTHER_UNIT", ConsentManner.ORAL),
        ("PAPER", ConsentManner.WRITTEN),
        ("MAIL", ConsentManner.ELECTRONIC),
    ],
)
def test_a_consent_was_given_the_way_the_report_came(
    office: Workbench, channel: str, manner: ConsentManner
) -> None:
    (consent,) = file_of(office, entered(office, channel=Code(channel))).consents
    assert consent.manner is manner
    assert consent.recorded_by == office.people[Role.CLEARING].id


def test_in_which_form_a_consent_was_given_can_be_said(office: Workbench) -> None:
    said = {Code("refer_counselling"): ConsentManner.WRITTEN}
    (consent,) = file_of(office, entered(office, manners=said)).consents
    assert consent.manner is ConsentManner.WRITTEN


def test_the_deadlines_of_what_lay_on_a_desk_run_since_it_came(office: Workbench) -> None:
    came = office.clock.at - timedelta(days=20)
    receipt = entered(office, received_at=came, channel=Code("PAPER"))
    view = office.at(Role.CLEARING).ask(CaseDesk(receipt.case))
    assert receipt.is_late
    assert view.file.history[1].facts == {RECEIVED_AT: came.isoformat()}
    assert {each.anchor for each in view.dues if each.kind is DueKind.INTERNAL} == {came.date()}


def test_what_is_written_down_within_the_day_is_not_late(office: Workbench) -> None:
    receipt = entered(office, received_at=office.clock.at - timedelta(hours=23))
    assert not receipt.is_late
    assert file_of(office, receipt).history[1].facts == {}


@pytest.mark.parametrize("days", [-1, 3661])
def test_a_moment_to_come_or_of_another_age_is_refused(office: Workbench, days: int) -> None:
    with pytest.raises(IncompleteReport) as refused:
        entered(office, received_at=office.clock.at - timedelta(days=days))
    assert list(refused.value.problems) == ["received_at"]


def test_what_is_missing_of_both_is_said_together(office: Workbench) -> None:
    with pytest.raises(IncompleteReport) as refused:
        entered(office, a_draft(direction=None), channel=None, received_at=None)
    assert set(refused.value.problems) == {"direction", "intake_channel", "received_at"}


@pytest.mark.parametrize("channel", ["APP", "ANON_CODE", "NEVER_HEARD"])
def test_only_ways_in_that_pass_a_person_can_be_entered(office: Workbench, channel: str) -> None:
    with pytest.raises(IncompleteReport) as refused:
        entered(office, channel=Code(channel))
    assert list(refused.value.problems) == ["intake_channel"]


def test_somebody_with_an_account_finds_it_under_her_reports(office: Workbench) -> None:
    rita = office.people[Role.REPORTER]
    receipt = entered(office, reporter=rita.id)
    (mine,) = office.at(Role.REPORTER).ask(MyReports())
    assert receipt.is_told
    assert mine.report.narrative == a_draft().narrative
    assert [each.number for each in mine.news] == [receipt.number]
    assert [each.name for each in file_of(office, receipt).involved if each.person] == [rita.name]


def test_whom_it_was_entered_for_can_write_to_the_office_about_it(office: Workbench) -> None:
    receipt = entered(office, reporter=office.people[Role.REPORTER].id)
    report = file_of(office, receipt).case.report.id
    office.at(Role.REPORTER).perform(WriteToOffice(report=report, text="Noch etwas."))
    (mine,) = office.at(Role.REPORTER).ask(MyReports())
    assert [each.text for each in mine.written] == ["Noch etwas."]


@pytest.mark.parametrize("why", ["not confirmed", "keys exchanged", "nobody"])
def test_only_somebody_whose_keys_are_confirmed_can_be_told(office: Workbench, why: str) -> None:
    ada = office.join("Ada", Role.REPORTER)
    if why == "not confirmed":
        with office.desk.change() as work:
            work.office.people.save(replace(ada, standing=Standing.ARRIVED))
            work.commit()
    elif why == "keys exchanged":
        office.swapped.add(ada.id)
    with pytest.raises(IncompleteReport) as refused:
        entered(office, reporter=uuid4() if why == "nobody" else ada.id)
    assert list(refused.value.problems) == ["reporter"]


def test_who_must_not_see_it_is_outside_the_circle_of_the_case(office: Workbench) -> None:
    karl, sam = office.people[Role.CLEARING], office.people[Role.SUBSTITUTE]
    head = office.people[Role.HEAD]
    receipt = entered(office, a_draft(excluded=frozenset({sam.id, head.id})))
    circle = file_of(office, receipt).case.circle
    assert circle is not None
    assert circle.members == frozenset({karl.id})
    assert circle.excluded == frozenset({sam.id, head.id})


def test_whoever_enters_it_stays_in_its_circle_whatever_the_office_file_says_of_her(
    office: Workbench,
) -> None:
    karl, head = office.people[Role.CLEARING], office.people[Role.HEAD]
    office.swapped.add(karl.id)
    circle = file_of(office, entered(office, a_draft(excluded=frozenset({head.id})))).case.circle
    assert circle is not None
    assert karl.id in circle.members


def test_nobody_enters_what_she_must_not_see(office: Workbench) -> None:
    with pytest.raises(EnteringForOthersOnly):
        entered(office, a_draft(excluded=frozenset({office.people[Role.CLEARING].id})))


def test_somebody_must_be_left_who_may_read_it(office: Workbench) -> None:
    everybody = frozenset(office.people[role].id for role in (Role.SUBSTITUTE, Role.CLEARING))
    with pytest.raises((NobodyLeft, EnteringForOthersOnly)):
        entered(office, a_draft(excluded=everybody))


def test_who_must_not_see_it_cannot_be_told_of_it(office: Workbench) -> None:
    rita = office.people[Role.REPORTER].id
    with pytest.raises(IncompleteReport) as refused:
        entered(office, a_draft(excluded=frozenset({rita})), reporter=rita)
    assert list(refused.value.problems) == ["reporter"]


def test_its_files_move_into_the_case_and_what_was_taken_off_goes(office: Workbench) -> None:
    kept, taken_off = attached(office), attached(office, "falsch.jpg")
    command = EnterReport(
        draft=a_draft(), reception=a_reception(office), files=(kept,), begun=BEGUN
    )
    receipt: Any = office.at(Role.CLEARING).perform(command).receipt
    assert [each.name for each in file_of(office, receipt).attachments] == ["Zettel.jpg"]
    assert set(office.sealed_files.files) == {kept.stored_as}
    assert taken_off.stored_as not in office.sealed_files.files
    with office.desk.look() as work:
        assert work.office.on_the_way.all() == ()


def test_a_file_that_waits_for_something_else_goes_along_with_nothing(office: Workbench) -> None:
    kept = attached(office)
    with pytest.raises(EvidenceGone):
        office.at(Role.CLEARING).perform(
            EnterReport(draft=a_draft(), reception=a_reception(office), files=(kept,))
        )


def test_the_number_of_a_case_is_of_the_year_it_came_in(office: Workbench) -> None:
    receipt = entered(office, received_at=datetime(2025, 12, 30, 9, tzinfo=UTC))
    assert "2025" in receipt.number
