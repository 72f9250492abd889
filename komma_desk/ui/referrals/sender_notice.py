"""A letter without a sender's address: said once, and mended in place by those who may."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.office import Office
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.queries.office_card import OfficeCard
from komma_desk.words import _


class SenderForm(Card):
    """Name, address and how to reach the office, as letters show it."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(_("The sender of our letters"))
        self.name, self.phone, self.email = QLineEdit(), QLineEdit(), QLineEdit()
        self.address = QPlainTextEdit()
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(84)
        self._office = Office(municipality="")
        self.fields = FieldColumn(2)
        self.fields.add("office_name", _("Office"), self.name)
        self.fields.add("office_phone", _("Telephone"), self.phone)
        self.fields.add("office_address", _("Address"), self.address, required=True)
        self.fields.add("office_email", _("E-mail"), self.email)
        save = Button(_("Save sender"), ButtonKind.PRIMARY)
        cancel = Button(_("Cancel"), ButtonKind.QUIET)
        self.save = save
        deeds = QHBoxLayout()
        deeds.addWidget(save)
        deeds.addWidget(cancel)
        deeds.addStretch(1)
        self.add(self.fields)
        self.body.addLayout(deeds)
        save.clicked.connect(self._save)
        for line in (self.name, self.phone, self.email):
            line.returnPressed.connect(self._save)
        cancel.clicked.connect(self.left)

    def begin(self, office: Office) -> None:
        self._office = office
        for field, text in (
            (self.name, office.name),
            (self.phone, office.phone),
            (self.email, office.email),
        ):
            field.setText(text)
        self.address.setPlainText(office.address)
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        address = self.address.toPlainText().strip()
        missing = "" if address else _("Please enter the address that stands on letters.")
        if self.fields.show_errors({"office_address": missing}):
            return
        self.wanted.emit(
            replace(
                self._office,
                name=self.name.text().strip(),
                address=address,
                phone=self.phone.text().strip(),
                email=self.email.text().strip(),
            )
        )


class SenderNotice(QWidget):
    """Asks for the office card itself; invisible while the sender is complete."""

    changed = Signal()

    def __init__(self, counter: Counter, questions: Questions, *, may_change: bool) -> None:
        super().__init__()
        self._counter, self._questions = counter, questions.for_page(self)
        self._office = Office(municipality="")
        advice = (
            _("The letter will not say where an answer is to go.")
            if may_change
            else _(
                "The letter will not say where an answer is to go. Please ask your administrator "
                "to enter the address of the office."
            )
        )
        self.notice = Alert(Tone.WARNING, advice, _("Our letters have no address yet"))
        self.begin = Button(_("Enter the sender …"))
        self.begin.setVisible(may_change)
        self.notice.add(self.begin)
        self.form = SenderForm()
        self.form.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        column.addWidget(self.form)
        self.hide()
        self.begin.clicked.connect(self._begin)
        self.form.left.connect(self._leave)
        self.form.wanted.connect(self._save)
        counter.changed.connect(self._news)

    def refresh(self) -> None:
        self._questions.ask(OfficeCard(), self._show)

    def _show(self, office: Office) -> None:
        changed = office != self._office
        self._office = office
        self.setVisible(not office.address.strip())
        if changed:
            self.changed.emit()

    def _begin(self) -> None:
        self.notice.hide()
        self.form.show()
        self.form.begin(self._office)

    def _leave(self) -> None:
        self.form.hide()
        self.notice.show()

    def _save(self, office: Office) -> None:
        self._counter.hand_over(SaveOffice(office), self._saved, refused=self._refused)

    def _saved(self, _changes: Changes) -> None:
        self._leave()

    def _refused(self, refusal: Refusal) -> None:
        self.form.fields.show_errors({"office_name": refusal.spoken()})

    def _news(self, changes: Changes) -> None:
        if Subject.SETTINGS in changes.subjects:
            self.refresh()
