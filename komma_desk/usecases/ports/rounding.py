"""What preparing figures needs of a solver, so that use cases never see one."""

from __future__ import annotations

from typing import Protocol

from komma_desk.domain.disclosure.questions import Hole, Knowledge, RoundingProblem
from komma_desk.domain.figures.counting import Cube


class FiguresProtection(Protocol):
    """Both calls run in the calling thread and may take seconds: the window calls them aside."""

    def round(self, problem: RoundingProblem) -> Cube:
        """The rounded cube of the open months; raises Trouble where no solution was found."""
        ...

    def find_holes(self, knowledge: Knowledge) -> tuple[Hole, ...]:
        """Every group of cells whose true sum of 1 to base - 1 an intruder could compute."""
        ...
