"""The way of a report, step after step: what happened when, and what is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from komma_desk.domain.told_case import ToldCase
from komma_desk.ui.parts.day_words import day_in_words, moment_in_digits
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind
from komma_desk.usecases.queries.my_reports import MyReport
from komma_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """`when` is empty for what is still to come; `now` marks where it stands.

    `plain` says what that means for whoever reported.
    """

    words: str
    when: str = ""
    now: bool = False
    plain: str = ""


def stops_of(report: MyReport) -> list[Stop]:
    filed = moment_in_digits(report.report.filed_at)
    if not report.news:
        return [
            Stop(words=_("Filed and sealed"), when=filed, now=True),
            Stop(words=_("Next: the clearing office takes your report in.")),
        ]
    last = report.news[-1]
    # The office writes of other things too while a case stands where it stood: said once.
    runs = [tuple(run) for _title, run in groupby(report.news, key=lambda each: each.title)]
    told = [
        Stop(
            words=first.title.spoken(),
            when=moment_in_digits(first.told_at),
            now=each is last,
            plain=each.plain.spoken() if each is last and each.plain else "",
        )
        for first, each in ((run[0], run[-1]) for run in runs)
    ]
    ahead = [] if last.ended else [Stop(words=_ahead(report.told))]
    return [Stop(words=_("Filed and sealed"), when=filed), *told, *ahead]


def _ahead(told: ToldCase) -> str:
    """What comes next and by when, as the office told it; an old letter does not say it."""
    step = told.next_step
    if step is None:
        return _("Next: the clearing office gets back to you.")
    if step.by is None:
        return _("Next step of the office: {step}").format(step=step.title.spoken())
    return _("Next step of the office, by {day}: {step}").format(
        day=day_in_words(step.by), step=step.title.spoken()
    )


class Timeline(QWidget):
    """An icon and a word for each stop: the shape says past, present or future, not the colour."""

    def __init__(self, stops: Sequence[Stop]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        line = 0
        for stop in stops:
            icon, role = ("report", "action") if stop.now else ("check", "success")
            if not stop.when:
                icon, role = "calendar", "muted"
            words = PlainLabel(stop.words, TextKind.STRONG if stop.now else TextKind.BODY)
            if stop.now:
                words.setAccessibleName(_("Now: {state}").format(state=stop.words))
            grid.addWidget(IconLabel(icon, role, 20), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, line, 1, 1, 1 if stop.when else 2)
            if stop.when:
                when = PlainLabel(stop.when, TextKind.SMALL, wrap=False)
                grid.addWidget(when, line, 2, Qt.AlignmentFlag.AlignTop)
            if stop.plain:
                line += 1
                grid.addWidget(PlainLabel(stop.plain), line, 1, 1, 2)
            line += 1
