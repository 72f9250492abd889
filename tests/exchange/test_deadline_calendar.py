"""Deadlines for a diary: days, alarms, the same entries next time, and nobody's name."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from komma_desk.domain.dues.agenda import AgendaEntry, uid_of
from komma_desk.domain.identifiers import CaseId
from komma_desk.exchange.deadline_calendar import deadline_calendar
from komma_desk.words import Language, speaking

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
CASE = CaseId(UUID("3f0b9f64-5f0e-4b6e-9d7c-2d5d7a3c1e11"))
KEY = "clock 1"


def an_entry(
    title: str = "Application for prosecution", safe: date = date(2027, 2, 26)
) -> AgendaEntry:
    return AgendaEntry(
        uid=uid_of(CASE, KEY),
        number="2026-0042",
        title=title,
        norm="§ 77b StGB",
        safe=safe,
        statutory_end=date(2027, 3, 1),
        remind_on=(date(2027, 2, 12), date(2027, 2, 23)),
    )


def event_of(entry: AgendaEntry) -> Event:
    with speaking(Language.ENGLISH):
        data = deadline_calendar([entry], NOW)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert isinstance(event, Event)
    return event


def test_a_deadline_is_a_whole_day_on_the_safe_day() -> None:
    event = event_of(an_entry())
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2027, 2, 26), date(2027, 2, 27))
    assert event["summary"] == "Deadline 2026-0042: Application for prosecution"
    assert "§ 77b StGB" in event["description"]


def test_a_shared_diary_shows_no_more_than_that_it_is_private_and_blocks_no_time() -> None:
    event = event_of(an_entry())
    assert (event["class"], event["transp"]) == ("PRIVATE", "TRANSPARENT")


def test_each_reminder_rings_at_nine_on_its_day() -> None:
    event = event_of(an_entry())
    begins = datetime(2027, 2, 26)  # noqa: DTZ001 -- a whole day of a diary has no zone
    rings = [begins + alarm["trigger"].dt for alarm in event.walk("VALARM")]
    nine = timedelta(hours=9)
    assert [ring - nine for ring in rings] == [
        datetime(2027, 2, 12),  # noqa: DTZ001 -- as above
        datetime(2027, 2, 23),  # noqa: DTZ001 -- as above
    ]


def test_the_same_deadline_is_the_same_entry_when_its_day_moves() -> None:
    before, after = event_of(an_entry()), event_of(an_entry(safe=date(2027, 2, 25)))
    assert before["uid"] == after["uid"]


def test_another_deadline_of_the_case_is_another_entry_and_its_name_tells_no_id() -> None:
    assert uid_of(CASE, KEY) != uid_of(CASE, "clock 2")
    assert CASE.hex not in uid_of(CASE, KEY)
    assert str(CASE) not in uid_of(CASE, KEY)


def test_of_a_restricted_case_only_the_number_is_told() -> None:
    assert event_of(an_entry(title=""))["summary"] == "Deadline 2026-0042"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=120))
def test_a_title_can_break_out_of_no_line(title: str) -> None:
    event = event_of(an_entry(title=title))
    assert str(event["summary"]).endswith(title)
    assert [each.name for each in event.walk()] == ["VEVENT", "VALARM", "VALARM"]


def test_no_title_begins_a_line_of_its_own_in_whatever_diary() -> None:
    hostile = "x\rATTENDEE:mailto:a@b\x0b\x0c\x85\x00\x1b[31m\r\nBEGIN:VEVENT"
    with speaking(Language.ENGLISH):
        data = deadline_calendar([an_entry(title=hostile)], NOW).decode()
    lines = data.replace("\r\n ", "").splitlines()
    assert "\r\n".join(lines) + "\r\n" == data.replace("\r\n ", "")
    assert not [line for line in lines if line.startswith("ATTENDEE")]
    assert lines.count("BEGIN:VEVENT") == 1
    assert all(line.isprintable() for line in lines)
