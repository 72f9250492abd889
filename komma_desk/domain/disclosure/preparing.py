"""From waiting cases to a release: count, round, attack, withhold what helps, freeze."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from komma_desk.domain.disclosure.questions import (
    FindHoles,
    Hole,
    Knowledge,
    Round,
    RoundingProblem,
)
from komma_desk.domain.disclosure.refusals import (
    AlreadyPrepared,
    FiguresNotSafe,
    PeriodNotOver,
    TooFewNewReports,
)
from komma_desk.domain.disclosure.thresholds import FiguresProgramme, Rules
from komma_desk.domain.figures.coded_case import CodedCase
from komma_desk.domain.figures.counting import (
    NOT_STATED,
    CellKey,
    FrozenMonth,
    by_form,
    heap_of,
)
from komma_desk.domain.figures.periods import Month, Period, Quarter, Year, is_over, months_between
from komma_desk.domain.figures.release import Imprint, Release, build_release

_ROUNDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The release, the months it froze, and where each case given was counted (None: it waits)."""

    release: Release
    frozen: tuple[FrozenMonth, ...]
    counted_in: tuple[Month | None, ...]


def prepare(
    cases: Sequence[CodedCase],
    frozen: Iterable[FrozenMonth],
    period: Period,
    programme: FiguresProgramme,
    *,
    forms: Sequence[str],
    imprint: Imprint,
    round_cube: Round,
    find_holes: FindHoles,
) -> Prepared:
    """Prepare the figures of a period; pure but for the two solvers given.

    `cases` are all coded cases known, those counted before included. A case received in a month
    that is frozen already is counted in the newest month prepared now. Refuses a period that is
    not over or prepared before, and fewer new reports (counted in persons) than the threshold.
    """
    closed = {month.month: month for month in frozen}
    _refuse_too_early(period, closed, imprint)
    last = period.last_month
    counted = tuple(case.counted_in or _month_for(case, closed, last) for case in cases)
    new = heap_of(
        case for case, month in zip(cases, counted, strict=True) if month and not case.counted_in
    )
    if not programme.rules.may_stand(new):
        raise TooFewNewReports(have=new.persons, need=programme.rules.base)
    batch = _Batch(
        rules=programme.rules,
        forms=_with_not_stated(forms),
        cases=_by_month(cases, counted),
        closed=closed,
        opened=_months_to_open(counted, closed, last),
    )
    fresh = _protected(batch, round_cube, find_holes)
    release = build_release(
        imprint=imprint,
        period=period,
        rules=programme.rules.as_published(),
        base=programme.rules.base,
        plans=programme.tables,
        forms=batch.forms,
        months=closed | fresh,
    )
    return Prepared(release=release, frozen=tuple(fresh.values()), counted_in=counted)


def prepared_again(
    frozen: Iterable[FrozenMonth],
    period: Period,
    programme: FiguresProgramme,
    *,
    forms: Sequence[str],
    imprint: Imprint,
) -> Prepared:
    """The release of months frozen already, for one that was lost on its way out of the desk.

    Nothing is counted anew: it says what the frozen months say. Raises AlreadyPrepared for a
    period that does not end with the newest of them.
    """
    months = {month.month: month for month in frozen}
    if max(months, default=None) != period.last_month:
        raise AlreadyPrepared(period=period.name)
    release = build_release(
        imprint=imprint,
        period=period,
        rules=programme.rules.as_published(),
        base=programme.rules.base,
        plans=programme.tables,
        forms=_with_not_stated(forms),
        months=months,
    )
    return Prepared(release=release, frozen=(), counted_in=())


def _with_not_stated(forms: Sequence[str]) -> tuple[str, ...]:
    return tuple(forms) if NOT_STATED in forms else (*forms, NOT_STATED)


def _refuse_too_early(
    period: Period, closed: Mapping[Month, FrozenMonth], imprint: Imprint
) -> None:
    if not is_over(period, imprint.prepared_on):
        raise PeriodNotOver(period=period.name)
    if closed and max(closed) >= period.last_month:
        raise AlreadyPrepared(period=period.name)


def _month_for(case: CodedCase, closed: Mapping[Month, FrozenMonth], last: Month) -> Month | None:
    """Its own month, the newest one if that is closed, none if it lies after the period."""
    if case.received_in > last:
        return None
    late = bool(closed) and case.received_in <= max(closed)
    return last if late else case.received_in


def _by_month(
    cases: Sequence[CodedCase], counted: Sequence[Month | None]
) -> dict[Month, list[CodedCase]]:
    months: dict[Month, list[CodedCase]] = {}
    for case, month in zip(cases, counted, strict=True):
        if month:
            months.setdefault(month, []).append(case)
    return months


def _months_to_open(
    counted: Sequence[Month | None], closed: Mapping[Month, FrozenMonth], last: Month
) -> tuple[Month, ...]:
    """Every month not frozen yet, from the first anything is counted in; whole years at the start.

    The year of the period is shown from January, so it is opened from there at the latest.
    """
    if closed:
        return tuple(months_between(max(closed).following, last))
    first = min(month for month in counted if month)
    return tuple(months_between(min(first, Month(year=last.year, number=1)), last))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Batch:
    """What is being prepared: the months opened now beside those closed before."""

    rules: Rules
    forms: tuple[str, ...]
    cases: Mapping[Month, Sequence[CodedCase]]
    closed: Mapping[Month, FrozenMonth]
    opened: tuple[Month, ...]

    def weigh(self) -> dict[CellKey, int]:
        """The count of every cell as the cube takes it, of closed months too where still known."""
        return {
            (month, form): self.rules.weight(heap_of(there))
            for month, cases in self.cases.items()
            for form, there in by_form(cases, self.forms).items()
        }

    def received(self, month: Month) -> int | None:
        """The exact total where it may be printed.

        Conservative: a month with any capped cell (many incidents, too few persons) has none,
        since the total less the other cells would show how many incidents these few had.
        """
        cases = self.cases.get(month, ())
        heaps = [heap_of(there) for there in by_form(cases, self.forms).values()]
        whole = heap_of(cases)
        hidden = not self.rules.may_stand(whole) or any(map(self.rules.is_capped, heaps))
        return None if hidden else whole.incidents

    def is_small(self, month: Month) -> bool:
        return len(self.cases.get(month, ())) < self.rules.base


def _protected(batch: _Batch, round_cube: Round, find_holes: FindHoles) -> dict[Month, FrozenMonth]:
    """Round the open months, attack them, and withhold the exact totals that help the attack.

    Fails closed: after three rounds, or where there is nothing left to withhold, it refuses.
    """
    weights = batch.weigh()
    rounded = round_cube(
        RoundingProblem(
            base=batch.rules.base,
            counts=weights,
            frozen={
                (closed.month, form): value
                for closed in batch.closed.values()
                for form, value in closed.cells.items()
            },
            open_months=batch.opened,
        )
    )
    fresh = {
        month: FrozenMonth(
            month=month,
            cells={form: value for form in batch.forms if (value := rounded.get((month, form), 0))},
            received=batch.received(month),
        )
        for month in batch.opened
    }
    for _ in range(_ROUNDS):
        holes = _holes(batch, fresh, find_holes)
        if not holes:
            return fresh
        helping = {month for hole in holes for month, _ in hole.cells if month in fresh}
        fresh |= {month: replace(fresh[month], received=None) for month in helping}
    raise FiguresNotSafe


def _holes(batch: _Batch, fresh: Mapping[Month, FrozenMonth], find_holes: FindHoles) -> list[Hole]:
    """What an intruder could compute, year by year, since no sum of ours crosses a year."""
    months = dict(batch.closed) | dict(fresh)
    found: list[Hole] = []
    for year in sorted({Year(year=month.year) for month in fresh}):
        shown = [months[month] for month in year.months if month in months]
        found += find_holes(
            Knowledge(
                base=batch.rules.base,
                months=tuple(month.month for month in shown),
                forms=batch.forms,
                rounded={
                    (month.month, form): value
                    for month in shown
                    for form, value in month.cells.items()
                },
                exact={
                    month.month: month.received for month in shown if month.received is not None
                },
                small=frozenset(month for month in fresh if batch.is_small(month)),
                groups=tuple(_groups(year, batch.forms, months)),
            )
        )
    return found


def _groups(
    year: Year, forms: Sequence[str], months: Mapping[Month, FrozenMonth]
) -> Iterable[tuple[CellKey, ...]]:
    """Every sum of the cube a table may show: month, quarter and year, by form and in all."""
    stretches: list[Month | Quarter | Year] = [*year.months, *year.quarters, year]
    for stretch in stretches:
        covered = [month for month in stretch.months if month in months]
        by_one_form = [tuple((month, form) for month in covered) for form in forms]
        yield from (group for group in by_one_form if group)
        if covered:
            yield tuple(key for group in by_one_form for key in group)
