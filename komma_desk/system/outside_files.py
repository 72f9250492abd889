"""Files that leave the store: written whole beside their place, then put there, or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Final, Protocol, cast

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.system.given_files import reading
from komma_desk.words import N_

KEYS, OFFICE = "keys.json", "office.db"  # what makes a folder a store
_UNFINISHED: Final = re.compile(r"\.komma-[0-9a-f]{16}\.part")


class FolderNotThere(Refusal):
    sentence = N_("The folder “{folder}” does not exist.")
    advice = N_("Please choose another place; nothing was written.")


class InsideTheStore(Refusal):
    sentence = N_("The folder “{folder}” belongs to a store. Nothing else may lie there.")
    advice = N_("Please choose another place; nothing was written.")


class FileNotWritten(Trouble):
    sentence = N_("The file “{file}” could not be written.")
    advice = N_(
        "Please check that there is space on the disk and that you may write there. "
        "Nothing else was lost."
    )


class Memory(Protocol):
    """Knows after a crash where something was being written."""

    def remember(self, unfinished: Path) -> Callable[[], None]:
        """Called before a byte is there; what it gives is called when none is any more."""
        ...


def is_unfinished(path: Path) -> bool:
    """Whether a file bears the name of one that was being written; it tells nothing else."""
    return bool(_UNFINISHED.fullmatch(path.name))


class Staged:
    """A finished file beside its target, waiting for the commit."""

    def __init__(self, beside: Path, target: Path, forget: Callable[[], None]) -> None:
        self._beside, self._target, self._forget = beside, target, forget

    def publish(self) -> None:
        try:
            self._beside.replace(self._target)
        except OSError as wrong:
            self.discard()
            raise FileNotWritten(file=self._target.name) from wrong
        self._forget()

    def discard(self) -> None:
        if _removed(self._beside):
            self._forget()


class OutsideFiles:
    """What is written here is sealed, encrypted, protected, or was asked for by name."""

    def __init__(self, memory: Memory | None = None) -> None:
        """Without a memory a kill between writing and naming leaves the unfinished file."""
        self._memory = memory

    def remembering(self, memory: Memory) -> OutsideFiles:
        return OutsideFiles(memory)

    def reading(self, path: Path, largest: int) -> AbstractContextManager[tuple[BinaryIO, int]]:
        return reading(path, largest)

    def stage(self, target: Path, data: bytes) -> Staged:
        return self.stage_pieces(target, (data,))

    def stage_pieces(self, target: Path, pieces: Iterable[bytes]) -> Staged:
        return self.stage_filled(target, lambda file: file.writelines(pieces))

    def stage_filled(self, target: Path, fill: Callable[[BinaryIO], object]) -> Staged:
        if not target.parent.is_dir():
            raise FolderNotThere(folder=str(target.parent))
        if _belongs_to_a_store(target.parent):
            # A letter under the name of the key file would take the store away for good.
            raise InsideTheStore(folder=str(target.parent))
        if not _takes(target):
            raise FileNotWritten(file=target.name)
        beside = target.with_name(f".komma-{secrets.token_hex(8)}.part")
        forget = _nothing if self._memory is None else self._memory.remember(beside)
        staged = Staged(beside, target, forget)
        try:
            # Only for the person's own account: what leaves is for one recipient.
            descriptor = os.open(
                beside,
                os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0),
                0o600,
            )
            with os.fdopen(descriptor, "wb") as file:
                fill(cast("BinaryIO", _Written(file, target.name)))
                file.flush()
                os.fsync(file.fileno())
        except OSError as wrong:
            staged.discard()
            raise FileNotWritten(file=target.name) from wrong
        except BaseException:
            staged.discard()
            raise
        return staged


class _Written:
    """Says itself that this disk is in the way; whoever fills it may read from another one."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file, self._name = file, name

    def write(self, data: bytes, /) -> int:
        try:
            return self._file.write(data)
        except OSError as wrong:
            raise FileNotWritten(file=self._name) from wrong

    def writelines(self, pieces: Iterable[bytes], /) -> None:
        for each in pieces:
            self.write(each)


def _belongs_to_a_store(folder: Path) -> bool:
    place = folder.resolve()
    return any(
        (each / KEYS).exists() and (each / OFFICE).exists() for each in (place, *place.parents)
    )


def _takes(target: Path) -> bool:
    """Whether a file can bear this name here; better said before the commit than after."""
    try:
        target.lstat()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return True


def _nothing() -> None:
    return


def _removed(path: Path) -> bool:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
        return True
    return False
