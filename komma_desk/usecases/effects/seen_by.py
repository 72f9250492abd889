"""Who looked into a case, for the person who reported: by role and number, never by name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from komma_desk.domain.case import Case
from komma_desk.domain.case_reading import CaseRead, SeenBy
from komma_desk.domain.errors import NOT_AS_WRITTEN
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.roles import Role
from komma_desk.usecases.context import Context

_SEEN: Final = "seen"


def seen_words(case: Case, context: Context) -> dict[str, Any]:
    """What goes along with a letter to her; empty as long as nobody looked.

    Only clearing holds the key to the cases, so whoever read it is of the clearing office.
    """
    return _said(context.work.cases.readings.about({case.id}, after=case.received_at))


def seen_words_of_all(cases: Collection[Case], context: Context) -> Mapping[CaseId, dict[str, Any]]:
    """The same for many cases, the log read once for all of them."""
    if not cases:
        return {}
    reads: dict[UUID, list[CaseRead]] = {case.id: [] for case in cases}
    for each in context.work.cases.readings.since(min(case.received_at for case in cases)):
        if each.about in reads:
            reads[each.about].append(each)
    return {case.id: _said(reads[case.id]) for case in cases}


def _said(reads: Sequence[CaseRead]) -> dict[str, Any]:
    if not reads:
        return {}
    return {
        _SEEN: {
            "role": str(Role.CLEARING),
            "people": len({each.by for each in reads}),
            "last_on": max(each.at for each in reads).date().isoformat(),
        }
    }


def seen_in(words: Mapping[str, Any]) -> SeenBy | None:
    """What a letter says about it; None where it says nothing, or nothing that can be read."""
    try:
        said = words[_SEEN]
        return SeenBy(
            role=Role(said["role"]),
            people=int(said["people"]),
            last_on=date.fromisoformat(said["last_on"]),
        )
    except NOT_AS_WRITTEN:
        return None
