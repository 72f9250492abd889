"""Reads and writes "when" in one line: a day, about then, a period or unknown, in both languages.

What is written here is always read back as the same moment; what is not understood is None.
"""

from __future__ import annotations

import re
from datetime import date, time

from komma_desk.domain.moment import Moment, Precision
from komma_desk.ui.reporting.fuzzy_period import read_about_then, read_period
from komma_desk.ui.reporting.time_words import PARTS_OF_DAY, begun
from komma_desk.ui.reporting.typed_moment import read_day, read_time, written_day, written_time
from komma_desk.words import _

LONGEST = 80  # no way of saying when is longer
_UNKNOWN = (
    "unbekannt",
    "unknown",
    "weiß nicht",
    "weiß ich nicht",
    "weiss nicht",
    "weiss ich nicht",
    "keine ahnung",
    "nicht bekannt",
    "not known",
    "don't know",
    "i don't know",
    "no idea",
    "?",
)
_ABOUT = re.compile(
    r"(?:(?:so )?(?:ca|circa|zirka|etwa|ungefähr|ungefaehr|vermutlich|wahrscheinlich|wohl"
    r"|about|around|approximately|roughly|probably|irgendwann|sometime|some time)\b\.?|~|um den)\s*"
)
_SPAN = re.compile(r"\s*(?:\bbis(?: zum| einschließlich)?\b|\bto\b|\buntil\b|\btill\b|–|—)\s*")
_DASH = re.compile(r"(?<=[\s.\d])-(?=[\s\d])")
_FROM = re.compile(r"(?:von|vom|from|zwischen|between)\s+")
_AND = re.compile(r"\s+(?:und|and)\s+")
_SINCE = re.compile(r"(?:seit|since)(?: dem)?\s+")
_DAY_ONLY = re.compile(r"(?:the )?(\d{1,2})(?:\.|st|nd|rd|th)?")
_WITH_TIME = re.compile(
    r"(?P<day>.*?)(?:,\s*|\s+|^)(?P<near>(?:um |at )?(?:gegen|ca\.?|circa|etwa|about|around) )?"
    r"(?:um |at )?(?P<time>\d{1,2}(?:(?:[:.h]|\s*uhr )\d{2})?\s*(?:uhr|h|[ap]\.?m\.?|o'clock)?"
    r"|\d{4})"
)
_WITH_PART = re.compile(r"(?P<day>.+?)[ ,]+(?:in der |am |in the |at )?(?P<part>[^\W\d]+)")
NOON = 12
_LAST_NIGHT = ("letzte nacht", "heute nacht", "last night")


def read_moment(typed: str, today: date | None) -> Moment | None:
    """The moment meant, or None; `today` is needed for words such as "yesterday"."""
    text = " ".join(typed.casefold().replace("’", "'").split()).rstrip(",;!")
    if not text or len(text) > LONGEST:
        return None
    if any(word.startswith(text) for word in _UNKNOWN):
        return Moment.unknown()
    return _read_known(text, today)


def _read_known(text: str, today: date | None) -> Moment | None:
    exact = begun(text, _ABOUT)
    if (period := _two_days(exact, today)) is not None:
        return period
    if today is not None:
        if since := _SINCE.match(exact):
            first = _first_of(exact[since.end() :], today)
            if first is None:
                return None
            return Moment(precision=Precision.SPAN, first_on=first, last_on=today)
        if (found := read_period(exact, today) or read_about_then(exact, today)) is not None:
            return found
    told = _day_and_time(exact, today)
    if told is not None and exact != text:
        return Moment(precision=Precision.ABOUT, first_on=told.first_on, at=told.at)
    return told


def _first_of(text: str, today: date) -> date | None:
    period = read_period(text, today) or read_about_then(text, today)
    return period.first_on if period else read_day(text, today)


def _two_days(text: str, today: date | None) -> Moment | None:
    plain = begun(text, _FROM)
    parts = _SPAN.split(plain, maxsplit=1)
    if len(parts) == 1 and plain != text:
        parts = _AND.split(plain, maxsplit=1)
    if len(parts) == 1 and read_day(plain, None) is None:
        parts = _DASH.split(plain, maxsplit=1)
    if len(parts) == 1:
        return None
    start, end = (part.strip() for part in parts)
    last = read_day(end, today)
    if last is None and end:
        return None
    first = _beginning(start, last, today)
    if first is None and (start or last is None):
        return None
    return Moment(precision=Precision.SPAN, first_on=first, last_on=last)


def _beginning(text: str, last: date | None, today: date | None) -> date | None:
    """The first day of a period; "3." and "3.11." take from its last day what they do not say."""
    if last is not None:
        if day_only := _DAY_ONLY.fullmatch(text):
            return read_day(f"{day_only[1]}.{last.month}.{last.year}", None)
        # Seen from the last day: the year of "28.12." before "3.1.2026" is the one before.
        return read_day(text, None) or (read_day(text, today) and read_day(text, last))
    return read_day(text, today)


def _day_and_time(text: str, today: date | None) -> Moment | None:
    if (day := read_day(text, today)) is not None:
        return Moment.on(day)
    if today is not None and text in _LAST_NIGHT:
        night = date.fromordinal(today.toordinal() - 1)
        return Moment(precision=Precision.ABOUT, first_on=night, at=PARTS_OF_DAY["nacht"])
    if found := _WITH_TIME.fullmatch(text):
        at = read_time(re.sub(r"\s*uhr (?=\d)", ":", found["time"]))
        day, part = _day_and_part(found["day"].strip(" ,"), today)
        if not found["day"] and not found["time"].isdigit():
            day = today  # a time alone, where it can be nothing else
        if at is not None and day is not None:
            if part is not None and at.hour < NOON <= part.hour - 1:
                at = at.replace(hour=at.hour + NOON)  # "yesterday evening at 8"
            near = Precision.ABOUT if found["near"] else Precision.DAY
            return Moment(precision=near, first_on=day, at=at)
    day, part = _day_and_part(text, today)
    if day is None or part is None:
        return None
    return Moment(precision=Precision.ABOUT, first_on=day, at=part)


def _day_and_part(text: str, today: date | None) -> tuple[date | None, time | None]:
    if (day := read_day(text, today)) is not None:
        return day, None
    if today is None or (found := _WITH_PART.fullmatch(text)) is None:
        return None, None
    said = found["day"]
    day = today if said in {"this", "diesen"} else read_day(said, today)
    return day, PARTS_OF_DAY.get(found["part"])


def written_moment(moment: Moment | None) -> str:
    """One line that is read back as the same moment."""
    if moment is None:
        return ""
    if moment.precision is Precision.UNKNOWN:
        return _("unknown")
    first, last = written_day(moment.first_on), written_day(moment.last_on)
    if moment.precision is Precision.SPAN:
        return _("{first} to {last}").format(first=first, last=last).strip()
    day = _with_time(first, moment.at)
    return _("about {day}").format(day=day) if moment.precision is Precision.ABOUT else day


def _with_time(day: str, at: time | None) -> str:
    return f"{day}, {written_time(at)}" if at is not None else day
