"""The clearing office as letters and figures name it: a small form and what it does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from komma_desk.domain.office import Office
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.people.office_days_fields import OfficeDaysFields, texts_of_days
from komma_desk.words import _

_ADDRESS_HEIGHT = 110


class OfficeForm(Card):
    """What was typed stays when news comes in; `saved` carries the `Office`."""

    save_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Clearing office"),
            _("This stands at the head of letters and on figures."),
            parent,
        )
        self._shown: tuple[object, ...] | None = None
        self.municipality, self.name = QLineEdit(), QLineEdit()
        self.address = QPlainTextEdit()
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(_ADDRESS_HEIGHT)
        self.phone, self.email = QLineEdit(), QLineEdit()
        self.fields = FieldColumn(columns=2)
        self.fields.add("municipality", _("&Municipality"), self.municipality, required=True)
        self.fields.add("name", _("&Name of the office"), self.name)
        self.fields.add("address", _("Office &address"), self.address, wide=True)
        self.fields.add("phone", _("Office &telephone"), self.phone)
        self.fields.add("email", _("Office e-ma&il"), self.email)
        self.days = OfficeDaysFields(self.fields)
        self.add(self.fields)
        self._problem = Alert(Tone.WARNING)
        self._problem.hide()
        self.add(self._problem)
        self.save = Button(_("&Save the details"), ButtonKind.PRIMARY, "save")
        self.save.clicked.connect(self._save)
        self.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.setEnabled(False)
        self.save.setEnabled(False)

    def office(self) -> Office:
        return Office(
            municipality=self.municipality.text().strip(),
            name=self.name.text().strip(),
            address=self.address.toPlainText().strip(),
            phone=self.phone.text().strip(),
            email=self.email.text().strip(),
            days=self.days.days(),
        )

    def _typed(self) -> tuple[object, ...]:
        lines = (self.municipality, self.name, self.phone, self.email)
        texts = (line.text().strip() for line in lines)
        return (*texts, self.address.toPlainText().strip(), *self.days.typed())

    def show_office(self, office: Office) -> None:
        typed_on = self._shown is not None and self._typed() != self._shown
        self._shown = _texts_of(office)
        self.fields.setEnabled(True)
        self.save.setEnabled(True)
        if typed_on:
            return
        self.municipality.setText(office.municipality)
        self.name.setText(office.name)
        self.address.setPlainText(office.address)
        self.phone.setText(office.phone)
        self.email.setText(office.email)
        self.days.show_days(office.days)

    def show_errors(self, errors: dict[str, str]) -> None:
        self._problem.hide()
        self.fields.show_errors(errors)

    def show_problem(self, sentence: str) -> None:
        self._problem.show_notice(Tone.WARNING, sentence)
        self._problem.show()
        self._problem.speak()

    def show_busy(self, busy: bool) -> None:
        self.fields.setEnabled(not busy)
        self.save.setEnabled(not busy)

    def _save(self) -> None:
        errors = self.days.errors()
        self.show_errors(errors)
        if not errors:
            self.save_wanted.emit(self.office())


def _texts_of(office: Office) -> tuple[object, ...]:
    """What stands in the fields when nobody has typed yet."""
    lines = (office.municipality, office.name, office.phone, office.email)
    return (*lines, office.address, *texts_of_days(office.days))
