"""The small form for somebody who occurs in a case."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId, PersonId
from komma_desk.domain.person import Part
from komma_desk.ui.cases.case_words import PARTS
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.usecases.commands.involve import Involve
from komma_desk.words import _

_NOBODY: Final = "nobody"


class PersonForm(Card):
    """Only the name and the part are needed; everything typed stays until it was taken over."""

    wanted = Signal()
    left = Signal()
    typed = Signal(str)
    """All of it, to be put back by `show_typed`; empty as long as nothing was written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Add a person"), parent=parent)
        self.part = CodeCombo([Choice(str(part), _(words)) for part, words in PARTS.items()])
        self.name, self.contact, self.remark = QLineEdit(), QLineEdit(), QLineEdit()
        self.account = CodeCombo([], "")
        self._names: Mapping[PersonId, str] = {}
        self._filling = False
        self._column = FieldColumn(2)
        self._column.add("part", _("Part in the case"), self.part, required=True)
        self._column.add("name", _("Name or description"), self.name, required=True)
        self._column.add(
            "account",
            _("Account in this store"),
            self.account,
            help_text=_("Whom a case concerns decides nothing in it where two people are needed."),
            wide=True,
        )
        self._column.add("contact", _("How to reach the person"), self.contact)
        self._column.add("remark", _("Remark"), self.remark)
        for line in (self.name, self.contact, self.remark):
            line.returnPressed.connect(self._press)
            line.textChanged.connect(self._tell)
        for choice in (self.part, self.account):
            choice.picked.connect(self._tell)
        self.name.textEdited.connect(self._suggest)
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

    def show_names(self, names: Mapping[PersonId, str]) -> None:
        """The people of the store; what was chosen stays chosen."""
        chosen = self.account.code()
        self._names, self._filling = names, True
        self.account.set_choices(
            [
                Choice(_NOBODY, _("none")),
                *(Choice(str(person), name) for person, name in names.items()),
            ]
        )
        self.account.set_code(chosen or _NOBODY)
        self._filling = False

    def empty(self) -> None:
        self.show_typed("")

    def show_typed(self, kept: str) -> None:
        """Put back what was typed before the page was built anew, and nothing else."""
        known: dict[str, str] = json.loads(kept) if kept else {}
        self._filling = True
        self.part.set_code(known.get("part", str(Part.WITNESS)))
        self.account.set_code(known.get("account", _NOBODY))
        for name, line in self._lines().items():
            line.setText(known.get(name, ""))
        self._filling = False
        self._column.show_errors({})

    def _lines(self) -> dict[str, QLineEdit]:
        return {"name": self.name, "contact": self.contact, "remark": self.remark}

    def _tell(self) -> None:
        if self._filling:
            return
        written = {name: line.text() for name, line in self._lines().items()}
        chosen = {"part": self.part.code(), "account": self.account.code()}
        begun = any(text.strip() for text in written.values())
        self.typed.emit(json.dumps(written | chosen) if begun else "")

    def command(self, case: CaseId) -> Involve:
        """What is asked for; call only after `wanted`."""
        return Involve(
            case=case,
            part=Part(self.part.code()),
            name=self.name.text(),
            contact=self.contact.text(),
            remark=self.remark.text(),
            person=self._person(),
        )

    def _person(self) -> PersonId | None:
        return next((each for each in self._names if str(each) == self.account.code()), None)

    def _suggest(self, typed: str) -> None:
        """Whoever has a colleague's name is most likely the colleague."""
        meant = " ".join(typed.split()).casefold()
        same = (each for each, name in self._names.items() if name.casefold() == meant)
        if (person := next(same, None)) is not None:
            self.account.set_code(str(person))

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
