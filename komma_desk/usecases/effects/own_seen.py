"""What clearing has seen of own entries: an earlier state put back, or one taken out, shows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.office_lists import ByHand, believed, by_hand
from komma_desk.usecases.ports.own_entries import OwnKind, StoredOwnEntry

_SEEN: Final = "own entry "  # and where it stands; the highest revision clearing believed


def remember_own(context: Context) -> None:
    """Only what is new, so that nothing is written where everything is known."""
    memory = context.work.cases.memory
    seen = memory.all(_SEEN)
    for each in believed(context):
        name = _SEEN + _place(each)
        if each.revision > int(seen.get(name, "0")):
            memory.put(name, str(each.revision))


def doubtful(context: Context) -> tuple[ByHand, ...]:
    """What nobody signed; to who has the key of the cases also what went back or is gone."""
    found = by_hand(context)
    if not context.work.has_cases:
        return found
    unsigned = [(each.kind, each.list_id, each.code) for each in found]
    back = _gone_back(context)
    return (
        *found,
        *(each for each in back if (each.kind, each.list_id, each.code) not in unsigned),
    )


def _gone_back(context: Context) -> tuple[ByHand, ...]:
    stored = {_place(each): each.revision for each in context.work.office.own_entries.all()}
    seen: Mapping[str, str] = context.work.cases.memory.all(_SEEN)
    return tuple(
        ByHand(OwnKind(kind), list_id, code, went_back=True)
        for name, revision in seen.items()
        if stored.get(place := name.removeprefix(_SEEN), 0) < int(revision)
        for kind, list_id, code in (json.loads(place),)
    )


def _place(entry: StoredOwnEntry) -> str:
    return json.dumps([entry.kind.value, entry.list_id, entry.code])
