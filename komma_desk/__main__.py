"""Starts KommA Desk: the window, or one command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from komma_desk.system.core_dumps import forbid_core_dumps

_STOPPED = 1  # as everywhere on the command line


def main(given: Sequence[str] | None = None) -> int:
    forbid_core_dumps()
    try:
        # Loading takes a moment too: whoever stops it then sees no traceback.
        from komma_desk.cli.face import run
        from komma_desk.demo.doors import AllDoors

        return run(AllDoors(), sys.argv[1:] if given is None else given)
    except KeyboardInterrupt:
        return _STOPPED


if __name__ == "__main__":
    sys.exit(main())
