"""Keeps what is typed: soon after each pause, and at least once a second while one goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Refusal
from komma_desk.domain.incident import IncidentDraft
from komma_desk.ui.bridge.counter import Counter
from komma_desk.usecases.commands.save_draft import SaveDraft

AFTER_A_PAUSE_MS = 400
AT_THE_LATEST_MS = 800
AFTER_A_FAILURE_MS = 30_000


class DraftKeeper(QObject):
    """One save at a time; typing goes on meanwhile and is kept by the next."""

    saved = Signal()
    failed = Signal()

    def __init__(
        self,
        counter: Counter,
        draft: Callable[[], IncidentDraft],
        files: Callable[[], tuple[SealedAttachment, ...]],
        parent: QObject | None = None,
        *,
        save: Callable[[IncidentDraft, tuple[SealedAttachment, ...]], object] = SaveDraft,
    ) -> None:
        """`save` makes the command that keeps it."""
        super().__init__(parent)
        self._counter, self._draft, self._files = counter, draft, files
        self._save = save
        self._unsaved = self._saving = self._went_well = self._patient = False
        self._pause = QTimer(self, singleShot=True, interval=AFTER_A_PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=AT_THE_LATEST_MS)
        self._pause.timeout.connect(self.save_now)
        self._latest.timeout.connect(self.save_now)

    def note_change(self) -> None:
        self._unsaved = True
        if not self._patient:
            self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def save_now(self) -> None:
        """Save what is not saved yet; nothing happens where nothing changed."""
        self._pause.stop()
        self._latest.stop()
        if self._unsaved and not self._saving:
            self._unsaved, self._saving, self._went_well = False, True, False
            self._counter.hand_over(
                self._save(self._draft(), self._files()),
                self._done,
                refused=self._refused,
                finally_=self._ended,
            )

    def forget(self) -> None:
        """What was typed is filed or thrown away: nothing is to be kept any more."""
        self._unsaved = False
        self._pause.stop()
        self._latest.stop()

    def _done(self, _changes: Changes) -> None:
        self._went_well = True
        self.saved.emit()

    def _refused(self, _refusal: Refusal) -> None:
        """The note on the page says it; a window at each pause would only be in the way."""

    def _ended(self) -> None:
        self._saving = False
        # The counter calls this first and the good end right after it.
        QTimer.singleShot(0, self, self._look_after)

    def _look_after(self) -> None:
        self._patient = not self._went_well
        self._latest.setInterval(AFTER_A_FAILURE_MS if self._patient else AT_THE_LATEST_MS)
        if self._patient:
            # A full disk is said once; asking anew at each pause would only be in the way.
            self._pause.stop()
            self._unsaved = True
            self._latest.start()
            self.failed.emit()
        elif self._unsaved and not self._pause.isActive():
            self._pause.start()
