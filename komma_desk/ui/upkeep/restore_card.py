"""Which backup is to be restored, and into which new folder; never over a store."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import moment_in_words
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.passphrase_field import PassphraseField
from komma_desk.usecases.ports.backups import ShelvedBackup
from komma_desk.words import _


class RestoreCard(Card):
    """`wanted` carries backup, folder and passphrase; an empty passphrase compares hashes only."""

    wanted = Signal(object, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Restore into a new folder"),
            _(
                "The store you work in is not touched. The restored one lies beside it; you open "
                "it at the sign-in with “Open an existing store …”."
            ),
            parent,
        )
        self.backups, self.folder = QComboBox(), QLineEdit()
        self._suggested = ""
        self.passphrase = PassphraseField()
        self._fields = FieldColumn()
        self._fields.add("backup", _("Backup to restore"), self.backups, required=True)
        self._fields.add("folder", _("New folder"), self.folder, required=True)
        self._fields.add(
            "passphrase",
            _("Your passphrase at the time of the backup"),
            self.passphrase,
            help_text=_("With it signature and contents are compared too; without it the files."),
        )
        self.add(self._fields)
        self.start = Button(_("Restore now"), ButtonKind.PRIMARY)
        self.choose = Button(_("Choose another place …"), ButtonKind.QUIET)
        row = QHBoxLayout()
        row.addWidget(self.start)
        row.addWidget(self.choose)
        row.addStretch(1)
        self.body.addLayout(row)
        self.backups.activated.connect(lambda: self.choose_backup(self.backups.currentData()))
        self.start.clicked.connect(self._start)
        self.choose.clicked.connect(self._choose)

    def show_shelf(self, shelf: tuple[ShelvedBackup, ...]) -> None:
        chosen = self.backups.currentData()
        self.backups.clear()
        for each in shelf:
            self.backups.addItem(moment_in_words(each.taken_at), each.folder)
        self.choose_backup(chosen)

    def choose_backup(self, folder: object) -> None:
        self.backups.setCurrentIndex(max(0, self.backups.findData(folder)))
        place = self.backups.currentData()
        if isinstance(place, Path) and self.folder.text() in {"", self._suggested}:
            self._suggested = str(suggested_beside(place.absolute().parents[1], place.name))
            self.folder.setText(self._suggested)

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Where the new folder is to lie"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._take_place)
        dialog.open()

    def _take_place(self, above: str) -> None:
        self.folder.setText(str(Path(above) / Path(self.folder.text() or "KommA").name))

    def _start(self) -> None:
        place, errors = self.backups.currentData(), {}
        if not isinstance(place, Path):
            errors["backup"] = _("Please make a backup first, or choose one.")
        if not self.folder.text().strip():
            errors["folder"] = _("Please choose a new folder.")
        self._fields.show_errors(errors)
        if not errors:
            text = self.passphrase.passphrase()
            self.passphrase.clear()
            self.wanted.emit(place, Path(self.folder.text().strip()), text)


def suggested_beside(store: Path, name: str) -> Path:
    """Beside the store, with the day of the backup in its name; where nothing lies yet."""
    day = f"{name[:4]}-{name[4:6]}-{name[6:8]}" if name[:8].isdigit() else _("restored")
    places = (store.with_name(f"{store.name}-{day}{suffix}") for suffix in _suffixes())
    return next(place for place in places if not place.exists())


def _suffixes() -> Iterator[str]:
    yield ""
    yield from (f"-{number}" for number in count(2))
