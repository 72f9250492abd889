"""From coded cases to the cube month x form, the finest thing any published table is a sum of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from komma_desk.domain.figures.coded_case import CodedCase
from komma_desk.domain.figures.periods import Month

NOT_STATED = "NOT_STATED"
"""The row for a main form the programme's list does not know, so that tables still add up."""

CellKey = tuple[Month, str]
Cube = Mapping[CellKey, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenMonth:
    """A month once rounded: it never changes again, whatever is reported later.

    `cells` are the rounded counts by main form; a form without an entry is 0. `received` is the
    exact number of incidents where it may be printed, None where it is withheld for ever.
    """

    month: Month
    cells: Mapping[str, int]
    received: int | None

    def at(self, form: str) -> int:
        return self.cells.get(form, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heap:
    """Some incidents counted together: how many, and how many different persons they concern."""

    incidents: int
    persons: int


def heap_of(cases: Iterable[CodedCase]) -> Heap:
    """Count incidents and persons; an unknown person counts as one person each time."""
    incidents = 0
    unknown = 0
    known = set[str]()
    for case in cases:
        incidents += 1
        if case.person is None:
            unknown += 1
        else:
            known.add(case.person)
    return Heap(incidents=incidents, persons=unknown + len(known))


def by_form(cases: Iterable[CodedCase], forms: Sequence[str]) -> dict[str, list[CodedCase]]:
    """The cases of each main form that has any; unlisted forms go to NOT_STATED."""
    listed = frozenset(forms)
    sorted_out: dict[str, list[CodedCase]] = {}
    for case in cases:
        form = case.main_form if case.main_form in listed else NOT_STATED
        sorted_out.setdefault(form, []).append(case)
    return sorted_out
