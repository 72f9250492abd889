"""The forms of the founding assistant, one a step; each knows what is wrong with its answers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from komma_desk.domain.deadlines.office_days import OfficeDays
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.choices import Choice, RadioRow
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.ui.parts.land_choice import LandChoice
from komma_desk.ui.shell.founding_request import Founder
from komma_desk.ui.shell.new_passphrase import NewPassphrase
from komma_desk.words import _


class Step(QWidget):
    """A form of the assistant; `check` shows what is missing and tells whether one may go on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def check(self) -> bool:
        return True


class WelcomeStep(Step):
    """Says what will happen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for text in (
            _("This assistant founds the store of your municipality: an encrypted folder."),
            _("You name an administrator and the first clearing officer. It takes five minutes."),
            _("Everybody else is invited later and makes their own passphrase."),
        ):
            self.column.addWidget(PlainLabel(text))
        warning = Alert(
            Tone.WARNING,
            _(
                "Nobody can reset a passphrase from outside, not even the makers of KommA Desk. "
                "At the end you get a recovery code; keep it in a safe."
            ),
        )
        self.column.addWidget(warning)


class FolderEntry(QWidget):
    """A path to type or to choose."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(str(folder))
        choose = Button(_("B&rowse …"))
        choose.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(choose)
        self.setFocusProxy(self.line)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Choose a folder"), self.line.text())
        if chosen:
            self.line.setText(chosen)


class PlaceStep(Step):
    """The name of the municipality and the folder of the store."""

    def __init__(self, suggested_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._municipality = QLineEdit()
        self._municipality.setPlaceholderText(_("for example: City of Beispielstadt"))
        self._folder = FolderEntry(suggested_folder)
        self._fields = FieldColumn()
        self._fields.add(
            "municipality", _("&Municipality or district"), self._municipality, required=True
        )
        self._fields.add(
            "folder",
            _("&Folder of the store"),
            self._folder,
            required=True,
            help_text=_("On a local disk, not on a network drive. It must be new or empty."),
        )
        self._land = LandChoice()
        self._fields.add(
            "land",
            _("&Land"),
            self._land,
            required=True,
            help_text=_("Deadlines go by its holidays. Details can be entered later."),
        )
        self._land.picked.connect(lambda _code: self._fields.row("land").show_error(""))
        for key, line in (("municipality", self._municipality), ("folder", self._folder.line)):
            line.textChanged.connect(lambda _text, key=key: self._fields.row(key).show_error(""))
        self.column.addWidget(self._fields)

    def municipality(self) -> str:
        return self._municipality.text().strip()

    def days(self) -> OfficeDays:
        return OfficeDays(land=self._land.land())

    def folder(self) -> Path:
        return Path(self._folder.line.text().strip())

    def check(self) -> bool:
        errors = {}
        if not self.municipality():
            errors["municipality"] = _("Please enter the name.")
        if self._land.land() is None:
            errors["land"] = _("Please choose the Land.")
        folder = self.folder()
        if not self._folder.line.text().strip() or not folder.is_absolute():
            errors["folder"] = _("Please choose a folder with its full path.")
        elif folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            errors["folder"] = _("This folder is not empty. Please choose a new one.")
        return not self._fields.show_errors(errors)


class PersonFields(FieldColumn):
    """Login, name and a new passphrase of one person."""

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(columns=2, parent=parent)
        self._prefix = prefix
        self._name, self._login = QLineEdit(), QLineEdit()
        self.add(f"{prefix}name", _("&Full name"), self._name, required=True)
        self.add(f"{prefix}login", _("&Login"), self._login, required=True)
        self._passphrase = NewPassphrase(self, prefix)

    def person(self) -> Founder:
        return Founder(
            login=self._login.text().strip(),
            name=self._name.text().strip(),
            passphrase=self._passphrase.passphrase(),
        )

    def check(self, taken_login: str = "") -> bool:
        errors = self._passphrase.errors()
        person = self.person()
        if not person.name:
            errors[f"{self._prefix}name"] = _("Please enter the name.")
        if not person.login:
            errors[f"{self._prefix}login"] = _("Please enter a login.")
        elif any(character.isspace() for character in person.login):
            errors[f"{self._prefix}login"] = _("A login has no spaces.")
        elif person.login.casefold() == taken_login.casefold():
            errors[f"{self._prefix}login"] = _("This login is taken already.")
        return not self.show_errors(errors)


class AdministratorStep(Step):
    """The person who looks after the store; reads no case by this role."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.addWidget(
            PlainLabel(_("The administrator invites people and looks after the store."))
        )
        self._fields = PersonFields("administrator_")
        self.column.addWidget(self._fields)

    def person(self) -> Founder:
        return self._fields.person()

    def check(self) -> bool:
        return self._fields.check()


class ClearingStep(Step):
    """The first clearing officer: the same person, or another with a passphrase of their own."""

    def __init__(self, administrator: AdministratorStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._administrator = administrator
        self.column.addWidget(
            PlainLabel(_("The clearing officer holds the key to the cases and works on them."))
        )
        self._who = RadioRow(
            (
                Choice("other", _("Another person, who is here now (recommended)")),
                Choice("same", _("The administrator as well")),
            ),
            across=False,
        )
        self._who.setAccessibleName(_("Who is the first clearing officer"))
        self._fields = PersonFields("clearing_")
        self._warning = Alert(
            Tone.WARNING,
            _(
                "One person then holds both keys: no second pair of eyes. That works for a small "
                "office; you can separate the roles later."
            ),
        )
        for part in (self._who, self._fields, self._warning):
            self.column.addWidget(part)
        self._who.picked.connect(self._choose)
        self._who.set_code("other")
        self._choose("other")

    def _choose(self, who: str) -> None:
        self._fields.setVisible(who == "other")
        self._warning.setVisible(who == "same")

    def person(self) -> Founder | None:
        return self._fields.person() if self._who.code() == "other" else None

    def check(self) -> bool:
        if self.person() is None:
            return True
        return self._fields.check(self._administrator.person().login)
