"""Before a clearing desk closes: a backup if the last checked one is old; one may do without."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QWidget

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.ui.bridge.background import Background, Lane
from komma_desk.ui.bridge.doorway import Doorway
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.dialog_frame import dialog_column, put_deeds
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.upkeep.upkeep_words import PARTS
from komma_desk.usecases.commands.back_up_store import BackUpStore
from komma_desk.usecases.ports.backups import BackupProgress
from komma_desk.usecases.queries.store_upkeep import StoreUpkeep, UpkeepView
from komma_desk.words import _


class ClosingBackup(QDialog):
    """Calls `leave` once, when the backup is made or the person does without."""

    progress = Signal(object)

    def __init__(
        self,
        doorway: Doorway,
        background: Background,
        leave: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._doorway, self._background, self._leave = doorway, background, leave
        self._stopped = self._failed = False
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Backup"))
        self.setMinimumWidth(480)
        column = dialog_column(self, 12)
        column.addWidget(PlainLabel(_("A backup is being made before closing."), TextKind.SECTION))
        column.addWidget(
            PlainLabel(
                _("The last checked backup is too old. Every file is copied, reopened and checked.")
            )
        )
        self._doing = PlainLabel("", TextKind.MUTED)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(_("Progress"))
        self.problem = Alert(Tone.WARNING, copyable=True)
        self.problem.hide()
        self.without = Button(_("Close &without a backup"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.without)
        for part in (self._doing, self.bar, self.problem):
            column.addWidget(part)
        put_deeds(self, row)
        self.without.clicked.connect(self._do_without)
        self.progress.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        self.open()
        self._background.run(
            lambda: self._doorway.perform(BackUpStore(watch=self._watch)),
            then=self._made,
            otherwise=self._not_made,
            lane=Lane.WRITING,
        )

    def reject(self) -> None:
        """Esc and the corner of the window mean the same as the button."""
        self._do_without()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self._do_without()

    def _watch(self, progress: BackupProgress) -> bool:
        self.progress.emit(progress)
        return not self._stopped

    def _show_progress(self, progress: BackupProgress) -> None:
        self._doing.setText(_(PARTS[progress.part]))
        if progress.whole:
            self.bar.setRange(0, 100)
            self.bar.setValue(min(100, 100 * progress.done // progress.whole))

    def _do_without(self) -> None:
        self._stopped = True
        self.without.setEnabled(False)
        if self._failed:
            self._end()

    def _made(self, _changes: object) -> None:
        self._end()

    def _not_made(self, problem: Exception) -> None:
        if self._stopped:
            self._end()
            return
        if not isinstance(problem, Refusal | Trouble):
            self._end()
            raise problem
        self._failed = True
        self.bar.hide()
        self.problem.show_notice(Tone.WARNING, problem.spoken())
        self.problem.show()
        self.problem.speak()

    def _end(self) -> None:
        self.done(0)
        self._leave()


def back_up_before(
    doorway: Doorway, background: Background, leave: Callable[[], None], parent: QWidget
) -> None:
    """Ask whether it is time; what cannot be asked is no reason not to close."""

    def answered(view: UpkeepView) -> None:
        if view.is_due_at_closing:
            ClosingBackup(doorway, background, leave, parent).begin()
        else:
            leave()

    background.run(
        lambda: doorway.ask(StoreUpkeep()), then=answered, otherwise=lambda _problem: leave()
    )
