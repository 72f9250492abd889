"""The radar: all cases somebody may see, views of them, and what leaves for a diary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import NoReturn
from uuid import UUID

import pytest

from komma_desk.domain.case import CaseListing
from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.deadlines.office_days import FreeDay, OfficeDays
from komma_desk.domain.dues.of_case import DueKind, Light
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.import_row import MappedRow
from komma_desk.domain.office import Office
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.export_deadlines import (
    DeadlinesExported,
    ExportDeadlines,
    NoDayIsReckoned,
)
from komma_desk.usecases.commands.import_reports import ImportReports
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.commands.start_clock import StartClock
from komma_desk.usecases.effects.office_calendar import CalendarStanding
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.deadline_radar import DeadlineRadar, Radar, RadarView, shows
from komma_desk.usecases.queries.desk_counts import DeskCounts
from komma_desk.usecases.queries.office_card import OfficeCard
from tests.fakes.courses import FakeCourses
from tests.usecases.deeds import OUT, Prepared, a_draft

PLACE = OfficeDays(land=Land.HESSE, internal=(FreeDay(month=12, day=24),))


def radar(bench: Prepared, view: RadarView = RadarView.ALL) -> Radar:
    found: Radar = bench.at(Role.CLEARING).ask(DeadlineRadar(view=view))
    return found


def test_every_open_case_is_there_and_the_nearest_day_comes_first(bench: Prepared) -> None:
    found = radar(bench)
    open_cases = bench.at(Role.CLEARING).ask(CasePage(CaseListing(open_only=True)))
    readable = {line.number for line in open_cases if line.readable}
    assert {line.number for line in found.lines if not line.ended} == readable
    days = [line.due.safe for line in found.lines if line.due.safe is not None]
    assert days == sorted(days)


def test_of_restricted_cases_a_member_sees_the_deadlines_and_the_others_are_counted(
    bench: Prepared,
) -> None:
    found = radar(bench)
    assert bench.circles.hers in {line.case for line in found.lines if line.restricted}
    assert bench.circles.closed not in {line.case for line in found.lines}
    assert found.unreadable > 0


def test_a_view_shows_a_part(bench: Prepared) -> None:
    bench.clock.at += timedelta(days=40)
    everything = radar(bench).lines
    overdue = radar(bench, RadarView.OVERDUE).lines
    assert overdue
    assert overdue == tuple(each for each in everything if each.due.light is Light.OVERDUE)
    by_law = radar(bench, RadarView.STATUTORY).lines
    assert by_law == tuple(each for each in everything if each.due.kind is DueKind.STATUTORY)
    mine = radar(bench, RadarView.MINE)
    assert {line.responsible for line in mine.lines} <= {mine.me}


def test_cases_out_of_an_old_list_are_counted_and_do_not_all_turn_red(bench: Prepared) -> None:
    an_old_row = MappedRow(
        line=2,
        draft=a_draft("Zeile 2"),
        received_on=date(2025, 10, 3),
        fingerprint="7" * 64,
        source="Liste",
    )
    before = radar(bench)
    bench.at(Role.CLEARING).perform(ImportReports((an_old_row,)))
    bench.clock.at += timedelta(days=40)
    after = radar(bench)
    assert (before.untouched, after.untouched) == (0, 1)
    assert {line.case for line in after.lines} == {line.case for line in before.lines}


def test_without_a_land_no_day_is_guessed_and_nothing_leaves(bench: Prepared) -> None:
    with bench.desk.change() as work:
        work.office.settings.put("office_land", "")
        work.commit()
    found = radar(bench)
    assert found.calendar is CalendarStanding.NO_LAND
    assert {line.due.safe for line in found.lines} == {None}
    with pytest.raises(NoDayIsReckoned):
        bench.at(Role.CLEARING).perform(ExportDeadlines(target=OUT / "fristen.ics"))


def test_a_land_changed_by_hand_is_not_believed(bench: Prepared) -> None:
    bench.at(Role.ADMINISTRATOR).perform(SaveOffice(Office(municipality="Musterstadt", days=PLACE)))
    assert radar(bench).calendar is CalendarStanding.SET
    with bench.desk.change() as work:
        work.office.settings.put("office_land", "BY")
        work.commit()
    assert radar(bench).calendar is CalendarStanding.BY_HAND


def test_the_days_of_the_office_are_kept_with_its_card(bench: Prepared) -> None:
    office = Office(municipality="Musterstadt", phone="1", days=PLACE)
    administrator = bench.at(Role.ADMINISTRATOR)
    administrator.perform(SaveOffice(office))
    assert administrator.ask(OfficeCard()) == office


def test_another_land_changes_the_days_of_running_cases_at_once(bench: Prepared) -> None:
    """Nothing is stored of a deadline, so nothing has to be changed with it."""
    before = {line.due.key: line.due.safe for line in radar(bench).lines}
    first = min(line.due.anchor for line in radar(bench).lines if line.due.anchor is not None)
    closed = tuple(
        FreeDay(month=day.month, day=day.day)
        for day in (first + timedelta(days=number) for number in range(1, 15))
    )
    bench.at(Role.ADMINISTRATOR).perform(
        SaveOffice(Office(municipality="Musterstadt", days=replace(PLACE, internal=closed)))
    )
    after = {line.due.key: line.due.safe for line in radar(bench).lines}
    assert after.keys() == before.keys()
    assert after != before


def test_of_a_restricted_case_number_and_day_leave_and_nothing_else(bench: Prepared) -> None:
    by_law = StartClock(case=bench.circles.hers, rule="dsgvo12", anchor=date(2026, 10, 1))
    bench.at(Role.CLEARING).perform(by_law)
    lines = radar(bench).lines
    apart = {line.number for line in lines if line.restricted and line.due.safe is not None}
    assert any(line.restricted and line.due.norm for line in lines)
    bench.at(Role.CLEARING).perform(ExportDeadlines(target=OUT / "fristen.ics"))
    for written in bench.outside.files[OUT / "fristen.ics"].decode().splitlines():
        number, _day, *more = written.split(" ")
        assert (more == []) == (number in apart)


@pytest.mark.parametrize(
    ("safe", "shown"),
    [
        (date(2026, 10, 1), True),  # over already
        (date(2026, 11, 8), True),  # Sunday
        (date(2026, 11, 9), False),
        (None, False),
    ],
)
def test_this_week_ends_on_sunday(bench: Prepared, safe: date | None, shown: bool) -> None:
    line = radar(bench).lines[0]
    line = replace(line, due=replace(line.due, safe=safe))
    wednesday = date(2026, 11, 4)
    assert shows(RadarView.THIS_WEEK, line, today=wednesday, me=PersonId(UUID(int=1))) is shown


def test_the_export_says_how_many_deadlines_left_and_which_view(bench: Prepared) -> None:
    changes = bench.at(Role.CLEARING).perform(ExportDeadlines(target=OUT / "fristen.ics"))
    count = sum(line.due.safe is not None for line in radar(bench).lines)
    assert changes.receipt == DeadlinesExported(count)
    written = bench.outside.files[OUT / "fristen.ics"].decode()
    assert len(written.splitlines()) == count


def test_the_numbers_pages_wait_for_reckon_no_deadline(
    bench: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_anything: object) -> NoReturn:
        pytest.fail("every open case was reckoned")

    monkeypatch.setattr(FakeCourses, "courses", asked)
    assert bench.at(Role.CLEARING).ask(DeskCounts()).open_cases > 0
