"""Some space kept back, so that a full disk can still be opened, read and tidied up."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Final

from komma_desk.store.private_files import only_ours
from komma_desk.store.troubles import DiskFull

NAME: Final = "reserve.bin"
SIZE: Final = 16 * 1024 * 1024
_PIECE: Final = 1024 * 1024


def keep_reserve(folder: Path, size: int = SIZE) -> None:
    """Really written, not merely announced: a sparse file would reserve nothing."""
    unfinished = folder / f"{NAME}.part"
    try:
        with open(unfinished, "wb", opener=only_ours) as file:
            for start in range(0, size, _PIECE):
                # not zeros, and nothing to compress: some disks store those as nothing
                filling = hashlib.shake_256(start.to_bytes(8, "big"))
                file.write(filling.digest(min(_PIECE, size - start)))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(folder / NAME)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise DiskFull from error


def free_reserve(folder: Path) -> bool:
    """Whether there was still one to free."""
    path = folder / NAME
    if not path.exists():
        return False
    path.unlink()
    return True
