"""What a table is: planned in the programme of figures, and published with its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from komma_desk.words import Bilingual

MARGIN = "*"


class MethodName(StrEnum):
    """How a table is protected."""

    EXACT = "exact"
    ROUNDING = "small-count-rounding"
    SUPPRESSION = "suppression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """The method of a published table; rounding has a base, suppression a threshold."""

    name: MethodName
    base: int | None = None
    threshold: int | None = None


class Stretch(StrEnum):
    """How much time one table covers: the year so far, or each complete quarter of it."""

    YEAR = "year"
    QUARTER = "quarter"


class Dimension(StrEnum):
    """What the rows of a table are."""

    MONTH = "month"
    FORM = "form"


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePlan:
    """A table the programme publishes again and again; the title names its stretch as {period}."""

    id: str
    title: Bilingual
    by: Dimension
    each: Stretch
    method: MethodName


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One published figure: where it stands (codes, or "*" for a margin); None is withheld."""

    at: tuple[str, ...]
    value: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A published table."""

    id: str
    title: Bilingual
    where: Mapping[str, str]
    by: tuple[str, ...]
    method: Method
    cells: tuple[Cell, ...]
