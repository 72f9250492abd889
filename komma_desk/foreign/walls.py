"""What the reading process gives up before it looks into a file: files, network, memory, time."""

from __future__ import annotations

import sys
from typing import Final

_MIB: Final = 1024 * 1024
_LIMITS: Final = {
    "RLIMIT_AS": 1536 * _MIB,
    "RLIMIT_CPU": 45,  # seconds; the process above is less patient with most questions
    "RLIMIT_FSIZE": 0,
    "RLIMIT_NPROC": 0,
    "RLIMIT_CORE": 0,
    # Standard input, output and error stand open: nothing further can be, neither file nor socket.
    "RLIMIT_NOFILE": 3,
}


def close_in() -> None:
    """Call when everything needed is imported. Windows has no such limits, macOS not all of them.

    What this does not do: the process may still ask the kernel for whatever needs no descriptor.
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
