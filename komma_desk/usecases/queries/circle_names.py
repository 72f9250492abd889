"""Whom to ask about cases restricted to a circle: names only, for a list that shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class CircleNames:
    cases: tuple[CaseId, ...]


def circle_names(query: CircleNames, context: Context) -> Mapping[CaseId, tuple[str, ...]]:
    """By name; a case that is not restricted, or not there, is left out."""
    people = context.work.office.people.all()
    found: dict[CaseId, tuple[str, ...]] = {}
    for case in query.cases:
        chosen = context.work.cases.cases.circle_people(case)
        if chosen is not None:
            found[case] = tuple(each.name for each in people if each.id in chosen)
    return found
