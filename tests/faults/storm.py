"""Every fault by one command: `.venv/bin/python tests/faults/storm.py --full`.

Without `--full` in the size of continuous integration; prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import platform
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
SIZES: Final = {
    "kills": (10, 500),
    "cuts": (10, 1500),
    "full": (8, 150),
    "disk": (0, 150),
    "flips": (12, 200),
    "seats": (2, 50),
    "mounts": (2, 50),
    "keeping": (4, 120),
}


def storms() -> dict[str, Any]:
    from tests.faults import flips, full_disk, keeping, kills, power_cuts, seats, trace

    found: dict[str, Any] = {"kills": kills.storm, "flips": flips.storm, "seats": seats.storm}
    found |= {"full": full_disk.storm, "keeping": keeping.storm, "mounts": seats.through_two_mounts}
    if trace.is_possible():
        found["cuts"] = power_cuts.storm
    if full_disk.is_mountable():
        found["disk"] = full_disk.small_disk
    return found


def rows(chosen: list[str], *, full: bool, seed: int) -> Iterator[Any]:
    from tests.faults.ground import prepare

    possible = storms()
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        store = prepare(work / "store")
        for name in chosen:
            if states := SIZES[name][full]:
                if name in possible:
                    yield possible[name](store, work, states, seed)
                else:
                    sys.stderr.write(f"{name}: left out, this machine cannot do it\n")


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--full", action="store_true")
    asked.add_argument("--only", choices=SIZES, action="append")
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # a small disk is taken down again
    say = sys.stdout.write
    say("| What | States | Told and lost | Silently wrong |\n| --- | --- | --- | --- |\n")
    outcomes = []
    for outcome in rows(given.only or list(SIZES), full=given.full, seed=given.seed):
        outcomes.append(outcome)
        say(f"| {outcome.what} | {outcome.states} | {outcome.lost} | {outcome.wrong} |\n")
        sys.stdout.flush()
        for remark in outcome.remarks:
            sys.stderr.write(f"{outcome.what}: {remark}\n")
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    say(f"\n{time.strftime('%Y-%m-%d')}, {machine}, seed {given.seed}\n")
    return int(any(each.lost or each.wrong for each in outcomes))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
