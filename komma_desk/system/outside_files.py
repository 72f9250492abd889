"""Files that leave the store: written whole beside their place, then put there, or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.words import N_


class FolderNotThere(Refusal):
    sentence = N_("The folder “{folder}” does not exist.")
    advice = N_("Please choose another place; nothing was written.")


class FileNotWritten(Trouble):
    sentence = N_("The file “{file}” could not be written.")
    advice = N_(
        "Please check that there is space on the disk and that you may write there. "
        "Nothing else was lost."
    )


class Staged:
    """A finished file beside its target, waiting for the commit."""

    def __init__(self, beside: Path, target: Path) -> None:
        self._beside = beside
        self._target = target

    def publish(self) -> None:
        try:
            self._beside.replace(self._target)
        except OSError as wrong:
            self.discard()
            raise FileNotWritten(file=self._target.name) from wrong

    def discard(self) -> None:
        with contextlib.suppress(OSError):
            self._beside.unlink(missing_ok=True)


class OutsideFiles:
    """What is written here is sealed, encrypted, protected, or was asked for by name."""

    def stage(self, target: Path, data: bytes) -> Staged:
        if not target.parent.is_dir():
            raise FolderNotThere(folder=str(target.parent))
        beside = target.with_name(f".{target.name}.part")
        try:
            # Only for the person's own account: what leaves is for one recipient.
            descriptor = os.open(
                beside,
                os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0),
                0o600,
            )
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as wrong:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise FileNotWritten(file=target.name) from wrong
        return Staged(beside, target)
