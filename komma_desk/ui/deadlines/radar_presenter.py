"""What the radar does: asks for all deadlines once, shows those of a view, lets them leave."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.paged_table_model import Deliver, Order
from komma_desk.usecases.commands.export_deadlines import DeadlinesExported, ExportDeadlines
from komma_desk.usecases.queries.deadline_radar import (
    DeadlineRadar,
    Radar,
    RadarLine,
    RadarView,
    shows,
)

_SHOWN = frozenset({Subject.CASES, Subject.SETTINGS, Subject.POST})


class RadarPresenter(QObject):
    """A view is only a choice among the lines that are there: it asks the store nothing."""

    answered = Signal(object)
    """The `Radar`, of all views."""
    view_changed = Signal()
    exported = Signal(int)
    refused = Signal(str)
    busy = Signal(bool)

    def __init__(self, counter: Counter, questions: Questions, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._questions = counter, questions
        self.radar: Radar | None = None
        self.view = RadarView.ALL
        counter.changed.connect(self._hear)

    def refresh(self) -> None:
        self._questions.ask(DeadlineRadar(), self._take)

    def choose(self, view: RadarView) -> None:
        if view is not self.view:
            self.view = view
            self.view_changed.emit()

    def lines(self, view: RadarView | None = None) -> Sequence[RadarLine]:
        radar, wanted = self.radar, view or self.view
        if radar is None:
            return ()
        return [line for line in radar.lines if shows(wanted, line, today=radar.today, me=radar.me)]

    def fetch(self, offset: int, limit: int, _order: Order | None, deliver: Deliver) -> None:
        found = self.lines()
        deliver(found[offset : offset + limit], len(found))

    def export(self, target: Path) -> None:
        self.busy.emit(True)
        self._counter.hand_over(
            ExportDeadlines(target=target, view=self.view),
            self._take_exported,
            refused=self._refuse,
            finally_=self._rest,
        )

    def _take_exported(self, changes: Changes) -> None:
        if isinstance(changes.receipt, DeadlinesExported):
            self.exported.emit(changes.receipt.count)

    def _refuse(self, refusal: Refusal) -> None:
        self.refused.emit(refusal.spoken())

    def _rest(self) -> None:
        self.busy.emit(False)

    def _take(self, radar: Radar) -> None:
        self.radar = radar
        self.answered.emit(radar)

    def _hear(self, changes: Changes) -> None:
        if changes.subjects & _SHOWN:
            self.refresh()
