"""The doors of the house and, beside them, the one into the invented town."""

from __future__ import annotations

from pathlib import Path

from komma_desk.bootstrap.doors import HouseDoors
from komma_desk.bootstrap.house import House


class AllDoors(HouseDoors):
    """What the command line can open."""

    def __init__(self) -> None:
        super().__init__(House())

    def demo(self, *, cases: int, seed: int, tour: Path | None, keep: Path | None) -> int:
        from komma_desk.demo.running import run_demo

        return run_demo(cases=cases, seed=seed, tour=tour, keep=keep)
