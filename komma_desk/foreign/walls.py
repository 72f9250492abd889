"""What the reading process gives up before it looks into a file: files, network, memory, time."""

from __future__ import annotations

import sys
from typing import Final

from komma_desk.foreign import sieve

_MIB: Final = 1024 * 1024
_LIMITS: Final = {
    "RLIMIT_AS": 1536 * _MIB,
    "RLIMIT_CPU": 45,  # seconds; the process above is less patient with most questions
    "RLIMIT_FSIZE": 0,
    "RLIMIT_NPROC": 0,
    "RLIMIT_CORE": 0,
    # What stands open stays so; nothing can be opened any more, not even in the place of a pipe.
    "RLIMIT_NOFILE": 0,
}


def close_in() -> None:
    """Call when everything needed is imported. Windows has no such limits, macOS not all of them.

    On Linux a sieve leaves nothing to ask the kernel for but memory, time and the open pipes.
    """
    if sys.platform == "win32":
        return
    import resource

    for name, most in _LIMITS.items():
        limit: int | None = getattr(resource, name, None)
        if limit is None:
            continue
        try:
            resource.setrlimit(limit, (most, most))
        except (ValueError, OSError):
            if sys.platform == "linux":
                raise
    sieve.put_up()
