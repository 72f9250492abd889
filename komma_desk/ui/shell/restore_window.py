"""A backup is restored before anybody signs in: which one, into which new folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QWidget

from komma_desk.domain.restored import RestoredBackup
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.page import PageHeader
from komma_desk.ui.parts.passphrase_field import PassphraseField
from komma_desk.ui.shell.entry_window import EntryWindow
from komma_desk.ui.upkeep.restore_card import suggested_beside
from komma_desk.ui.upkeep.upkeep_words import PARTS, restored
from komma_desk.usecases.ports.backups import BackupProgress
from komma_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreRequest:
    """Without a login the files are compared with their list of contents, and nothing more."""

    backup: Path
    folder: Path
    login: str
    passphrase: str = field(repr=False)


class RestoreWindow(EntryWindow):
    """Its owner does it and answers with `show_progress`, `show_done` or `show_problem`."""

    restore_wanted = Signal(object)
    """Carries a `RestoreRequest`."""
    store_wanted = Signal(str)
    cancelled = Signal()
    progress = Signal(object)
    """`BackupProgress`, from the thread that works."""

    def __init__(self, beside: Path, parent: QWidget | None = None) -> None:
        """`beside` is the store worked in last; the new folder is suggested next to it."""
        super().__init__(parent)
        self._beside, self.stopped = beside, False
        self.progress.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self.rebuild()

    def build(self) -> None:
        super().build()
        self.setWindowTitle(_("Restore a backup"))
        self.backup, self.folder, self.login = QLineEdit(), QLineEdit(), QLineEdit()
        self.folder.setText(str(suggested_beside(self._beside, "")))
        self.passphrase = PassphraseField()
        self._fields = FieldColumn()
        self._fields.add("backup", _("&Backup"), self.backup, required=True)
        self._fields.add("folder", _("New &folder"), self.folder, required=True)
        self._fields.add("login", _("&Login"), self.login, help_text=_("of then; may be left out"))
        self._fields.add(
            "passphrase",
            _("&Passphrase"),
            self.passphrase,
            help_text=_("With it signature and contents are compared too; without it the files."),
        )
        choice = QWidget()
        choices = QHBoxLayout(choice)
        choices.setContentsMargins(0, 0, 0, 0)
        for text, mode in (
            (_("Choose a f&ile …"), QFileDialog.FileMode.ExistingFile),
            (_("Choose a backup folde&r …"), QFileDialog.FileMode.Directory),
        ):
            button = Button(text, ButtonKind.QUIET)
            button.clicked.connect(lambda _=False, mode=mode: self._choose(mode))
            choices.addWidget(button)
        choices.addStretch(1)
        self._fields.row("backup").add_below(choice)
        self._doing = PlainLabel("", TextKind.SMALL)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(_("Progress"))
        self._done = Alert(Tone.SUCCESS, copyable=True)
        self._working: tuple[QWidget, ...] = (self._doing, self._bar, self._done)
        for part in self._working:
            part.hide()
        self.back = Button(_("Back to &sign-in"))
        self.stop = Button(_("S&top"))
        self.deed = Button(_("Restore &now"), ButtonKind.PRIMARY)
        self.open = Button(_("&Open the restored store"), ButtonKind.PRIMARY)
        self.back.clicked.connect(self.cancelled)
        self.stop.clicked.connect(self._stop)
        self.deed.clicked.connect(self._try)
        self.open.clicked.connect(lambda: self.store_wanted.emit(self.folder.text().strip()))
        told = _("Into a new folder, never over a store: what is there stays as it is.")
        self.form.addWidget(PageHeader(_("Restore a backup"), told))
        self.form.addWidget(self.notice)
        card = Card()
        card.add(self._fields)
        for part in self._working:
            card.add(part)
        self.form.addWidget(card)
        self.form.addStretch(1)
        self.footer.addWidget(self.back)
        self.footer.push_right()
        for button in (self.stop, self.deed, self.open):
            self.footer.addWidget(button)
        self.stop.hide()
        self.open.hide()

    def first_field(self) -> QWidget:
        return self.backup

    def _choose(self, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, _("Choose a backup"), str(self._beside))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        if mode is QFileDialog.FileMode.ExistingFile:
            dialog.setNameFilter(_("Backup (*.komma-backup)"))
        dialog.fileSelected.connect(self.backup.setText)
        dialog.open()

    def _try(self) -> None:
        self.hide_problem()
        errors = {}
        if not self.backup.text().strip():
            errors["backup"] = _("Please choose a backup.")
        if not self.folder.text().strip():
            errors["folder"] = _("Please choose a new folder.")
        if self.login.text().strip() and not self.passphrase.passphrase():
            errors["passphrase"] = _("Please enter the passphrase, or leave the login out too.")
        if self._fields.show_errors(errors):
            return
        self.stopped = False
        self._show_working(working=True)
        self.restore_wanted.emit(
            RestoreRequest(
                backup=Path(self.backup.text().strip()),
                folder=Path(self.folder.text().strip()),
                login=self.login.text().strip(),
                passphrase=self.passphrase.passphrase(),
            )
        )

    def goes_on(self, progress: BackupProgress) -> bool:
        """To be given to the one who restores; called on another thread."""
        self.progress.emit(progress)
        return not self.stopped

    def _stop(self) -> None:
        self.stopped = True
        self.stop.setEnabled(False)

    def _show_progress(self, progress: BackupProgress) -> None:
        self._doing.setText(_(PARTS[progress.part]))
        self._bar.setRange(0, max(1, progress.whole))
        self._bar.setValue(progress.done)

    def show_done(self, found: RestoredBackup) -> None:
        self._show_working(working=False)
        self.passphrase.clear()
        self._fields.setEnabled(False)
        self._done.show_notice(Tone.SUCCESS, restored(found, Path(self.folder.text().strip())))
        self._done.show()
        self._done.speak()
        self.deed.hide()
        self.open.show()
        self.open.setFocus()

    def show_problem(self, sentence: str, title: str = "") -> None:
        self._show_working(working=False)
        super().show_problem(sentence, title)

    def _show_working(self, *, working: bool) -> None:
        self._doing.setVisible(working)
        self._bar.setVisible(working)
        self.stop.setVisible(working)
        self.stop.setEnabled(working)
        self._bar.setRange(0, 0)
        self._fields.setEnabled(not working)
        self.deed.setEnabled(not working)
        self.back.setEnabled(not working)
