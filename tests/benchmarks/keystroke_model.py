"""Counts operators and gives their times: the keystroke-level model of Card, Moran and Newell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

_SHIFTED = set('!"§$%&/()=?*_:;>„“°')


class Typist(Enum):
    """Seconds for one key, by how well somebody types."""

    GOOD = 0.12
    SKILLED = 0.20
    OFFICE = 0.28  # the average non-secretary: who files reports


POINT, HOME, MIND = 1.10, 0.40, 1.35


@dataclass(slots=True)
class Count:
    """How often each operator was needed, and how many seconds that makes.

    Sources: S. K. Card, T. P. Moran, A. Newell, "The keystroke-level model for user performance
    time with interactive systems", Communications of the ACM 23(7), 1980, table 1 and figure 1;
    the same, "The Psychology of Human-Computer Interaction", 1983, chapter 8. Seconds there:

    - K, one key or button: 0.08 best typist (135 words a minute), 0.12 good (90), 0.20 average
      skilled (55), 0.28 average non-secretary (40), 0.50 typing random letters, 1.20 worst. A
      shifted letter is two keys.
    - P, pointing with a mouse: 1.10. H, homing the hand between keyboard and mouse: 0.40.
    - M, mentally preparing: 1.35, before each unit of thought (their rules 0 to 4): here once for
      each answer and once for the deed at the end.
    - R, waiting for the system: none; the form answers within a frame.

    Errors, reading, and thinking about wording are not in the model: it is the time of an expert
    hand who knows what she wants to say.
    """

    keys: int = 0
    points: int = 0
    homes: int = 0
    minds: int = 0

    def type(self, text: str) -> None:
        self.keys += sum(1 + (each.isupper() or each in _SHIFTED) for each in text)

    def seconds(self, typist: Typist = Typist.OFFICE) -> float:
        return (
            self.keys * typist.value + self.points * POINT + self.homes * HOME + self.minds * MIND
        )
