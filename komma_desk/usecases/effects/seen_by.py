"""Who looked into a case, for the person who reported: by role and number, never by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from komma_desk.domain.case import Case
from komma_desk.domain.case_reading import SeenBy
from komma_desk.domain.errors import NOT_AS_WRITTEN
from komma_desk.domain.roles import Role
from komma_desk.usecases.context import Context

_SEEN: Final = "seen"


def seen_words(case: Case, context: Context) -> dict[str, Any]:
    """What goes along with a letter to her; empty as long as nobody looked.

    Only clearing holds the key to the cases, so whoever read it is of the clearing office.
    """
    reads = context.work.cases.readings.about({case.id}, after=case.received_at)
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
