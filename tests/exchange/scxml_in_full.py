"""Every shipped and 200 made-up procedures on both engines, 50,000 events each; a minute or less.

QT_QPA_PLATFORM=offscreen python -m tests.exchange.scxml_in_full
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from time import perf_counter

from komma_desk.definitions.procedure import read_procedure
from komma_desk.exchange.scxml import write_scxml
from tests.exchange.scxml_engines import PythonStateMachine, QtScxml, walk_together
from tests.fakes.procedures_made_up import made_up_procedure

MADE_UP = 200
EVENTS = 50_000


def run() -> int:
    """How many differences there are, told on the way."""
    folder = Path(__file__).resolve().parents[2] / "resources" / "procedures"
    procedures = [read_procedure(path) for path in sorted(folder.glob("*.toml"))]
    procedures += [made_up_procedure(seed) for seed in range(MADE_UP)]
    each = -(-EVENTS // len(procedures))
    differences = 0
    for kind in (PythonStateMachine, QtScxml):
        began, events = perf_counter(), 0
        for procedure in procedures:
            engine = kind(write_scxml(procedure))
            chance = Random(procedure.id)  # noqa: S311 -- repeatable, no secret
            for event, ours, theirs in walk_together(procedure, engine, chance, each):
                events += 1
                if ours != theirs:
                    differences += 1
                    sys.stdout.write(
                        f"{procedure.id}: after {event}: {ours} here, {theirs} there\n"
                    )
                    break
        sys.stdout.write(
            f"{kind.__name__}: {len(procedures)} procedures, {events} configurations compared, "
            f"{perf_counter() - began:.1f} s\n"
        )
    sys.stdout.write(f"{differences} differences\n")
    return differences


if __name__ == "__main__":
    sys.exit(1 if run() else 0)
