"""One row of a foreign list becomes a draft, or the reasons why it cannot; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Final

from komma_desk.domain import import_details as details
from komma_desk.domain.code_list import Code
from komma_desk.domain.import_answers import online_in, own_answer_in, witnesses_in
from komma_desk.domain.import_details import cents_in, number_in
from komma_desk.domain.import_fingerprint import Row, fingerprint_of
from komma_desk.domain.import_mapping import (
    CODE_SETS,
    CODES,
    OCCURRED,
    OCCURRED_TIME,
    TEXTS,
    YES,
    YES_OR_NO,
    Answer,
    ImportMapping,
    clock_in,
    day_in,
)
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_details import IncidentDetails, OwnAnswer
from komma_desk.domain.moment import Moment
from komma_desk.domain.text import Problem, text_problem
from komma_desk.words import N_

BEYOND: Final = ""  # the key under which a reader hands over cells that no heading names
SUMS: Final = "\0sums"  # and the one by which it says that a row only sums up those above
_RECEIVED: Final = "received"
_SHOWN: Final = 60  # characters of a foreign value shown in a reason
# What of the details is read from several columns, and the one a reason is told of.
_TOLD_OF: Final = {"online": details.ONLINE_URL}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """`column` is the heading in the list; empty where the whole row is meant."""

    column: str
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblems:
    line: int
    problems: tuple[RowProblem, ...]
    doubled: bool = False  # the row itself is good, but it was there before
    taken_in: bool = False  # it only says what of a good row was not understood


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedRow:
    """A row that can be taken in; `fingerprint` is the same whenever the row is read again.

    `notes` are values nobody knew, for which the default of the mapping stands in.
    """

    line: int
    draft: IncidentDraft
    received_on: date
    source: str
    fingerprint: str
    notes: tuple[RowProblem, ...] = ()
    office_note: str = field(default="", repr=False)


def map_rows(
    mapping: ImportMapping, rows: Iterable[tuple[int, Row]], today: date
) -> Iterator[MappedRow | RowProblems]:
    """Every row in turn; one that was there before is a problem naming the earlier line."""
    seen: dict[str, int] = {}
    for line, row in rows:
        mapped = map_row(mapping, line, row, today)
        if isinstance(mapped, MappedRow):
            earlier = seen.setdefault(mapped.fingerprint, line)
            if earlier != line:
                yield _doubled(line, earlier)
                continue
        yield mapped


def _doubled(line: int, earlier: int) -> RowProblems:
    same = Problem(N_("This row says the same as line {line}."), {"line": earlier})
    return RowProblems(line=line, problems=(RowProblem(column="", problem=same),), doubled=True)


def map_row(mapping: ImportMapping, line: int, row: Row, today: date) -> MappedRow | RowProblems:
    """Apply the mapping to one row; all its problems are told at once, not only the first."""
    if shape := _misshapen(mapping, row):
        return RowProblems(line=line, problems=shape)
    reading = _Reading(mapping, row)
    draft = reading.draft()
    if (note := reading.office_note()) and (wrong := text_problem(note)):
        reading.complain("notes", wrong, mapping.notes[0])
    received_on = reading.received_on(draft.occurred, today)
    for name, problem in draft.problems(today).items():
        reading.complain(name, problem)
    if reading.problems or received_on is None:
        return RowProblems(line=line, problems=tuple(reading.problems.values()))
    key = row.get(mapping.key_column or BEYOND, "").strip()
    return MappedRow(
        line=line,
        draft=draft,
        received_on=received_on,
        source=f"{mapping.source}: {key}" if key else mapping.source,
        fingerprint=fingerprint_of(mapping, row, draft, received_on),
        notes=tuple(reading.notes),
        office_note=reading.office_note(),
    )


def _misshapen(mapping: ImportMapping, row: Row) -> tuple[RowProblem, ...]:
    if SUMS in row:
        return (RowProblem(column="", problem=Problem(N_("This row only sums up those above."))),)
    if row.get(BEYOND, "").strip():
        wide = Problem(N_("This row has more cells than the heading."))
        return (RowProblem(column="", problem=wide),)
    short = Problem(N_("This row ends before this column."))
    return tuple(
        RowProblem(column=column, problem=short) for column in mapping.columns if column not in row
    )


class _Reading:
    """One row while it is read; collects at most one problem a field, the first that was found."""

    def __init__(self, mapping: ImportMapping, row: Row) -> None:
        self._mapping = mapping
        self._row = row
        self.problems: dict[str, RowProblem] = {}
        self.notes: list[RowProblem] = []
        self._texts = [name for name in mapping.answers if name in TEXTS]

    def complain(self, name: str, problem: Problem, column: str | None = None) -> None:
        if name == _RECEIVED:
            column = self._mapping.received.column
        elif column is None:
            answer = self._mapping.answers.get(_TOLD_OF.get(name, name))
            column = None if answer is None else answer.column
        self.problems.setdefault(name, RowProblem(column=column or "", problem=problem))

    def draft(self) -> IncidentDraft:
        told, more, listed = dict[str, Any](), dict[str, Any](), dict[str, str]()
        for name, answer in self._mapping.answers.items():
            if name in details.LISTED:
                listed[name] = self._text(answer)
            elif name in details.FIELDS:
                more[details.CENTS if name == details.EUROS else name] = self._said(name, answer)
            elif name != OCCURRED_TIME:
                told[name] = self._said(name, answer)
        seen = listed.get(details.ONLINE_SEEN, "")
        more["witnesses"] = witnesses_in(listed)
        more["online"] = online_in(listed, self._day(details.ONLINE_SEEN, seen) if seen else None)
        more["own_answers"] = tuple(self._own_answers())
        return IncidentDraft(**told, details=IncidentDetails(**more))

    def office_note(self) -> str:
        """What no answer of a report asks for, each cell with its heading."""
        cells = ((column, self._row[column].strip()) for column in self._mapping.notes)
        return "\n".join(f"{column}: {cell}" for column, cell in cells if cell)

    def _own_answers(self) -> Iterator[OwnAnswer]:
        for each in self._mapping.questions:
            found = own_answer_in(each.question, self._row[each.column])
            if isinstance(found, OwnAnswer):
                yield found
            elif found is not None:
                strange = N_("“{value}” is none of the answers to this question.")
                problem = Problem(strange, {"value": _cut(found)})
                self.complain(f"question {each.question.code}", problem, each.column)

    def _said(self, name: str, answer: Answer) -> Any:
        if name in CODE_SETS:
            return frozenset(Code(code) for code in self._codes(name, answer))
        if name in CODES:
            return next((Code(code) for code in self._codes(name, answer)), None)
        if name in YES_OR_NO:
            return next((word == YES for word in self._codes(name, answer)), None)
        if name == OCCURRED:
            return self._occurred(answer)
        return self._plain(name, self._text(answer))

    def _plain(self, name: str, written: str) -> Any:
        if name in TEXTS:
            return written
        if name == details.POLICE_ON:
            day = self._day(name, written) if written else None
            return day and day[0]
        return self._number(name, written)

    def _number(self, name: str, written: str) -> int | None:
        """An empty cell says nothing."""
        if not written:
            return None
        found = cents_in(written) if name == details.EUROS else number_in(written)
        if found is None:
            wrong = N_("“{value}” is no number the import can read.")
            self.complain(name, Problem(wrong, {"value": _cut(written)}))
        return found

    def _text(self, answer: Answer) -> str:
        if answer.column is None:
            return "".join(answer.constant)
        text = self._row[answer.column].strip()
        return text or "".join(answer.default or ())

    def _codes(self, name: str, answer: Answer) -> tuple[str, ...]:
        if answer.column is None:
            return answer.constant
        cell = self._row[answer.column]
        codes, unknown = answer.meant_by(cell)
        if unknown:
            strange = N_("The mapping does not know the value “{value}”.")
            self.complain(name, Problem(strange, {"value": _cut(unknown[0])}))
        if answer.is_strange(cell) and not self._is_kept(answer.column):
            unsure = N_("“{value}” is not known; the default of the mapping was taken.")
            problem = Problem(unsure, {"value": _cut(cell)})
            self.notes.append(RowProblem(column=answer.column, problem=problem))
        return codes

    def _is_kept(self, column: str) -> bool:
        """Whether the words of the cell are in the report all the same."""
        return any(self._mapping.answers[name].column == column for name in self._texts)

    def _occurred(self, answer: Answer) -> Moment | None:
        written = "".join(answer.constant) if answer.column is None else self._row[answer.column]
        if not written.strip() and self._mapping.unknown_day_allowed:
            return Moment.unknown()
        found = self._day(OCCURRED, written)
        return None if found is None else Moment.on(found[0], found[1] or self._clock())

    def _clock(self) -> time | None:
        answer = self._mapping.answers.get(OCCURRED_TIME)
        written = "" if answer is None else self._text(answer)
        found = clock_in(written) if written else None
        if written and found is None:
            wrong = N_("“{value}” is no time of day the import can read.")
            self.complain(OCCURRED_TIME, Problem(wrong, {"value": _cut(written)}))
        return found

    def _day(self, name: str, written: str) -> tuple[date, time | None] | None:
        if not written.strip():
            self.complain(name, Problem(N_("The date is missing.")))
            return None
        found = day_in(written, self._mapping.dates)
        if found is None:
            wrong = N_("“{value}” is no date the mapping can read.")
            self.complain(name, Problem(wrong, {"value": _cut(written)}))
        return found

    def received_on(self, occurred: Moment | None, today: date) -> date | None:
        happened_on = None if occurred is None else occurred.first_on
        day = self._received(happened_on)
        if day is None:
            if OCCURRED not in self.problems:
                self.complain(_RECEIVED, Problem(N_("The day of receipt is missing.")))
        elif day > today:
            self.complain(_RECEIVED, Problem(N_("The day of receipt lies in the future.")))
        elif happened_on is not None and day < happened_on:
            before = Problem(N_("The day of receipt lies before the day of the incident."))
            self.complain(_RECEIVED, before)
        return day

    def _received(self, happened_on: date | None) -> date | None:
        source = self._mapping.received
        if source.column is not None:
            if source.else_occurred and not self._row[source.column].strip():
                return happened_on
            found = self._day(_RECEIVED, self._row[source.column])
            return None if found is None else found[0]
        return source.constant or happened_on


def _cut(value: str) -> str:
    told = " ".join(value.split())
    return told if len(told) <= _SHOWN else told[: _SHOWN - 1] + "…"
