"""Files nobody knows, of the store somebody has open: found with her key to the cases."""

from __future__ import annotations

from pathlib import Path

from komma_desk.domain.audit import Compartment
from komma_desk.domain.set_aside import AsideFile, SetAside
from komma_desk.domain.stored import NoCaseKey
from komma_desk.store.set_aside import aside_in, known_files, put_back, set_aside
from komma_desk.store.upgrade import FILES
from komma_desk.usecases.ports.clock import Clock
from komma_desk.vault.key_ring import KeyRing


class RingOrphans:
    """Fulfils the port `Orphans`; called inside a change, so nobody writes meanwhile."""

    def __init__(self, folder: Path, ring: KeyRing, clock: Clock) -> None:
        self._folder, self._ring, self._clock = folder, ring, clock

    def set_aside(self) -> SetAside:
        if not self._ring.holds(Compartment.CASES):
            raise NoCaseKey
        # Of the cases, and of the office: what is on its way belongs to a draft or to the post.
        known = frozenset[str]().union(
            *(
                known_files(self._folder / FILES[each], self._ring.file_key(each).raw)
                for each in (Compartment.CASES, Compartment.OFFICE)
            )
        )
        return set_aside(self._folder, known, now=self._clock.now())

    def aside(self) -> tuple[AsideFile, ...]:
        return aside_in(self._folder)

    def put_back(self, name: str) -> None:
        put_back(self._folder, name)
