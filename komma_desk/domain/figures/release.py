"""A release: the tables of one period, all of them sums of frozen months."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from komma_desk.domain.figures.counting import FrozenMonth
from komma_desk.domain.figures.periods import Month, Period, Quarter, Year
from komma_desk.domain.figures.tables import (
    MARGIN,
    Cell,
    Dimension,
    Method,
    MethodName,
    Stretch,
    Table,
    TablePlan,
)
from komma_desk.words import Bilingual

FORMAT = "komma-release/1"
RuleValue = int | str | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What stands on a release besides its figures; releases are numbered from 1."""

    number: int
    municipality: str
    prepared_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """Everything that is published for a period, and nothing else."""

    number: int
    municipality: str
    period: Period
    prepared_on: date
    rules: Mapping[str, RuleValue]
    dimensions: Mapping[str, tuple[str, ...]]
    tables: tuple[Table, ...]

    @property
    def threshold(self) -> int:
        """The number under which a figure is small; every release says it among its rules."""
        return int(self.rules["threshold"])


def build_release(
    *,
    imprint: Imprint,
    period: Period,
    rules: Mapping[str, RuleValue],
    base: int,
    plans: Sequence[TablePlan],
    forms: Sequence[str],
    months: Mapping[Month, FrozenMonth],
) -> Release:
    """Lay the frozen months out as the programme plans; every month shown must be frozen."""
    year = Year(year=period.last_month.year)
    shown = tuple(month for month in year.months if month <= period.last_month)
    quarters = tuple(each for each in year.quarters if each.last_month <= period.last_month)
    return Release(
        number=imprint.number,
        municipality=imprint.municipality,
        period=period,
        prepared_on=imprint.prepared_on,
        rules=dict(rules),
        dimensions={
            "month": tuple(map(str, shown)),
            "quarter": tuple(map(str, quarters)),
            "form": tuple(forms),
        },
        tables=tuple(
            table
            for plan in plans
            for table in _tables(plan, base, forms, year, [months[month] for month in shown])
        ),
    )


def _tables(
    plan: TablePlan, base: int, forms: Sequence[str], year: Year, months: Sequence[FrozenMonth]
) -> Iterator[Table]:
    stretches: list[tuple[Year | Quarter, dict[str, str]]] = [(year, {})]
    if plan.each is Stretch.QUARTER:
        complete = [quarter for quarter in year.quarters if quarter.last_month <= months[-1].month]
        stretches = [(quarter, {"quarter": str(quarter)}) for quarter in complete]
    for stretch, where in stretches:
        yield Table(
            id=f"{plan.id}-{stretch}",
            title=_named(plan.title, stretch.name),
            where=where,
            by=(plan.by.value,),
            method=_method(plan.method, base),
            cells=_cells(plan, forms, [month for month in months if month.month in stretch]),
        )


def _cells(
    plan: TablePlan, forms: Sequence[str], months: Sequence[FrozenMonth]
) -> tuple[Cell, ...]:
    rows: list[tuple[str, int | None]]
    if plan.method is MethodName.EXACT:
        rows = [(str(month.month), month.received) for month in months]
    elif plan.by is Dimension.MONTH:
        rows = [(str(month.month), sum(month.cells.values())) for month in months]
    else:
        rows = [(form, sum(month.at(form) for month in months)) for form in forms]
    values = [value for _, value in rows]
    # One withheld month hides the sum too: else two releases subtracted would give it away.
    known = [value for value in values if value is not None]
    total = sum(known) if len(known) == len(values) else None
    return tuple(Cell(at=(at,), value=value) for at, value in [*rows, (MARGIN, total)])


def _method(name: MethodName, base: int) -> Method:
    return Method(name=name, base=base if name is MethodName.ROUNDING else None)


def _named(title: Bilingual, period: Bilingual) -> Bilingual:
    return Bilingual(
        de=title.de.replace("{period}", period.de), en=title.en.replace("{period}", period.en)
    )
