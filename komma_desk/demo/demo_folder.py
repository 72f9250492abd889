"""A folder of its own for each demo; it goes with the demo, at the latest with the next one."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.store import desk_lock
from komma_desk.system.paths import app_folder

_FOLDER: Final = "demo"


@contextmanager
def demo_folder(now: datetime) -> Iterator[Path]:
    """An empty folder below the person's own data, never in a shared place for temporary files.

    A lease in it says that its demo is alive; folders whose demo has died are removed here.
    """
    above = app_folder() / _FOLDER
    above.mkdir(parents=True, exist_ok=True, mode=0o700)
    _clear(above, now)
    folder = above / secrets.token_hex(8)
    folder.mkdir(mode=0o700)
    lease = desk_lock.take(folder, now=now, nonce=secrets.token_hex(8))
    try:
        yield folder
    finally:
        lease.release()
        shutil.rmtree(folder, ignore_errors=True)


def _clear(above: Path, now: datetime) -> None:
    for left in above.iterdir():
        try:
            lease = desk_lock.take(left, now=now, nonce=secrets.token_hex(8))
        except (Refusal, Trouble):
            continue  # alive, or not ours to judge
        lease.release()
        shutil.rmtree(left, ignore_errors=True)
