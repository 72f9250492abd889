"""What the figures page does: list, open, preview, freeze, write out; knows no layout."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.figures.periods import Month, Period, is_over, months_between, parse_period
from komma_desk.domain.figures.release import Release
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.usecases.commands.export_figures import Exported, ExportFigures
from komma_desk.usecases.commands.prepare_figures import PrepareFigures
from komma_desk.usecases.queries.figures_list import (
    FiguresList,
    FiguresOf,
    FiguresPreview,
    FiguresView,
    ReleaseLine,
)
from komma_desk.words import _

MONTHS_OFFERED = 24


class FiguresPresenter(QObject):
    """Asks again when figures changed; every answer comes back as a signal."""

    listed = Signal(object)
    """The tuple of `ReleaseLine`, newest first."""
    opened = Signal(object)
    not_opened = Signal(str)
    previewed = Signal(object)
    not_prepared = Signal(str)
    """Why, in words; nothing was frozen."""
    frozen = Signal(object)
    """The `Release` that was frozen just now."""
    exported = Signal(object)
    """The tuple of paths written."""
    not_exported = Signal(str)
    preparing = Signal(bool)
    exporting = Signal(bool)

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._questions, self._today = counter, questions, today
        self._lines: tuple[ReleaseLine, ...] = ()
        counter.changed.connect(self._hear)

    def refresh(self) -> None:
        self._questions.ask(FiguresList(), self._take_list)

    def open(self, period: str) -> None:
        self._questions.ask(FiguresOf(period), self._take_opened, refused=self._refuse_opening)

    def months_to_prepare(self) -> tuple[Month, ...]:
        """The finished months no release covers yet, newest first, two years at most."""
        this = Month.of(self._today())
        first = Month(year=this.year - MONTHS_OFFERED // 12, number=this.number)
        closed = self.frozen_up_to()
        return tuple(
            month
            for month in reversed(list(months_between(first, this)))
            if is_over(month, self._today()) and (closed is None or month > closed)
        )

    def frozen_up_to(self) -> Month | None:
        """The last month any release covers."""
        return max((parse_period(line.period).last_month for line in self._lines), default=None)

    def preview(self, period: Period) -> None:
        self.preparing.emit(True)
        self._questions.ask(
            FiguresPreview(period),
            self._take_preview,
            refused=self._refuse_preparing,
            finally_=self._rest_preparing,
            saying=_("Computing the preview of the figures …"),
        )

    def prepare(self, period: Period) -> None:
        self.preparing.emit(True)
        self._counter.hand_over(
            PrepareFigures(period),
            self._take_frozen,
            refused=self._refuse_preparing,
            finally_=self._rest_preparing,
            saying=_("Freezing the figures …"),
        )

    def export(self, period: str, folder: Path) -> None:
        self.exporting.emit(True)
        self._counter.hand_over(
            ExportFigures(period, folder),
            self._take_exported,
            refused=self._refuse_exporting,
            finally_=self._rest_exporting,
            saying=_("Writing the figures …"),
        )

    def _hear(self, changes: Changes) -> None:
        if Subject.FIGURES in changes.subjects:
            self.refresh()

    def _take_list(self, lines: tuple[ReleaseLine, ...]) -> None:
        self._lines = lines
        self.listed.emit(lines)

    def _take_opened(self, view: FiguresView) -> None:
        self.opened.emit(view)

    def _take_preview(self, view: FiguresView) -> None:
        self.previewed.emit(view)

    def _take_frozen(self, changes: Changes) -> None:
        if isinstance(changes.receipt, Release):
            self.frozen.emit(changes.receipt)

    def _take_exported(self, changes: Changes) -> None:
        if isinstance(changes.receipt, Exported):
            self.exported.emit(changes.receipt.files)

    def _refuse_opening(self, refusal: Refusal) -> None:
        self.not_opened.emit(refusal.spoken())

    def _refuse_preparing(self, refusal: Refusal) -> None:
        self.not_prepared.emit(refusal.spoken())

    def _refuse_exporting(self, refusal: Refusal) -> None:
        self.not_exported.emit(refusal.spoken())

    def _rest_preparing(self) -> None:
        self.preparing.emit(False)

    def _rest_exporting(self) -> None:
        self.exporting.emit(False)
