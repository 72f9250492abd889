"""What the dialog of moving does: each choice is tried at once, then all cases go or none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.domain.procedure.definition import StateId
from komma_desk.domain.procedure.moving import PlaceMapping
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.usecases.commands.move_cases import CasesMoved, MoveCases
from komma_desk.usecases.queries.move_preview import MovePreview, MoveReport
from komma_desk.usecases.queries.procedure_shelf import ShelfVersion
from komma_desk.words import _


class MovingPresenter(QObject):
    shown = Signal(object)
    """The MoveReport of what is chosen now."""
    looking = Signal()
    """What is shown is not the answer to what is chosen any more."""
    refused = Signal(str)
    moving = Signal()
    done = Signal(object)
    """The CasesMoved."""

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        version: ShelfVersion,
        targets: Sequence[ShelfVersion],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._counter, self._questions = counter, questions.for_page(self)
        self.version, self.targets = version, tuple(targets)
        self.report: MoveReport | None = None
        self._also_ended = False
        self._places: dict[StateId, StateId] = {}
        self._target = self.targets[0]
        self._proposing = True

    def choose_target(self, number: int) -> None:
        """Another version has other places: what was said before is proposed anew."""
        self._target, self._places, self._proposing = self.targets[number], {}, True
        self.look()

    def also_ended(self, *, wanted: bool) -> None:
        self._also_ended = wanted
        self.look()

    def lead(self, old: StateId, new: StateId | None) -> None:
        """None takes back what was said of a place."""
        self._places.pop(old, None)
        if new is not None:
            self._places[old] = new
        self.look()

    def look(self) -> None:
        """The dry run; an answer that comes too late is dropped."""
        self.report = None
        self.looking.emit()
        query = MovePreview(
            mapping=self._mapping(), also_ended=self._also_ended, as_proposed=self._proposing
        )
        self._questions.ask(query, self._got, refused=self._refused)

    def move(self) -> None:
        self.moving.emit()
        command = MoveCases(mapping=self._mapping(), also_ended=self._also_ended)
        self._counter.hand_over(
            command, self._moved, refused=self._refused, saying=_("Cases are being moved …")
        )

    def _mapping(self) -> PlaceMapping:
        return PlaceMapping(
            procedure=self.version.procedure,
            version=self.version.version,
            to_procedure=self._target.procedure,
            to_version=self._target.version,
            places=dict(self._places),
        )

    def _got(self, report: MoveReport) -> None:
        self.report, self._places, self._proposing = report, dict(report.mapping.places), False
        self.shown.emit(report)

    def _moved(self, changes: Changes) -> None:
        if isinstance(changes.receipt, CasesMoved):
            self.done.emit(changes.receipt)

    def _refused(self, refusal: Refusal) -> None:
        self.refused.emit(refusal.spoken())
