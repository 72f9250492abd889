"""The monthly sheet for council and public: one chart, the tables, how they are protected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, TableStyle
from reportlab.platypus import Table as PaperTable

from komma_desk.documents.chart import Bar, BarChart
from komma_desk.documents.page import PageFrame, day_said, lay_out, table
from komma_desk.documents.prose import Prose
from komma_desk.documents.styles import BODY, HEADING, INK, SMALL, SURFACE, TITLE, WARNING
from komma_desk.domain.disclosure.notes import WITHHELD_SIGN, notes_under
from komma_desk.domain.figures.labels import COUNT_HEADING, HEADINGS, german_label
from komma_desk.domain.figures.periods import Month, Quarter, Year
from komma_desk.domain.figures.release import Release
from komma_desk.domain.figures.tables import MARGIN, MethodName, Table
from komma_desk.words import Language, _, speaking

_CHART_HEIGHT: Final = 58 * mm
_FEW_EMPTY_ROWS: Final = 3
Rows = dict[tuple[str, ...], list[int | None]]


def figures_report(release: Release, labels: Mapping[str, str]) -> bytes:
    """The sheet as PDF, in German; `labels` are the German labels of the codes."""
    with speaking(Language.GERMAN):
        frame = PageFrame(
            municipality=release.municipality,
            kind=_("Figures on reported incidents"),
            reference=_("Release {number}").format(number=release.number),
            dated_on=release.prepared_on,
        )
        return lay_out(list(_story(release, labels)), frame)


def _story(release: Release, labels: Mapping[str, str]) -> Iterator[Flowable]:
    yield Prose(
        _("Figures on reported incidents, {period}").format(period=release.period.name.de), TITLE
    )
    yield Prose(
        _("{municipality}, release {number}, prepared on {day}").format(
            municipality=release.municipality,
            number=release.number,
            day=day_said(release.prepared_on),
        ),
        BODY,
    )
    yield from _at_a_glance(release)
    for _key, alike in groupby(release.tables, key=lambda each: (each.by, each.method)):
        yield CondPageBreak(60 * mm)
        yield from _section(list(alike), labels, release.threshold)


def _at_a_glance(release: Release) -> Iterator[Flowable]:
    """The two numbers a council asks for first, where they may be said."""
    for each in release.tables:
        if each.by == ("month",) and each.method.name is MethodName.EXACT:
            values = {cell.at[0]: cell.value for cell in each.cells}
            year = Year(year=release.period.last_month.year)
            whole = release.period.last_month == year.last_month
            for code, name in (
                (str(release.period), release.period.name.de),
                (MARGIN, str(year) if whole else _("{year} so far").format(year=year)),
            ):
                if (value := values.get(code)) is not None:
                    yield Prose(
                        _("{period}: {number} reports received").format(period=name, number=value),
                        WARNING,
                    )


def _section(
    tables: Sequence[Table], labels: Mapping[str, str], threshold: int
) -> Iterator[Flowable]:
    yield KeepTogether([Prose(_heading(tables), HEADING), *_chart(tables)])
    yield Spacer(1, 2 * mm)
    rows: Rows = {}
    for each in tables:
        for cell in each.cells:
            rows.setdefault(cell.at, []).append(cell.value)
    empty = [at for at, values in rows.items() if not any(v is None or v for v in values)]
    gathered = [at for at in empty if at[0] != MARGIN] if len(empty) > _FEW_EMPTY_ROWS else []
    shown = {at: values for at, values in rows.items() if at not in gathered}
    yield _paper_table(tables, shown, labels)
    yield Spacer(1, 2.5 * mm)
    if gathered:
        names = "; ".join(german_label(at[0], labels) for at in gathered)
        yield Prose(_("0 throughout: {names}.").format(names=names), SMALL)
    yield Prose(" ".join(note.spoken() for note in notes_under(tables[0], threshold)), SMALL)
    yield Spacer(1, 5 * mm)


def _quarters(tables: Sequence[Table]) -> list[Quarter]:
    return [Quarter.parse(each.where["quarter"]) for each in tables if "quarter" in each.where]


def _heading(tables: Sequence[Table]) -> str:
    """The title; of several quarters the one title with all of them in the place of one."""
    title = tables[0].title.de
    quarters = _quarters(tables)
    if len(quarters) <= 1:
        return title
    span = _("quarters {first} to {last} of {year}").format(
        first=quarters[0].number, last=quarters[-1].number, year=quarters[-1].year
    )
    return title.replace(quarters[0].name.de, span)


def _chart(tables: Sequence[Table]) -> list[Flowable]:
    """Months make a picture; forms have names too long for bars and stand in their table."""
    if tables[0].by != ("month",):
        return []
    bars = [
        Bar(label=_month_said(cell.at[0]), value=cell.value)
        for cell in tables[0].cells
        if cell.at != (MARGIN,)
    ]
    return [Spacer(1, 1 * mm), BarChart(bars, height=_CHART_HEIGHT, withheld=WITHHELD_SIGN)]


def _month_said(code: str) -> str:
    """A month short enough to stand under a bar, e.g. "Okt."."""
    name = Month.parse(code).name.de.split(" ")[0]
    return name if len(name) <= len("März") else f"{name[:3]}."


def _paper_table(tables: Sequence[Table], rows: Rows, labels: Mapping[str, str]) -> PaperTable:
    width = len(tables[0].by)
    made = table(
        [HEADINGS[each].spoken() for each in tables[0].by] + [_column(each) for each in tables],
        [
            [*(german_label(code, labels) for code in at), *map(_said, values)]
            for at, values in rows.items()
        ],
        widths=[3.0] * width + [1.0] * len(tables),
        number_columns=frozenset(range(width, width + len(tables))),
    )
    if list(rows)[-1:] == [(MARGIN,) * width]:
        made.setStyle(
            TableStyle(
                [
                    ("BACKGROUND", (0, -1), (-1, -1), SURFACE),
                    ("LINEABOVE", (0, -1), (-1, -1), 1, INK),
                ]
            )
        )
    return made


def _said(value: int | None) -> str:
    return WITHHELD_SIGN if value is None else str(value)


def _column(each: Table) -> str:
    if "quarter" in each.where:
        return _("Quarter {number}").format(number=Quarter.parse(each.where["quarter"]).number)
    return COUNT_HEADING.spoken()
