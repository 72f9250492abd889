"""A founding in a process of its own that is killed at a commit; run as a script.

Arguments: folder, the commit at which the process dies (0: right before the folder is named).
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.journeys.killed_desk import die, die_at
from tests.journeys.town import Town


def main() -> None:
    folder, commit = sys.argv[1:]
    if int(commit):
        die_at(int(commit))
    else:
        # A power cut while the finished store is given its name.
        pytest.MonkeyPatch().setattr(Path, "rename", lambda *_: die())
    Town(Path(folder)).found()


if __name__ == "__main__":
    main()
