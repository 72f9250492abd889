"""Which backup is to be tried, and the passphrase that opens it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import moment_in_words
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.passphrase_field import PassphraseField
from komma_desk.usecases.ports.backups import ShelvedBackup
from komma_desk.words import _


class RehearsalCard(Card):
    """Opened by the button above; `wanted` carries the place and the passphrase."""

    wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Rehearsal"),
            _(
                "The backup is restored into a private folder, every record you can read is opened "
                "and compared, and all of it is removed again. Your store is not touched."
            ),
            parent,
        )
        self.backups = QComboBox()
        self.passphrase = PassphraseField()
        fields = FieldColumn()
        fields.add("backup", _("Back&up to try"), self.backups, required=True)
        fields.add("passphrase", _("Your &passphrase"), self.passphrase, required=True)
        self._fields = fields
        self.add(fields)
        self.start = Button(_("S&tart the rehearsal"), ButtonKind.PRIMARY)
        self.other = Button(_("An&other backup …"), ButtonKind.QUIET)
        row = QHBoxLayout()
        row.addWidget(self.start)
        row.addWidget(self.other)
        row.addStretch(1)
        self.body.addLayout(row)
        self.start.clicked.connect(self._start)
        self.passphrase.return_pressed.connect(self._start)
        self.other.clicked.connect(self._choose)

    def show_shelf(self, shelf: tuple[ShelvedBackup, ...]) -> None:
        chosen = self.backups.currentData()
        self.backups.clear()
        for each in shelf:
            self.backups.addItem(moment_in_words(each.taken_at), each.folder)
        if isinstance(chosen, Path) and chosen not in [each.folder for each in shelf]:
            self.add_place(chosen)

    def choose_backup(self, folder: object) -> None:
        self.backups.setCurrentIndex(max(0, self.backups.findData(folder)))

    def add_place(self, place: Path) -> None:
        self.backups.addItem(place.name, place)
        self.backups.setCurrentIndex(self.backups.count() - 1)

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Choose a backup to carry"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(_("Backup (*.komma-backup)"))
        dialog.fileSelected.connect(lambda name: self.add_place(Path(name)))
        dialog.open()

    def _start(self) -> None:
        errors = {}
        place = self.backups.currentData()
        if not isinstance(place, Path):
            errors["backup"] = _("Please make a backup first, or choose one.")
        if not self.passphrase.passphrase():
            errors["passphrase"] = _("Please enter your passphrase.")
        self._fields.show_errors(errors)
        if not errors:
            text = self.passphrase.passphrase()
            self.passphrase.clear()
            self.wanted.emit(place, text)
