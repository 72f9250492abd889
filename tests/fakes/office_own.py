"""The office's own list entries in memory."""

from __future__ import annotations

from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.usecases.ports.own_entries import StoredOwnEntry

OwnEntries = dict[tuple[str, str, str], StoredOwnEntry]


class FakeOwnEntries:
    def __init__(self, entries: OwnEntries) -> None:
        self._entries = entries

    def put(self, entry: StoredOwnEntry) -> None:
        place = (entry.kind.value, entry.list_id, entry.code)
        before = self._entries.get(place)
        if (before.revision if before else 0) != entry.revision - 1:
            raise ChangedMeanwhile
        self._entries[place] = entry

    def all(self) -> tuple[StoredOwnEntry, ...]:
        return tuple(self._entries[place] for place in sorted(self._entries))
