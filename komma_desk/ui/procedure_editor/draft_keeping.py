"""Keeps the draft by itself: soon after each pause, and at least every two seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import ProcedureDraftId
from komma_desk.domain.procedure.definition import Procedure
from komma_desk.domain.procedure.editing.keeping import keepable
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.ui.bridge.counter import Counter
from komma_desk.usecases.commands.save_procedure_draft import SaveProcedureDraft
from komma_desk.usecases.effects.drafting import DraftKept

AFTER_A_PAUSE_MS = 700
AT_THE_LATEST_MS = 2_000
AFTER_A_FAILURE_MS = 30_000


@dataclass(frozen=True, slots=True)
class Kept:
    """What was last stored, and where."""

    draft: ProcedureDraftId
    revision: int
    procedure: Procedure


class DraftKeeping(QObject):
    """One save at a time; what is done meanwhile is kept by the next."""

    stood = Signal(bool)
    """Whether everything is stored."""
    meanwhile = Signal()
    """A colleague stored the same draft: nothing of either is written over."""
    failed = Signal(str)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.kept: Kept | None = None
        self._procedure: Procedure | None = None
        self._sent: Procedure | None = None
        self._just_sent: Procedure | None = None
        self._afterwards: list[Callable[[], None]] = []
        self._pause = QTimer(self, singleShot=True, interval=AFTER_A_PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=AT_THE_LATEST_MS)
        self._again = QTimer(self, singleShot=True, interval=AFTER_A_FAILURE_MS)
        self._again.timeout.connect(self.save_now)
        self._pause.timeout.connect(self.save_now)
        self._latest.timeout.connect(self.save_now)

    def begin(self, kept: Kept | None) -> None:
        """Keep this draft from now on; None where what is shown is no draft."""
        self._stop()
        self._afterwards.clear()
        self.kept, self._sent = kept, None
        self._procedure = kept.procedure if kept else None
        self.stood.emit(True)

    @property
    def is_stored(self) -> bool:
        return self.kept is None or self._procedure == self.kept.procedure

    def note(self, procedure: Procedure) -> None:
        self._procedure = procedure
        if self.is_stored:
            return
        self.stood.emit(False)
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def save_now(self) -> None:
        self._stop()
        if self.is_stored or self._sent is not None or self.kept is None:
            return
        self._sent = self._procedure
        if self._sent is not None:
            self._counter.hand_over(
                SaveProcedureDraft(keepable(self._sent), self.kept.draft, self.kept.revision),
                self._done,
                refused=self._refused,
                finally_=self._ended,
            )

    def when_stored(self, then: Callable[[], None]) -> None:
        """Do something with the draft as it lies in the store; not where it cannot be stored."""
        if self.is_stored and self._sent is None:
            then()
            return
        self._afterwards = [then]
        self.save_now()

    def _done(self, changes: Changes) -> None:
        receipt = changes.receipt
        if self.kept is None or not isinstance(receipt, DraftKept) or self._just_sent is None:
            return
        self._again.stop()
        self.kept = Kept(receipt.draft, receipt.revision, self._just_sent)
        self.stood.emit(self.is_stored)
        if not self.is_stored:
            self._pause.start()
            if self._afterwards:
                self.save_now()
            return
        waiting, self._afterwards = self._afterwards, []
        for deed in waiting:
            deed()

    def _refused(self, refusal: Refusal) -> None:
        self._afterwards.clear()
        if isinstance(refusal, ChangedMeanwhile):
            self._again.stop()
            self.meanwhile.emit()
        else:
            self.failed.emit(refusal.spoken())

    def _ended(self) -> None:
        # The counter calls this first and the good end right after it.
        self._just_sent, self._sent = self._sent, None
        self._again.start()

    def _stop(self) -> None:
        for timer in (self._pause, self._latest, self._again):
            timer.stop()
