"""Starts KommA Desk: the window, or one command line."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

from komma_desk.foreign.frames import MARK as _FOREIGN
from komma_desk.system.core_dumps import end_with_parent, forbid_core_dumps

_STOPPED = 1  # as everywhere on the command line


def main(given: Sequence[str] | None = None) -> int:
    forbid_core_dumps()
    if _FOREIGN in os.environ:
        # This process only reads one file from outside: no key, no store and no window in it.
        end_with_parent(signal.SIGTERM)
        from komma_desk.foreign.child import serve

        return serve()
    try:
        # Loading takes a moment too: whoever stops it then sees no traceback.
        from komma_desk.cli.face import run
        from komma_desk.demo.doors import AllDoors

        return run(AllDoors(), sys.argv[1:] if given is None else given)
    except KeyboardInterrupt:
        return _STOPPED


if __name__ == "__main__":
    sys.exit(main())
