"""Measures the product against its bases and prints a Markdown table: `measure.py [--full]`."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:  # started as a file, the checkout is not on the path
    sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks import (  # noqa: E402 -- the path comes first
    attaching,
    backing_up,
    case_list,
    checking,
    digests,
    filing,
    leaving,
    moving,
    procedures,
    radar,
    unlocking,
)
from tests.benchmarks.measuring import Comparison, Finding, table  # noqa: E402 -- as above
from tests.benchmarks.stores import make_ready  # noqa: E402 -- as above


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    reports: int
    filing_rounds: int
    few_cases: int
    many_cases: int
    paints: int
    pages: int
    unlocks: int
    leavers: int
    leavers_cases: int
    checks: int
    checked_cases: int
    backups: int
    backup_megabytes: int
    attached_megabytes: int
    attachings: int
    keystrokes: int
    steps: int
    entries: int
    step_rounds: int
    processes: int


SMALL = Size(
    reports=4,
    filing_rounds=2,
    few_cases=5,
    many_cases=20,
    paints=1,
    pages=2,
    unlocks=1,
    leavers=1,
    leavers_cases=10,
    checks=1,
    checked_cases=15,
    backups=1,
    backup_megabytes=1,
    attached_megabytes=2,
    attachings=1,
    keystrokes=1,
    steps=50,
    entries=200,
    step_rounds=2,
    processes=1,
)
FULL = Size(
    reports=1000,
    filing_rounds=10,
    few_cases=1000,
    many_cases=20_000,
    paints=20,
    pages=200,
    unlocks=15,
    leavers=3,
    leavers_cases=5000,
    checks=3,
    checked_cases=10_000,
    backups=3,
    backup_megabytes=200,
    attached_megabytes=500,
    attachings=5,
    keystrokes=20,
    steps=1000,
    entries=100_000,
    step_rounds=5,
    processes=3,
)


def compared(size: Size, folder: Path) -> list[Comparison]:
    """Everything once, in this process."""
    return [
        *filing.compare(folder / "filing", reports=size.reports, rounds=size.filing_rounds),
        *digests.compare(folder / "digests", reports=size.reports, rounds=size.filing_rounds),
        *case_list.compare(
            folder / "list",
            few=size.few_cases,
            many=size.many_cases,
            paints=size.paints,
            pages=size.pages,
        ),
        *radar.compare(folder, cases=size.few_cases, rounds=size.unlocks),
        *moving.compare(folder, cases=size.few_cases, rounds=size.leavers),
        unlocking.compare(folder / "unlock", cases=size.few_cases, rounds=size.unlocks),
        leaving.compare(folder / "leaving", cases=size.leavers_cases, rounds=size.leavers),
        checking.compare(folder / "check", cases=size.checked_cases, rounds=size.checks),
        backing_up.compare(
            folder / "backup",
            cases=size.few_cases,
            megabytes=size.backup_megabytes,
            rounds=size.backups,
        ),
        *attaching.compare(
            folder / "attaching",
            megabytes=size.attached_megabytes,
            rounds=size.attachings,
            keys=size.keystrokes,
        ),
        *procedures.compare(events=size.steps, entries=size.entries, rounds=size.step_rounds),
    ]


def findings(size: Size) -> list[Finding]:
    """Each run is a process of its own: where memory happens to lie must not decide."""
    counts = (size.few_cases, size.many_cases, size.leavers_cases, size.checked_cases)
    with tempfile.TemporaryDirectory() as folder:
        make_ready(Path(folder), counts)
        runs = [_one_process(size) for _ in range(size.processes)]
    return [
        Finding(
            what=same[0]["what"],
            base=same[0]["base"],
            how=f"{same[0]['how']}; {len(runs)} processes" if len(runs) > 1 else same[0]["how"],
            ratios=tuple(each["ratio"] for each in same),
        )
        for same in zip(*runs, strict=True)
    ]


def _one_process(size: Size) -> list[dict[str, object]]:
    wanted = [sys.executable, str(Path(__file__)), "--once"]
    if size is FULL:
        wanted.append("--full")
    done = subprocess.run(wanted, check=True, stdout=subprocess.PIPE, text=True)
    found: list[dict[str, object]] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="1,000 reports, 20,000 cases")
    parser.add_argument("--once", action="store_true", help="one process only; prints JSON")
    wanted = parser.parse_args(given)
    size = FULL if wanted.full else SMALL
    if not wanted.once:
        sys.stdout.write(table(findings(size)) + "\n")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        done = compared(size, Path(folder))
    told = [
        {"what": each.what, "base": each.base, "how": each.how, "ratio": each.ratio}
        for each in done
    ]
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
