"""The small form for somebody who occurs in a case."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.person import Part
from komma_desk.ui.cases.case_words import PARTS
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.usecases.commands.involve import Involve
from komma_desk.words import _


class PersonForm(Card):
    """Only the name and the part are needed; everything typed stays until it was taken over."""

    wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Add a person"), parent=parent)
        self.part = CodeCombo([Choice(str(part), _(words)) for part, words in PARTS.items()])
        self.name, self.contact, self.remark = QLineEdit(), QLineEdit(), QLineEdit()
        self._column = FieldColumn(2)
        self._column.add("part", _("Part in the case"), self.part, required=True)
        self._column.add("name", _("Name or description"), self.name, required=True)
        self._column.add("contact", _("How to reach the person"), self.contact)
        self._column.add("remark", _("Remark"), self.remark)
        for line in (self.name, self.contact, self.remark):
            line.returnPressed.connect(self._press)
        self.deed = Button(_("Add to the case"), ButtonKind.PRIMARY)
        self.deed.clicked.connect(self._press)
        back = Button(_("Cancel"), ButtonKind.QUIET)
        back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(self.deed)
        row.addWidget(back)
        row.addStretch(1)
        self.add(self._column)
        self.body.addLayout(row)
        self.setFocusProxy(self.part)
        self.empty()

    def empty(self) -> None:
        self.part.set_code(str(Part.WITNESS))
        for line in (self.name, self.contact, self.remark):
            line.clear()
        self._column.show_errors({})

    def command(self, case: CaseId) -> Involve:
        """What is asked for; call only after `wanted`."""
        return Involve(
            case=case,
            part=Part(self.part.code()),
            name=self.name.text(),
            contact=self.contact.text(),
            remark=self.remark.text(),
        )

    def show_refusal(self, refusal: Refusal) -> None:
        self._column.show_errors({"name": refusal.spoken()})

    def show_busy(self, busy: bool) -> None:
        self.deed.setEnabled(not busy)

    def _press(self) -> None:
        missing = {}
        if not self.part.code():
            missing["part"] = _("Please choose the part.")
        if not self.name.text().strip():
            missing["name"] = _("Please write a name or a short description.")
        if not self._column.show_errors(missing) and self.deed.isEnabled():
            self.wanted.emit()
