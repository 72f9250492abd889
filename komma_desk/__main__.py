"""Starts KommA Desk: the window, or one command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from komma_desk.cli.face import run
from komma_desk.demo.doors import AllDoors
from komma_desk.system.core_dumps import forbid_core_dumps


def main(given: Sequence[str] | None = None) -> int:
    forbid_core_dumps()
    return run(AllDoors(), sys.argv[1:] if given is None else given)


if __name__ == "__main__":
    sys.exit(main())
