"""The rules of disclosure: how many incidents and persons a figure needs to be shown as it is."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.errors import Refusal
from komma_desk.domain.figures.counting import Heap
from komma_desk.domain.figures.release import RuleValue
from komma_desk.domain.figures.tables import TablePlan
from komma_desk.words import N_

LOWEST_BASE = 3


class ThresholdTooLow(Refusal):
    """A threshold under three protects nobody (the rule of the Bundesagentur für Arbeit)."""

    sentence = N_("The threshold {base} is too low: figures under {lowest} would be shown.")
    advice = N_("Choose {lowest} or more in the programme of figures; the usual value is 5.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """One number is threshold and rounding base: small means 1 to base - 1.

    The threshold counts persons affected as well as incidents, since six incidents against one
    person are the data of one person (VG Wiesbaden, 15.03.2013, 6 K 1374/11.WI: at least five).
    """

    base: int = 5

    def __post_init__(self) -> None:
        if self.base < LOWEST_BASE:
            raise ThresholdTooLow(base=self.base, lowest=LOWEST_BASE)

    def may_stand(self, heap: Heap) -> bool:
        """Whether the exact number may be shown: enough incidents *and* enough persons."""
        return heap.persons >= self.base

    def is_capped(self, heap: Heap) -> bool:
        """Enough incidents, too few persons: such a heap must be treated as small."""
        return heap.incidents >= self.base > heap.persons

    def weight(self, heap: Heap) -> int:
        """The count a heap enters the cube with: capped to base - 1 where persons are too few."""
        return self.base - 1 if self.is_capped(heap) else heap.incidents

    def as_published(self) -> dict[str, RuleValue]:
        return {
            "threshold": self.base,
            "base": self.base,
            "threshold_counts": "incidents and affected persons",
            "late_reports": "counted in the month of preparation",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresProgramme:
    """What the municipality publishes, and under which rules."""

    rules: Rules
    tables: tuple[TablePlan, ...]
