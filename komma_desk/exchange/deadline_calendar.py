"""Deadlines for any diary (RFC 5545): a whole day each, with alarms; the same entries next time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final
from unicodedata import category

from icalendar import Alarm, Calendar, Event

from komma_desk.domain.deadlines.arithmetic import day_said
from komma_desk.domain.dues.agenda import AgendaEntry
from komma_desk.words import _

_IN_THE_MORNING: Final = timedelta(hours=9)


def deadline_calendar(entries: Iterable[AgendaEntry], made_at: datetime) -> bytes:
    """The day of an event is the safe one; each reminder rings at nine."""
    calendar = Calendar()
    calendar.add("prodid", "-//KommA Desk//komma-desk//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, made_at))
    return bytes(calendar.to_ical())


def _event(entry: AgendaEntry, made_at: datetime) -> Event:
    title = _("Deadline {number}").format(number=entry.number)
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made_at)
    event.add("last-modified", made_at)
    event.add("summary", _in_one_line(f"{title}: {entry.title}" if entry.title else title))
    event.add("description", _description(entry))
    event.add("dtstart", entry.safe)
    event.add("dtend", entry.safe + timedelta(days=1))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    for day in entry.remind_on:
        event.add_component(_alarm(entry.safe, day, title))
    return event


def _description(entry: AgendaEntry) -> str:
    lines = [_("Safe day: {day}").format(day=day_said(entry.safe))]
    if entry.norm:
        by_law = _("End by law ({norm}): {day}")
        told = by_law.format(norm=entry.norm, day=day_said(entry.statutory_end))
        lines.append(_in_one_line(told))
    return "\n".join(lines)


def _in_one_line(text: str) -> str:
    """The library escapes line feeds alone; some diaries begin a new line at others too."""
    return "".join(" " if category(sign) == "Cc" else sign for sign in text)


def _alarm(safe: date, day: date, title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", (day - safe) + _IN_THE_MORNING)
    return alarm
