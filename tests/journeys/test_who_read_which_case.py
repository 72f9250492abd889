"""Reads of a case on real files: in the log once, told by role, listed for data protection."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

import pytest

from komma_desk.domain.case_reading import Reading
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.log_digest import LogDigest
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.post_log_digest import PostLogDigest
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_readers import CaseReaders, ReadLine
from komma_desk.usecases.queries.log_digests import LogDigests
from komma_desk.usecases.queries.my_reports import MyReports
from tests.journeys.desk_line import Line
from tests.journeys.raw_store import cells, office_key, opened_with
from tests.journeys.town import ADMIN, CLEARING, STAFF, Town, a_draft, only_case

NUMBER = "2026-0001"


@pytest.fixture
def case(town: Town) -> CaseId:
    """One report, taken in by Karl and read by nobody yet."""
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        return only_case(karl)


def open_case(town: Town, login: str, case: CaseId, times: int = 1) -> None:
    with town.unlock(login) as desk:
        for _again in range(times):
            desk.ask(CaseDesk(case))


def readers(town: Town, case: CaseId) -> list[tuple[str, Reading]]:
    with town.unlock(CLEARING) as karl:
        lines = cast("tuple[ReadLine, ...]", karl.ask(CaseReaders(case)))
    return [(line.name, line.what) for line in lines]


def digest_for_dora(town: Town) -> LogDigest:
    with town.unlock("dora") as dora:
        received: Any = dora.ask(LogDigests())
    return cast("LogDigest", received[0].digest)


def test_each_opening_stands_in_the_log_once_and_with_a_name(town: Town, case: CaseId) -> None:
    open_case(town, CLEARING, case, times=4)
    open_case(town, "carla", case, times=3)
    assert readers(town, case) == [
        ("Carla Clemens", Reading.OPENED),
        ("Karl Klär", Reading.OPENED),
    ]


def test_who_reported_learns_it_by_role_and_without_a_name(town: Town, case: CaseId) -> None:
    open_case(town, "carla", case)
    with town.unlock(CLEARING) as karl:
        karl.ask(CaseDesk(case))
        karl.perform(TakeStep(case=case, step=StepId("accept")))
    with town.unlock("rita") as rita:
        (report,) = cast("tuple[Any, ...]", rita.ask(MyReports()))
    assert (report.seen.role, report.seen.people) == (Role.CLEARING, 2)
    assert "Carla" not in repr(report)


def test_data_protection_gets_the_list_and_her_key_alone_opens_it(town: Town, case: CaseId) -> None:
    open_case(town, CLEARING, case)
    town.clock.at += timedelta(days=1)
    open_case(town, "carla", case)
    before = posted(town)
    with town.unlock(CLEARING) as karl:
        karl.perform(PostLogDigest())
    (letter,) = posted(town) - before
    opens = set()
    for login in (ADMIN, CLEARING, *STAFF):
        with town.unlock(login) as desk:
            if opened_with(desk.ring, letter) is not None:
                opens.add(login)
    assert opens == {"dora"}
    (listed,) = digest_for_dora(town).cases
    assert listed.number == NUMBER
    assert [day.name for day in listed.days] == ["Karl Klär", "Carla Clemens"]


def posted(town: Town) -> set[bytes]:
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    return {
        cast("bytes", value)
        for table, column, value in cells(town.folder, key)
        if (table, column) == ("post", "data")
    }


@pytest.mark.usefixtures("case")
def test_the_command_line_does_all_of_it(town: Town) -> None:
    line = Line(town)
    assert line.by(CLEARING, "case", "show", town.folder, NUMBER).status == 0
    said = line.by(CLEARING, "case", "readers", town.folder, NUMBER, "--json")
    assert [each["what"] for each in said.json] == ["read case"]
    assert "Fall geöffnet" in line.by(CLEARING, "case", "readers", town.folder, NUMBER).out
    assert line.by("dora", "case", "readers", town.folder, NUMBER).status == 1
    assert line.by("dora", "log", "accesses", town.folder).status == 0
    assert line.by(CLEARING, "log", "digest", town.folder).status == 0
    assert line.by(CLEARING, "log", "digest", town.folder, "--json").json["cases"] == 1
    told = line.by("dora", "log", "accesses", town.folder)
    assert f"{NUMBER}" in told.out
    assert "Karl Klär" in told.out
    (listed,) = line.by("dora", "log", "accesses", town.folder, "--json").json["cases"]
    assert listed["number"] == NUMBER
    assert line.by("henrik", "log", "accesses", town.folder).status == 1
