"""Who read a case: for clearing by name and moment, for the reporter by role and number only."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any, cast

from komma_desk.domain.case import CaseListing
from komma_desk.domain.case_reading import Reading, SeenBy
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import StepId
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.save_attachment import SaveAttachment
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.effects.seen_by import seen_in
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.case_readers import CaseReaders, ReadLine
from komma_desk.usecases.queries.my_reports import MyReport, MyReports
from komma_desk.usecases.queries.referral_preview import ReferralPreview
from tests.usecases.deeds import Prepared


def readers(bench: Prepared) -> tuple[ReadLine, ...]:
    found: Any = bench.at(Role.CLEARING).ask(CaseReaders(bench.case))
    return cast("tuple[ReadLine, ...]", found)


def mine(bench: Prepared) -> MyReport:
    reports: Any = bench.at(Role.REPORTER).ask(MyReports())
    case: Any = bench.at(Role.CLEARING).ask(CaseDesk(bench.case))
    found = next(each for each in reports if each.report.id == case.file.case.report.id)
    return cast("MyReport", found)


def test_every_way_to_see_the_content_is_listed_newest_first(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    file = seat.ask(CaseDesk(bench.case)).file
    seat.ask(
        ReferralPreview(
            case=bench.case, partner=bench.partner.id, parts=("narrative",), purpose="Hilfe"
        )
    )
    seat.perform(SaveAttachment(attachment=file.attachments[0].id, target=Path("/draußen/a")))
    seat.perform(AddNote(case=bench.case, text="Rückruf"))
    lines = readers(bench)
    assert [each.what for each in lines] == [Reading.SAVED, Reading.PREVIEWED, Reading.OPENED]
    assert {each.name for each in lines} == {bench.people[Role.CLEARING].name}


def test_reads_of_another_case_are_not_among_them(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    other = next(
        CaseId(line.id) for line in seat.ask(CasePage(CaseListing())) if line.id != bench.case
    )
    seat.ask(CaseDesk(other))
    assert readers(bench) == ()


def test_asking_who_read_it_is_no_reading(bench: Prepared) -> None:
    readers(bench)
    assert bench.desk.log == []


def test_the_reporter_learns_role_and_number_with_an_answer(bench: Prepared) -> None:
    assert mine(bench).seen is None
    colleague = bench.join("Zweite Kollegin", Role.CLEARING, login="zweite")
    bench.seat(colleague).ask(CaseDesk(bench.case))
    bench.at(Role.CLEARING).perform(AnswerReporter(case=bench.case, text="Guten Tag"))
    assert mine(bench).seen == SeenBy(role=Role.CLEARING, people=2, last_on=bench.clock.today())


def test_she_learns_it_with_each_step_that_moves_her_case(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    seat.ask(CaseDesk(bench.case))
    seat.perform(TakeStep(case=bench.case, step=StepId("accept")))
    first = mine(bench).seen
    assert first is not None
    bench.clock.at += timedelta(days=3)
    seat.ask(CaseDesk(bench.case))
    seat.perform(AnswerReporter(case=bench.case, text="Guten Tag"))
    later = mine(bench).seen
    assert later is not None
    assert later.last_on - first.last_on == timedelta(days=3)


def test_no_name_goes_to_the_reporter(bench: Prepared) -> None:
    seat = bench.at(Role.CLEARING)
    colleague = bench.join("Zweite Kollegin", Role.CLEARING, login="zweite")
    bench.seat(colleague).ask(CaseDesk(bench.case))
    seat.perform(TakeStep(case=bench.case, step=StepId("accept")))
    assert "Zweite Kollegin" not in repr(bench.at(Role.REPORTER).ask(MyReports()))


def test_a_letter_that_says_it_wrongly_says_nothing() -> None:
    for said in (None, "viele", {"role": "boss", "people": 1, "last_on": "2026-10-05"}, {}):
        assert seen_in({"seen": said}) is None
