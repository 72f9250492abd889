"""The form of one partner: every field of the directory, what is wrong beside each."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.partner import Partner
from komma_desk.ui.partners.directory import hand_over_consents
from komma_desk.ui.partners.partners_at_hand import NEW
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card, Chip
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.day_words import day_in_digits
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _


class PartnerForm(Card):
    """`typed` carries the entry after every change by a person."""

    typed = Signal(object)
    save_wanted = Signal()
    discard_wanted = Signal()
    verified_wanted = Signal(object)
    active_wanted = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(_("Partner"))
        self._entry: Partner | None = None
        self._filling = False
        self.name, self.contact = QLineEdit(), QLineEdit()
        self.phone, self.email = QLineEdit(), QLineEdit()
        self.kind = CodeCombo([], _("Type or choose"))
        self.consent = CodeCombo([], _("Type or choose"))
        self.address, self.remark = _short_text(), _short_text()
        self.must_prosecute = QCheckBox(_("Must prosecute"))
        self.must_prosecute.setObjectName("must_prosecute")
        warning = _("What they know cannot be taken back: police, public prosecution.")
        self.must_prosecute.setAccessibleDescription(warning)
        self.unsaved = Chip(_("not saved yet"), Tone.WARNING)
        self.add_action(self.unsaved)
        self.fields = FieldColumn(2)
        self._add_fields()
        self.verified = PlainLabel("")
        self.verify = Button(_("Checked &today"), ButtonKind.SECONDARY, "check")
        self.save = Button(_("&Save partner"), ButtonKind.PRIMARY, "save")
        self.discard = Button(_("Discard changes"), ButtonKind.QUIET)
        self.retire = Button(_("Set aside"), ButtonKind.QUIET)
        self.add(self.fields)
        self.add(self.must_prosecute)
        self.add(PlainLabel(warning, TextKind.SMALL))
        checked = QHBoxLayout()
        checked.setSpacing(12)
        checked.addWidget(self.verified, 1)
        checked.addWidget(self.verify)
        self.body.addLayout(checked)
        self.deeds = QWidget()  # stands under the form, in sight however long the form is
        self.deeds.setLayout(_line(self.save, self.discard, None, self.retire))
        self._connect()

    def show_lists(self, lists: CodeLists) -> None:
        kinds, consents = lists["referral"], lists["consent"]
        self._filling = True
        self.kind.set_choices(
            [Choice(code, kinds.label_of(code).spoken()) for code in kinds.codes()]
        )
        self.consent.set_choices(
            [Choice(code, consents.label_of(code).spoken()) for code in hand_over_consents(lists)]
        )
        self._filling = False
        if self._entry is not None:
            self.show_entry(self._entry, unsaved=not self.unsaved.isHidden())

    def show_entry(self, entry: Partner, *, unsaved: bool) -> None:
        other = self._entry is None or self._entry.id != entry.id
        self._entry = entry
        self._filling = True
        for line, text in (
            (self.name, entry.name),
            (self.contact, entry.contact),
            (self.phone, entry.phone),
            (self.email, entry.email),
        ):
            if line.text() != text:
                line.setText(text)
                line.setCursorPosition(0)
        for field, text in ((self.address, entry.address), (self.remark, entry.remark)):
            if field.toPlainText() != text:
                field.setPlainText(text)
        self.kind.set_code(entry.kind)
        self.consent.set_code(entry.consent)
        self.must_prosecute.setChecked(entry.must_prosecute)
        self._filling = False
        new = entry.id == NEW
        self.title.setText(_("New partner") if new else _("Partner"))
        self.show_unsaved(unsaved)
        self.retire.setVisible(not new)
        self.retire.setText(_("Set aside") if entry.active else _("Bring back"))
        self.verified.setText(
            _("Entry last checked on {day}").format(day=day_in_digits(entry.verified_on))
            if entry.verified_on
            else _("Entry never checked")
        )
        if other:
            self.fields.show_errors({})

    def show_unsaved(self, unsaved: bool) -> None:
        self.unsaved.setVisible(unsaved)
        self.discard.setVisible(unsaved)

    def _add_fields(self) -> None:
        add = self.fields.add
        add("name", _("&Name"), self.name, required=True, wide=True)
        add("kind", _("&Kind"), self.kind, required=True, wide=True)
        add("consent", _("Consent it takes"), self.consent, required=True, wide=True)
        add("contact", _("Contact person"), self.contact)
        add("phone", _("Telephone"), self.phone)
        add("email", _("E-mail"), self.email, wide=True)
        add("address", _("Address"), self.address)
        add("remark", _("Remark"), self.remark)

    def _connect(self) -> None:
        for line in (self.name, self.contact, self.phone, self.email):
            line.textChanged.connect(self._tell)  # a screen reader sets it without a key
            line.returnPressed.connect(self.save_wanted)
        for text in (self.address, self.remark):
            text.textChanged.connect(self._tell)
        for combo in (self.kind, self.consent):
            combo.picked.connect(self._tell)
        self.must_prosecute.clicked.connect(self._tell)
        self.save.clicked.connect(self.save_wanted)
        self.discard.clicked.connect(self.discard_wanted)
        self.verify.clicked.connect(lambda: self.verified_wanted.emit(self._read()))
        self.retire.clicked.connect(self._move)

    def _move(self) -> None:
        if self._entry is not None:
            self.active_wanted.emit(self._entry.id, not self._entry.active)

    def _tell(self) -> None:
        if not self._filling and self._entry is not None:
            self._entry = self._read()
            self.typed.emit(self._entry)

    def _read(self) -> Partner:
        assert self._entry is not None
        return replace(
            self._entry,
            name=self.name.text(),
            kind=Code(self.kind.code()),
            consent=Code(self.consent.code()),
            contact=self.contact.text(),
            phone=self.phone.text(),
            email=self.email.text(),
            address=self.address.toPlainText(),
            remark=self.remark.toPlainText(),
            must_prosecute=self.must_prosecute.isChecked(),
        )


def _short_text() -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFixedHeight(84)
    return field


def _line(*parts: QWidget | None) -> QHBoxLayout:
    """Parts beside each other from the left; None pushes the rest to the right."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    for part in parts:
        if part is None:
            line.addStretch(1)
        else:
            line.addWidget(part)
    return line
