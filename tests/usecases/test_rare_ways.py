"""Ways that are seldom walked: a second import, a crash between the files, a writer unnamed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from komma_desk.domain.import_row import MappedRow
from komma_desk.domain.office import Office
from komma_desk.domain.roles import Role
from komma_desk.domain.text import TextNotAccepted
from komma_desk.usecases.commands.import_reports import ImportReports
from komma_desk.usecases.commands.invite_person import InvitePerson
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.releases import ReleaseNotGenuine
from komma_desk.usecases.ports.office import Audience
from komma_desk.usecases.queries.figures_list import FiguresOf
from komma_desk.usecases.queries.office_card import OfficeCard
from komma_desk.words import Language, speaking
from tests.usecases.deeds import Prepared, a_draft


def a_row(line: int) -> MappedRow:
    return MappedRow(
        line=line,
        draft=a_draft(f"Zeile {line}"),
        received_on=date(2026, 10, 3),
        fingerprint=f"{line:064}",
        source="Liste",
    )


def test_a_second_import_adds_nothing_and_a_dry_run_never_does(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    before = bench.desk.content.cases.copied()
    dry: Any = seat.perform(ImportReports((a_row(2), a_row(3)), dry_run=True))
    assert (dry.receipt.added, dry.subjects) == ((2, 3), frozenset())
    assert bench.desk.content.cases == before
    first: Any = seat.perform(ImportReports((a_row(2),))).receipt
    second: Any = seat.perform(ImportReports((a_row(2), a_row(3)))).receipt
    third: Any = seat.perform(ImportReports((a_row(2), a_row(3))))
    assert (first.added, second.added, second.known) == ((2,), (3,), (2,))
    assert (third.receipt.added, third.subjects) == ((), frozenset())


def test_an_imported_case_names_no_reporter_and_says_where_it_came_from(bench: Prepared) -> None:
    bench.at(Role.CLEARING).perform(ImportReports((a_row(2),)))
    case = next(each for each in bench.desk.content.cases.cases.values() if each.source)
    assert (case.source, case.reporter) == ("Liste", None)


def test_post_left_by_a_crash_is_cleared_and_becomes_no_second_case(bench: Prepared) -> None:
    bench.at(Role.REPORTER).perform(ReportIncident(a_draft()))
    with bench.desk.look() as work:
        (left,) = work.office.post.waiting(Audience.CLEARING)
    seat = bench.at(Role.CLEARING)
    seat.perform(TakeIn())
    cases = len(bench.desk.content.cases.cases)
    with bench.desk.change() as work:
        work.office.post.put(left)
        work.commit()
    again: Any = seat.perform(TakeIn()).receipt
    assert (again.numbers, again.unreadable) == ((), ())
    assert len(bench.desk.content.cases.cases) == cases
    with bench.desk.look() as work:
        assert work.office.post.count(Audience.CLEARING) == 0


def test_an_envelope_without_a_writer_is_a_report_without_an_account(bench: Prepared) -> None:
    bench.at(Role.REPORTER).perform(ReportIncident(a_draft("unbenannt")))
    with bench.desk.change() as work:
        (left,) = work.office.post.waiting(Audience.CLEARING)
        work.office.post.remove(left.id)
        unnamed = json.dumps(json.loads(left.data) | {"by": ""}).encode()
        work.office.post.put(replace(left, data=unnamed))
        work.commit()
    bench.at(Role.CLEARING).perform(TakeIn())
    case = next(
        each
        for each in bench.desk.content.cases.cases.values()
        if each.report.narrative == "unbenannt"
    )
    assert (case.reporter, case.trust) == (None, "without_account")


def test_acute_danger_is_suggested_as_the_urgency(bench: Prepared) -> None:
    bench.at(Role.REPORTER).perform(ReportIncident(a_draft("Gefahr", acute_danger=True)))
    bench.at(Role.CLEARING).perform(TakeIn())
    case = next(
        each
        for each in bench.desk.content.cases.cases.values()
        if each.report.narrative == "Gefahr"
    )
    assert case.facts["urgency"] == "danger"


def test_somebody_whose_invitation_is_gone_is_invited_again(bench: Prepared) -> None:
    person = bench.join("Wieder Da", Role.REPORTER, standing=bench.arrived.standing)
    command = InvitePerson(login=person.login, name="Wieder Da", roles=frozenset({Role.HEAD}))
    bench.at(Role.ADMINISTRATOR).perform(command)
    with bench.desk.look() as work:
        assert work.office.keys.invitation_of(person.id) is not None


def test_the_office_is_kept_as_it_was_written_and_may_leave_lines_empty(bench: Prepared) -> None:
    seat = bench.at(Role.ADMINISTRATOR)
    whole = Office(municipality="Neustadt", name="Amt", address="Weg 1\n12345 Ort", phone="1")
    for office in (whole, Office(municipality="Neustadt")):
        seat.perform(SaveOffice(office))
        assert seat.ask(OfficeCard()) == office
    with pytest.raises(TextNotAccepted):
        seat.perform(SaveOffice(replace(whole, phone="1\0")))


def test_figures_carry_the_labels_of_the_language_one_reads(bench: Prepared) -> None:
    seat = bench.at(Role.INTEGRATION)
    assert seat.ask(FiguresOf("2026-10")).labels["NOT_STATED"] == "Nicht angegeben"
    with speaking(Language.ENGLISH):
        assert seat.ask(FiguresOf("2026-10")).labels["NOT_STATED"] == "Not stated"


def test_a_release_somebody_else_sealed_is_not_taken_for_the_offices(bench: Prepared) -> None:
    seat, releases = bench.at(Role.INTEGRATION), bench.desk.content.office.releases
    ((number, genuine),) = releases.items()
    body = json.loads(genuine.envelope) | {"by": str(bench.people[Role.ADMINISTRATOR].id)}
    releases[number] = replace(genuine, envelope=json.dumps(body).encode())
    with pytest.raises(ReleaseNotGenuine):
        seat.ask(FiguresOf("2026-10"))


def test_a_release_put_under_another_period_is_not_taken_for_it(bench: Prepared) -> None:
    releases = bench.desk.content.office.releases
    ((number, genuine),) = releases.items()
    releases[number] = replace(genuine, period="2026-09")
    with pytest.raises(ReleaseNotGenuine):
        bench.at(Role.INTEGRATION).ask(FiguresOf("2026-09"))
