"""What would become of a foreign list: each column, and the first rows; nothing is taken in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.import_mapping import OCCURRED, OCCURRED_TIME, ImportMapping
from komma_desk.domain.import_row import MappedRow, RowProblems
from komma_desk.domain.own_question import OwnQuestion
from komma_desk.words import N_, _

_WORDS: Final = {
    "reporter_role": N_("Role of the reporting person"),
    "direction": N_("Direction"),
    OCCURRED: N_("Day of the incident"),
    OCCURRED_TIME: N_("Time of day"),
    "place": N_("Place"),
    "place_detail": N_("Place in words"),
    "channel": N_("Channel"),
    "forms": N_("Kind of incident"),
    "narrative": N_("What happened"),
    "acute_danger": N_("Acute danger"),
    "wishes": N_("Wish"),
    "consents": N_("Consent"),
    "contact": N_("How to reach the person"),
    "name": N_("Name of the reporting person"),
    "unit": N_("Unit"),
    "unit_name": N_("Office, department or facility"),
    "witnesses": N_("Witnesses"),
    "witness_contacts": N_("How to reach the witnesses"),
    "online_url": N_("Place on the net"),
    "online_profile": N_("Profile on the net"),
    "online_seen": N_("Seen on the net on"),
    "online_found_by": N_("Found on the net by"),
    "motives": N_("Motive"),
    "consequences": N_("Consequences"),
    "repeated": N_("Happened before"),
    "days_unfit": N_("Days unfit for work"),
    "damage_euros": N_("Damage in euros"),
    "police_on": N_("Reported to the police on"),
    "police_number": N_("File number of the police"),
    "suggestion": N_("Suggestion"),
}
_FIRST: Final = 3  # rows somebody looks at
_DETAIL: Final = N_("Detail “{name}”")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownHere:
    """What a mapping may name in this office, and the day by which a row is judged."""

    lists: CodeLists
    questions: tuple[OwnQuestion, ...]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRead:
    """`becomes` in words; empty where the column is not read. `sample` is of the first row."""

    heading: str
    becomes: tuple[str, ...]
    sample: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPreview:
    """The whole list as it would come in, if none of its rows was there before."""

    sheet: str
    sheets: tuple[str, ...]
    columns: tuple[ColumnRead, ...]
    rows: tuple[MappedRow | RowProblems, ...] = field(repr=False)

    @property
    def first(self) -> tuple[MappedRow | RowProblems, ...]:
        return self.rows[:_FIRST]

    @property
    def good(self) -> tuple[MappedRow, ...]:
        return tuple(each for each in self.rows if isinstance(each, MappedRow))

    @property
    def refused(self) -> tuple[RowProblems, ...]:
        return tuple(each for each in self.rows if isinstance(each, RowProblems))

    @property
    def notes(self) -> tuple[RowProblems, ...]:
        """Values of good rows that nobody knew."""
        return tuple(
            RowProblems(line=each.line, problems=each.notes, taken_in=True)
            for each in self.good
            if each.notes
        )

    @property
    def told(self) -> tuple[RowProblems, ...]:
        """All that was not understood, in the order of the list."""
        return tuple(sorted((*self.refused, *self.notes), key=lambda each: each.line))


def columns_read(
    heading: Sequence[str], mapping: ImportMapping, first: Sequence[str]
) -> tuple[ColumnRead, ...]:
    """In the order of the list."""
    samples = [*first, *[""] * len(heading)]
    return tuple(
        ColumnRead(heading=column, becomes=tuple(_becomes(column, mapping)), sample=sample)
        for column, sample in zip(heading, samples, strict=False)
        if column
    )


def _becomes(column: str, mapping: ImportMapping) -> Iterable[str]:
    if mapping.key_column == column:
        yield _("Number in the list")
    if mapping.received.column == column:
        yield _("Day of receipt")
    if column in mapping.notes:
        yield _("Note for the office alone")
    for name, answer in mapping.answers.items():
        if answer.column == column:
            yield field_said(name)
    for each in mapping.questions:
        if each.column == column:
            yield _("Own question: {question}").format(question=each.question.words.spoken())


def field_said(name: str) -> str:
    return _(_WORDS[name]) if name in _WORDS else _(_DETAIL).format(name=name)
