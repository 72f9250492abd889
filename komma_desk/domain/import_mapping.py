"""How a foreign list becomes reports: which column answers what, and which value means which code.

A closed vocabulary on purpose: a mapping chooses and compares, it never computes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Final

from komma_desk.domain import import_details as details
from komma_desk.domain.own_question import OwnQuestion

CODES: Final = ("reporter_role", "direction", "place", "channel", *details.CODES)
CODE_SETS: Final = ("forms", "wishes", "consents", *details.CODE_SETS)
TEXTS: Final = ("place_detail", "narrative", "contact", *details.TEXTS)
YES_OR_NO: Final = ("acute_danger", *details.YES_OR_NO)
DANGER: Final = "acute_danger"
OCCURRED: Final = "occurred"
OCCURRED_TIME: Final = "occurred_time"  # where the list keeps the time of day in its own column
# Their cells are read as they stand; the others mean a code by the mapping's rules.
PLAIN: Final = (
    *(*TEXTS, *details.NUMBERS, details.EUROS, details.POLICE_ON, *details.LISTED),
    *(OCCURRED, OCCURRED_TIME),
)
FIELDS: Final = (*CODES, *CODE_SETS, *YES_OR_NO, *PLAIN)
# Every report answers these; a place or a channel is asked for beside them.
NEEDED: Final = (
    "reporter_role", "direction", OCCURRED, "forms", "narrative", DANGER, "wishes",
)  # fmt: skip
YES: Final = "yes"
NO: Final = "no"

_WORDS: Final = re.compile(r"\w+(?:-\w+)*")


class Comparison(StrEnum):
    """The four ways a rule may look at a cell; letter case never matters."""

    EQUALS = "equals"
    STARTS_WITH = "starts_with"
    CONTAINS = "contains"
    HAS_WORD = "has_word"  # a whole word: “tritt” is not in “Zutritt”


class DateShape(StrEnum):
    """How the list writes its days; a time of day may follow each of them."""

    ISO = "YYYY-MM-DD"
    GERMAN = "DD.MM.YYYY"
    GERMAN_SHORT = "DD.MM.YY"  # read as 20YY
    BRITISH = "DD/MM/YYYY"
    AMERICAN = "MM/DD/YYYY"
    SERIAL = "EXCEL"  # the number of days since 1900, as a sheet keeps them


class Delimiter(StrEnum):
    SEMICOLON = ";"
    COMMA = ","
    TAB = "tab"

    @property
    def character(self) -> str:
        return "\t" if self is Delimiter.TAB else self.value


class Encoding(StrEnum):
    UTF_8 = "utf-8"
    WINDOWS_1252 = "windows-1252"


class Sameness(StrEnum):
    """What makes two rows the same: their content, or the number the list itself gave them."""

    CONTENT = "content"
    KEY = "key"


_SHAPES: Final = {
    DateShape.ISO: r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})",
    DateShape.GERMAN: r"(?P<d>[0-9]{1,2})\.\s?(?P<m>[0-9]{1,2})\.\s?(?P<y>[0-9]{4})",
    DateShape.GERMAN_SHORT: r"(?P<d>[0-9]{1,2})\.\s?(?P<m>[0-9]{1,2})\.\s?(?P<y>[0-9]{2})",
    DateShape.BRITISH: r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4})",
    DateShape.AMERICAN: r"(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})/(?P<y>[0-9]{4})",
}
_TIME: Final = r"(?:[ T,]+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
_SERIAL: Final = re.compile(r"(?P<days>[1-9][0-9]{4})(?:[.,](?P<part>[0-9]{1,15}))?")
_CLOCK: Final = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2})(?::[0-9]{2})?)?( ?h)?")
_SERIAL_BEGINS: Final = date(1899, 12, 30)
_MINUTES: Final = 24 * 60
_READERS: Final = {shape: re.compile(text + _TIME) for shape, text in _SHAPES.items()}


def day_in(cell: str, shapes: tuple[DateShape, ...]) -> tuple[date, time | None] | None:
    """The day a cell names, and its time of day; None where no shape fits or no such day exists.

    Midnight is taken as "no time given": spreadsheets write it behind every plain day.
    """
    for shape in shapes:
        if shape is DateShape.SERIAL:
            if counted := _SERIAL.fullmatch(cell.strip()):
                return _counted(int(counted["days"]), counted["part"] or "0")
            continue
        if not (found := _READERS[shape].fullmatch(cell.strip())):
            continue
        year = int(found["y"]) + (2000 if shape is DateShape.GERMAN_SHORT else 0)
        try:
            day = date(year, int(found["m"]), int(found["d"]))
            at = time(int(found["hour"] or 0), int(found["minute"] or 0))
        except ValueError:
            continue
        return day, (at if at != time(0) else None)
    return None


def _counted(days: int, part: str) -> tuple[date, time | None]:
    """A number of five digits: from 1927 to 2173."""
    minute = round(float(f"0.{part}") * _MINUTES) % _MINUTES
    day = _SERIAL_BEGINS + timedelta(days=days)
    return day, (time(minute // 60, minute % 60) if minute else None)


def clock_in(cell: str) -> time | None:
    """A time of day such as “14:30”, “14.30 Uhr” or “9 Uhr”, a part of a day too; else None."""
    written = cell.strip().casefold().removesuffix("uhr").strip()
    if re.fullmatch(r"0[.,][0-9]{3,15}", written):
        return _counted(0, written[2:])[1]
    found = _CLOCK.fullmatch(written)
    try:
        return time(int(found["hour"]), int(found["minute"] or 0)) if found else None
    except ValueError:
        return None


def _words_of(text: str) -> set[str]:
    """The words of a text; one with hyphens counts whole and in its parts."""
    whole = _WORDS.findall(text)
    return {*whole, *(part for word in whole for part in word.split("-"))}


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRule:
    """Cells that fit one of the texts mean this code (or yes, or no)."""

    comparison: Comparison
    texts: tuple[str, ...]
    gives: str

    def fits(self, cell: str) -> bool:
        seen = cell.strip().casefold()
        sought = tuple(text.strip().casefold() for text in self.texts)
        if self.comparison is Comparison.EQUALS:
            return seen in sought
        if self.comparison is Comparison.STARTS_WITH:
            return seen.startswith(sought)
        if self.comparison is Comparison.CONTAINS:
            return any(text in seen for text in sought)
        return not _words_of(seen).isdisjoint(sought)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Where one field of a report comes from: a constant, or a column read by rules.

    The first rule that fits decides; with `every` all that fit add their code (only for sets).
    """

    column: str | None = None
    constant: tuple[str, ...] = ()
    rules: tuple[ValueRule, ...] = ()
    default: tuple[str, ...] | None = None
    every: bool = False
    separator: str = ""  # splits a cell holding several values; only for sets

    def is_strange(self, cell: str) -> bool:
        """Whether the cell says something no rule knows, and only the default stands in for it."""
        if self.column is None or self.default is None:
            return False
        parts = cell.split(self.separator) if self.separator else [cell]
        return any(part.strip() and not self._first_or_all(part) for part in parts)

    def meant_by(self, cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The codes a cell means, and the parts of it that no rule knows."""
        parts = cell.split(self.separator) if self.separator else [cell]
        codes: dict[str, None] = {}
        unknown: list[str] = []
        for part in parts:
            if found := self._first_or_all(part):
                codes.update(dict.fromkeys(found))
            elif part.strip():
                unknown.append(part.strip())
        if self.default is not None and (unknown or not codes):
            codes.update(dict.fromkeys(self.default))
            unknown.clear()
        return tuple(codes), tuple(unknown)

    def _first_or_all(self, part: str) -> tuple[str, ...]:
        fitting = (rule.gives for rule in self.rules if rule.fits(part))
        if self.every:
            return tuple(fitting)
        first = next(fitting, None)
        return () if first is None else (first,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The day a report counts as received: a column, a fixed day, or the day it happened.

    With `else_occurred` an empty cell of the column means the day it happened.
    """

    column: str | None = None
    constant: date | None = None
    else_occurred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedColumn:
    """A column that answers a question of the office's own."""

    question: OwnQuestion
    column: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportMapping:
    """A mapping as read and checked; `answers` by field name of the incident draft."""

    source: str  # what the list is called; kept with each case
    answers: Mapping[str, Answer]
    received: Received
    dates: tuple[DateShape, ...]
    unknown_day_allowed: bool = False  # an empty date cell means "nobody knows when"
    key_column: str | None = None
    sameness: Sameness = Sameness.CONTENT
    delimiter: Delimiter | None = None  # None: found out from the heading
    encoding: Encoding | None = None  # None: UTF-8, else Windows-1252
    questions: tuple[AskedColumn, ...] = ()
    sheet: str = ""  # of a workbook; empty: the first that is seen
    notes: tuple[str, ...] = ()  # columns only the office reads: they become a note of the case

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column the mapping reads, each once."""
        named = [answer.column for answer in self.answers.values()]
        named += [self.received.column, self.key_column]
        named += [*(each.column for each in self.questions), *self.notes]
        return tuple(dict.fromkeys(column for column in named if column is not None))
