"""The port the use cases know: rounding and attack, both by HiGHS in the calling thread."""

from __future__ import annotations

from komma_desk.domain.disclosure.questions import Hole, Knowledge, RoundingProblem
from komma_desk.domain.figures.counting import Cube
from komma_desk.protection.attack import find_holes
from komma_desk.protection.rounding import round_cube


class HighsProtection:
    """Takes seconds in the worst case: call it off the UI thread."""

    def round(self, problem: RoundingProblem) -> Cube:
        return round_cube(problem)

    def find_holes(self, knowledge: Knowledge) -> tuple[Hole, ...]:
        return find_holes(knowledge)
