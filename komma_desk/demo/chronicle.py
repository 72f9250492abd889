"""What happens in the town, day by day: reports filed and taken in, steps taken, figures made."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

from komma_desk.bootstrap.session import Session
from komma_desk.demo.cases import InventedReport
from komma_desk.demo.desk_deeds import DeskDeeds
from komma_desk.demo.partners import invented_partners
from komma_desk.demo.rare_deeds import RareDeeds
from komma_desk.demo.staff import ADMINISTRATOR
from komma_desk.demo.story_clock import StoryClock
from komma_desk.demo.town import CLEARING_OFFICERS, TOWN
from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.deadlines.office_days import OfficeDays, days_of_text
from komma_desk.domain.disclosure.refusals import TooFewNewReports
from komma_desk.domain.figures.periods import Month
from komma_desk.domain.office import Office
from komma_desk.usecases.commands.prepare_figures import PrepareFigures
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.commands.save_partner import SavePartner

_POST_HOUR: Final = time(6, 15, tzinfo=UTC)
_SATURDAY: Final = 5
_FIGURES_DAY: Final = 6
_LETTERS_SINCE: Final = timedelta(days=120)  # older ones would only take time to write
_ENOUGH_NEW: Final = 8  # some of them may concern the same person; five persons are needed
_RARE_BEFORE: Final = timedelta(hours=4)
_FRESH_BEFORE: Final = (timedelta(hours=3), timedelta(minutes=40))
_OFFICE: Final = Office(
    municipality=TOWN,
    name="Clearingstelle Diskriminierung und Gewalt",
    address="Rathausplatz 1\n00418 Ahlbrück",
    phone="030 23125 200",
    email="clearingstelle@example.org",
    days=OfficeDays(land=Land.BRANDENBURG, internal=days_of_text("24.12., 31.12.")),
)

Deed = Callable[[], None]


class Chronicle:
    """Every deed with its moment, in order; `len` of it is the number of deeds."""

    def __init__(
        self,
        clock: StoryClock,
        reports: Sequence[InventedReport],
        fresh: Sequence[InventedReport],
        now: datetime,
        letters: Path,
    ) -> None:
        """Of the reports in `fresh` the first two from people with an account are used.

        Letters to partners are written into the folder `letters`.
        """
        self._clock, self._now = clock, now
        self._reports = reports
        self._begins_at = clock.now()
        self._desks: Mapping[str, Session] = {}
        self._deeds = DeskDeeds(self._desk, letters)
        self._order = count()
        self._plan: list[tuple[datetime, int, Deed]] = []
        self.to_prepare = _month_before(Month.of(now.date()))
        self.frozen: Month | None = None
        self._add(self._begins_at, self._furnish)
        for index, report in enumerate(reports):
            self._plan_report(index, report)
        self._plan_figures()
        rare = RareDeeds(self._desk)
        for deed in (rare.keep_one_from_a_colleague, rare.ask_the_head):
            self._add(now - _RARE_BEFORE, deed)
        self._plan_fresh([one for one in fresh if one.reporter and one.repeats is None])
        self._plan.sort(key=lambda each: each[:2])

    def __len__(self) -> int:
        return len(self._plan)

    def live_through(self, desks: Mapping[str, Session], told: Callable[[], None]) -> None:
        self._desks = desks
        for at, _order, deed in self._plan:
            self._clock.move_to(at)
            deed()
            told()

    def _desk(self, login: str) -> Session:
        return self._desks[login]

    def _add(self, at: datetime, deed: Deed) -> None:
        self._plan.append((at, next(self._order), deed))

    def _furnish(self) -> None:
        """What stands on letters, and whom they can go to."""
        self._desk(ADMINISTRATOR.login).perform(SaveOffice(_OFFICE))
        desk = self._desk(CLEARING_OFFICERS[0].login)
        for partner in invented_partners(uuid.uuid4, self._begins_at.date()):
            desk.perform(SavePartner(partner, new=True))

    def _plan_report(self, index: int, report: InventedReport) -> None:
        deeds = self._deeds
        taken_in_at = _next_working_morning(report.filed_at)
        if report.walk:
            taken_in_at = min(taken_in_at, report.walk[0].at - timedelta(minutes=5))
        self._add(report.filed_at, partial(deeds.tell, index, report))
        self._add(taken_in_at, partial(deeds.take_in, index, report))
        for place, step in enumerate(report.walk):
            self._add(step.at, partial(deeds.take, index, report, step))
            if step.partner is not None and self._now - step.at < _LETTERS_SINCE:
                self._add(step.at + timedelta(minutes=9), partial(deeds.hand_over, index, step))
            if place == 0:
                self._add(step.at + timedelta(minutes=4), partial(deeds.meet, index, report, step))

    def _plan_figures(self) -> None:
        """Frozen up to a month after which enough is new to prepare the last one as well."""
        months = [Month.of(report.filed_at.date()) for report in self._reports]
        month, new = self.to_prepare, months.count(self.to_prepare)
        while new < _ENOUGH_NEW and month >= min(months):
            month = _month_before(month)
            new += months.count(month)
        to_freeze, following = _month_before(month), month
        at = datetime(following.year, following.number, _FIGURES_DAY, 10, tzinfo=UTC)
        if to_freeze >= min(months):
            self._add(at, partial(self._prepare, to_freeze))

    def _prepare(self, month: Month) -> None:
        with suppress(TooFewNewReports):  # a small demo begins with its figures in the window
            self._desk(CLEARING_OFFICERS[0].login).perform(PrepareFigures(month))
            self.frozen = month

    def _plan_fresh(self, fresh: Sequence[InventedReport]) -> None:
        for before, report in zip(_FRESH_BEFORE, fresh, strict=False):
            self._add(self._now - before, partial(self._file, report))

    def _file(self, report: InventedReport) -> None:
        assert report.reporter is not None
        self._desk(report.reporter).perform(ReportIncident(report.draft))


def _next_working_morning(at: datetime) -> datetime:
    day = at.date() + timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return datetime.combine(day, _POST_HOUR)


def _month_before(month: Month) -> Month:
    if month.number == 1:
        return Month(year=month.year - 1, number=12)
    return Month(year=month.year, number=month.number - 1)
