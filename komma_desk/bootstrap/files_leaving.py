"""Remembers, sealed in the store, where something is written in clear, until it is in its place.

A kill in between leaves a file nobody asked for: whoever unlocks next removes it.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Final

from komma_desk.store.copying import sync
from komma_desk.store.file_copy import write_file
from komma_desk.store.troubles import DiskInTheWay
from komma_desk.system.outside_files import is_unfinished
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.leaving_notes import open_note, seal_note

NOTES: Final = "leaving"


class LeavingNotes:
    """One small sealed file for each file under way; called by whoever holds the lease."""

    def __init__(self, store: Path, ring: KeyRing) -> None:
        self._folder, self._ring = store / NOTES, ring

    def remember(self, unfinished: Path) -> Callable[[], None]:
        """On the disk before it returns; call what is given once nothing lies there any more."""
        note = self._folder / secrets.token_hex(16)
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            write_file(note, seal_note(self._ring, str(unfinished.absolute())))
            sync(self._folder)
        except OSError as error:
            raise DiskInTheWay from error
        return lambda: _forget(note)

    def clear_up(self) -> None:
        """A stick that is not plugged in now may be next time: its note stays."""
        if not self._folder.is_dir():
            return
        for note in sorted(self._folder.iterdir()):
            with contextlib.suppress(OSError):
                if self._is_clear(note):
                    _forget(note)

    def _is_clear(self, note: Path) -> bool:
        """Only what bears the name we give is ever removed, whatever a note says."""
        place = open_note(self._ring, note.read_bytes())
        if place is None or not is_unfinished(Path(place)):
            return True
        if not Path(place).parent.is_dir():
            return False
        Path(place).unlink(missing_ok=True)
        return True


def _forget(note: Path) -> None:
    with contextlib.suppress(OSError):
        note.unlink(missing_ok=True)
