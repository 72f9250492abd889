"""What everybody of the store may know about it."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.usecases.context import Context


@dataclass(frozen=True, slots=True)
class StoreFacts:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreView:
    municipality: str
    people: int
    partners: int
    releases: int
    cases: int | None  # None for whoever holds no key to them


def store_facts(_query: StoreFacts, context: Context) -> StoreView:
    office = context.work.office
    cases = None
    if context.work.has_cases and context.scope.all_cases:
        cases = sum(context.work.cases.cases.count_by_state(context.scope).values())
    return StoreView(
        municipality=office.settings.get("municipality"),
        people=len(office.people.all()),
        partners=len(office.partners.all()),
        releases=len(office.releases.all()),
        cases=cases,
    )
