"""Cares for the store while it is open: a backup, a full check, when it is time for them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.store_health import StoreHealth
from komma_desk.ui.bridge.background import Background, Lane
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.doorway import Doorway
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.upkeep.upkeep_presenter import FullCheck
from komma_desk.ui.upkeep.upkeep_words import Light, backup_made, checked, overall
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.note_upkeep import NoteUpkeep, UpkeepDeed
from komma_desk.usecases.commands.write_checkpoint import WriteCheckpoint
from komma_desk.usecases.ports.backups import BackupProgress, MadeBackup
from komma_desk.usecases.queries.store_upkeep import StoreUpkeep, UpkeepView
from komma_desk.words import _

LOOKS_EVERY_MS: Final = 10 * 60 * 1000
_NOT_AT_ONCE_MS: Final = 2 * 60 * 1000
_AFTER_TROUBLE: Final = timedelta(hours=1)


class StoreCare(QObject):
    """`shown` carries the light; `trouble` is what the last try came upon, in sentences.

    It never begins while something else is done, and stops where the desk is locked.
    """

    shown = Signal(object)

    def __init__(
        self,
        doorway: Doorway,
        background: Background,
        counter: Counter,
        questions: Questions,
        *,
        full_check: FullCheck | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Without `full_check` nothing is done by itself: the light alone."""
        super().__init__(parent)
        self._doorway, self._background, self._counter = doorway, background, counter
        self._questions = questions.for_page(self)
        self._full_check = full_check
        self.trouble = ""
        self.light: Light | None = None
        self._view: UpkeepView | None = None
        self._may_begin = self._stopped = self._working = False
        self._not_before: datetime | None = None
        self._clock = QTimer(self, interval=LOOKS_EVERY_MS)
        self._clock.timeout.connect(self.look)
        self._at_first = QTimer(self, singleShot=True, interval=_NOT_AT_ONCE_MS)
        self._at_first.timeout.connect(self.begin)
        counter.changed.connect(self._hear)

    def start(self) -> None:
        """The light at once, deeds when the desk has come to rest."""
        self._clock.start()
        self._at_first.start()
        self.look()

    def begin(self) -> None:
        self._may_begin = True
        self._counter.hand_over(WriteCheckpoint(daily=True), finally_=self.look)

    def stop(self) -> None:
        """What is being done ends at its next look; nothing begins any more."""
        self._stopped = True
        self._clock.stop()
        self._at_first.stop()

    def look(self) -> None:
        if not self._stopped:
            self._questions.ask(StoreUpkeep(), self._take)

    def _hear(self, changes: Changes) -> None:
        if Subject.SETTINGS in changes.subjects:
            self.look()

    def _take(self, view: UpkeepView) -> None:
        self._view = view
        self._show(view)
        waits = self._not_before is not None and view.now < self._not_before
        rests = self._may_begin and not self._working and self._background.is_idle()
        if self._full_check is None or self._stopped or waits or not rests:
            return
        if view.is_due:
            self._back_up()
        elif view.is_check_due:
            self._check(self._full_check, Lane.CARING)

    def _show(self, view: UpkeepView) -> None:
        light = overall(view)
        if self.trouble:
            light = Light(name=_("Backup"), said=_("Backup needs a look"), tone=Tone.DANGER)
        self.light = light
        self.shown.emit(light)

    def _back_up(self) -> None:
        self._working = True
        self._background.run(
            lambda: self._doorway.perform(BackUpStore(watch=self._goes_on)),
            then=self._backed_up,
            otherwise=self._failed,
            lane=Lane.WRITING,
            saying=_("Making a backup …"),
        )

    def _goes_on(self, _progress: BackupProgress) -> bool:
        return not self._stopped

    def _backed_up(self, changes: Changes) -> None:
        made = changes.receipt
        assert isinstance(made, MadeBackup)
        bad = bool(made.flaws or made.not_there)
        self._rest(backup_made(made) if bad else "")
        self._counter.tell(changes)

    def _check(self, full_check: FullCheck, lane: Lane) -> None:
        """Beside the work; what looks wrong so is looked at once more while nobody writes."""
        self._working = True

        def found(health: StoreHealth) -> None:
            if health.is_good:
                self._rest("")
                self._counter.hand_over(NoteUpkeep(UpkeepDeed.FULL_CHECK))
            elif lane is Lane.CARING:
                self._check(full_check, Lane.WRITING)
            else:
                self._rest(checked(health))
                self.look()

        self._background.run(
            lambda: full_check(self._is_wanted),
            then=found,
            otherwise=self._failed,
            lane=lane,
            saying=_("Checking every page, record and attachment …"),
        )

    def _is_wanted(self) -> bool:
        return not self._stopped

    def _failed(self, problem: Exception) -> None:
        """Not now, and not again at once; a window nobody asked for would only be in the way."""
        self._rest("")
        if self._stopped:
            return
        if not isinstance(problem, Refusal | Trouble):
            raise problem
        self._rest(problem.spoken())
        self.look()

    def _rest(self, trouble: str) -> None:
        self._working, self.trouble = False, trouble
        if trouble and self._view is not None:
            self._not_before = self._view.now + _AFTER_TROUBLE
