"""What the page for backups does: make one, rehearse one, check everything; one at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.restored import RestoredBackup
from komma_desk.domain.schedule import Schedule
from komma_desk.domain.store_health import StoreHealth
from komma_desk.ui.bridge.background import Background, Lane
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.upkeep.upkeep_words import backup_made, checked, rehearsed, restored
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.commands.note_upkeep import NoteUpkeep, UpkeepDeed
from komma_desk.usecases.commands.put_file_back import PutFileBack
from komma_desk.usecases.commands.save_schedule import SaveSchedule
from komma_desk.usecases.ports.backups import BackupProgress, MadeBackup, Watch
from komma_desk.usecases.queries.aside_files import AsideFiles
from komma_desk.usecases.queries.store_upkeep import BackupPrint, StoreUpkeep, UpkeepView
from komma_desk.words import _

FullCheck = Callable[[Callable[[], bool]], StoreHealth]
"""(whether to go on)"""
Rehearse = Callable[[Path, str, str, Watch], RestoredBackup]
"""(backup, passphrase, expected fingerprint, watch)"""
Restore = Callable[[Path, Path, str, Watch], RestoredBackup]
"""(backup, new folder, passphrase or nothing, watch)"""


class UpkeepPresenter(QObject):
    answered = Signal(object)
    """The `UpkeepView`."""
    working = Signal(str, bool)
    """What is being done, and whether it can be stopped; an empty text when it is done."""
    progress = Signal(object)
    """`BackupProgress`; comes from the thread that works."""
    aside = Signal(object)
    """What lies aside: a tuple of `AsideFile`."""
    schedule_refused = Signal(str)
    told = Signal(object, str)
    """A tone and what came of it."""

    def __init__(
        self,
        counter: Counter,
        questions: Questions,
        background: Background,
        *,
        full_check: FullCheck,
        rehearse: Rehearse,
        restore: Restore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._questions, self._background = counter, questions, background
        self._full_check, self._rehearse, self._restore = full_check, rehearse, restore
        self._stopped = False
        counter.changed.connect(self._hear)

    def refresh(self) -> None:
        self._questions.ask(StoreUpkeep(), self._take)
        self._questions.ask(AsideFiles(), self.aside.emit)

    def save_schedule(self, schedule: Schedule) -> None:
        def done(_changes: Changes) -> None:
            self.told.emit(Tone.SUCCESS, _("The schedule is saved."))

        def refuse(refusal: Refusal) -> None:
            self.schedule_refused.emit(refusal.spoken())

        self._counter.hand_over(SaveSchedule(schedule), done, refused=refuse)

    def put_back(self, name: str) -> None:
        def done(_changes: Changes) -> None:
            self.told.emit(Tone.SUCCESS, _("The file is among the attachments again."))

        self._counter.hand_over(PutFileBack(name), done, refused=self._refuse)

    def back_up(self, to: Path | None = None) -> None:
        self._stopped = False
        self.working.emit(_("Making a backup …"), True)
        self._counter.hand_over(
            BackUpStore(to, self._watch),
            self._made,
            refused=self._refuse,
            finally_=self._rest,
            saying=_("Making a backup …"),
        )

    def stop(self) -> None:
        self._stopped = True

    def rehearse(self, backup: Path, passphrase: str) -> None:
        self._stopped = False
        self.working.emit(_("Restoring to try, and opening every record …"), True)

        def go(expected: str) -> None:
            self._run(
                lambda: self._rehearse(backup, passphrase, expected, self._watch),
                self._take_rehearsed,
            )

        self._questions.ask(BackupPrint(backup.name), go)

    def restore(self, backup: Path, folder: Path, passphrase: str) -> None:
        self._stopped = False
        self.working.emit(_("Restoring the backup into a new folder …"), True)

        def done(found: RestoredBackup) -> None:
            self._rest()
            self.told.emit(Tone.SUCCESS, restored(found, folder))

        self._run(lambda: self._restore(backup, folder, passphrase, self._watch), done)

    def check(self) -> None:
        self._stopped = False
        self.working.emit(_("Checking every page, record and attachment …"), True)
        self._run(lambda: self._full_check(lambda: not self._stopped), self._take_checked)

    def _run(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        self._background.run(work, then=then, otherwise=self._fail, lane=Lane.WRITING)

    def _watch(self, progress: BackupProgress) -> bool:
        self.progress.emit(progress)
        return not self._stopped

    def _hear(self, changes: Changes) -> None:
        if Subject.SETTINGS in changes.subjects:
            self.refresh()

    def _take(self, view: UpkeepView) -> None:
        self.answered.emit(view)

    def _made(self, changes: Changes) -> None:
        made = changes.receipt
        if isinstance(made, MadeBackup):
            tone = Tone.SUCCESS if made.is_checked else Tone.INFO
            self.told.emit(Tone.DANGER if made.flaws else tone, backup_made(made))

    def _take_rehearsed(self, found: RestoredBackup) -> None:
        self._rest()
        self._tell(rehearsed(found), good=found.health.is_good, deed=UpkeepDeed.REHEARSAL)

    def _take_checked(self, health: StoreHealth) -> None:
        self._rest()
        self._tell(checked(health), good=health.is_good, deed=UpkeepDeed.FULL_CHECK)

    def _tell(self, said: str, *, good: bool, deed: UpkeepDeed) -> None:
        self.told.emit(Tone.SUCCESS if good else Tone.DANGER, said)
        if good:
            self._counter.hand_over(NoteUpkeep(deed))

    def _refuse(self, refusal: Refusal) -> None:
        self.told.emit(Tone.WARNING, refusal.spoken())

    def _fail(self, problem: Exception) -> None:
        self._rest()
        if not isinstance(problem, Refusal | Trouble):
            raise problem
        tone = Tone.WARNING if isinstance(problem, Refusal) else Tone.DANGER
        self.told.emit(tone, problem.spoken())

    def _rest(self) -> None:
        self.working.emit("", False)
