"""Where `keys.json` lies and how it is replaced: whole or not at all."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from komma_desk.vault.key_file import KeyFile
from komma_desk.vault.key_file_format import as_bytes, from_bytes
from komma_desk.vault.passphrase import FLOOR, KdfSettings
from komma_desk.vault.refusals import (
    KeyFileMissing,
    KeyFileNotWritten,
    KeyFileTooLarge,
    KeyFileUnreadable,
)

_LARGEST = 32 * 1024 * 1024  # ten thousand people with twenty generations of keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Cabinet:
    """One key file, the KDF settings for new passphrases, and the floor below which none is read.

    Whoever changes the file holds the lease of the store: two writers are kept apart there.
    """

    path: Path
    settings: KdfSettings = field(default_factory=KdfSettings)
    floor: KdfSettings = FLOOR

    def exists(self) -> bool:
        return self.path.exists()

    def read(self) -> KeyFile:
        """Raises KeyFileMissing, -Unreadable, -Damaged, -TooLarge, -TooNew or WeakenedKeyFile."""
        try:
            if self.path.stat().st_size > _LARGEST:
                raise KeyFileTooLarge(file=self.path.name)
            data = self.path.read_bytes()
        except FileNotFoundError as missing:
            raise KeyFileMissing(file=self.path.name) from missing
        except OSError as unreadable:
            raise KeyFileUnreadable(file=self.path.name) from unreadable
        return from_bytes(data, floor=self.floor, name=self.path.name)

    def replace(self, file: KeyFile) -> None:
        """Write a new file beside the old one, then exchange them; raises KeyFileNotWritten."""
        beside = self.path.with_name(self.path.name + ".new")
        try:
            _write_and_sync(beside, as_bytes(file))
            beside.replace(self.path)
        except OSError as failed:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise KeyFileNotWritten(file=self.path.name) from failed
        _sync_folder(self.path.parent)


def _write_and_sync(path: Path, data: bytes) -> None:
    readable_for_owner = 0o600
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, readable_for_owner), "wb") as target:
        target.write(data)
        target.flush()
        os.fsync(target.fileno())


def _sync_folder(folder: Path) -> None:
    """The exchange itself reaches the disk; Windows has no way to ask for it and needs none."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
