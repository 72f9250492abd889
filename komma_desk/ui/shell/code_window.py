"""A login, a code that works, and a new passphrase: the frame of invitation and recovery."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.page import PageHeader
from komma_desk.ui.shell.entry_window import EntryWindow
from komma_desk.ui.shell.new_passphrase import NewPassphrase
from komma_desk.ui.shell.recovery_codes import RecoveryCodes
from komma_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeAnswer:
    """What was typed; secrets are not shown in its text form."""

    login: str
    code: str = field(repr=False)
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeTexts:
    """The words of such a window, as message ids."""

    title: str
    explanation: str
    code: str
    code_help: str
    code_missing: str
    deed: str
    done: str


class CodeWindow(EntryWindow):
    """Asks and hands over; the owner answers with `show_problem`, `show_done` or closes it."""

    TEXTS: ClassVar[CodeTexts]

    cancelled = Signal()
    answered = Signal(object)
    """Carries `CodeAnswer`."""

    def __init__(self, store_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store_name = store_name
        self.rebuild()

    def build(self) -> None:
        super().build()
        texts = self.TEXTS
        self.setWindowTitle(f"{_(texts.title)} – {self._store_name}")
        self.login, self.code = QLineEdit(), QLineEdit()
        self.fields = FieldColumn()
        self.add_code_fields()
        self.passphrase = NewPassphrase(self.fields)
        self._progress = QProgressBar(textVisible=False)
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(_("Your keys are being made …"))
        self._progress.hide()
        self.deed = Button(_(texts.deed), ButtonKind.PRIMARY, "check")
        self.deed.clicked.connect(self._try)
        self._back = Button(_("&Back to sign-in"))
        self._back.clicked.connect(self.cancelled)
        self.form.addWidget(PageHeader(_(texts.title), _(texts.explanation)))
        self.form.addWidget(self.notice)
        self._card = Card()
        self._card.add(self.fields)
        self._card.add(self._progress)
        self.form.addWidget(self._card)
        self.form.addStretch(1)
        self.footer.addWidget(self._back)
        self.footer.push_right()
        self.footer.addWidget(self.deed)

    def add_code_fields(self) -> None:
        """Who it is and what opens; the new passphrase comes after them."""
        texts = self.TEXTS
        self.fields.add("login", _("&Login"), self.login, required=True)
        self.fields.add(
            "code", _(texts.code), self.code, required=True, help_text=_(texts.code_help)
        )

    def first_field(self) -> QWidget:
        return self.login

    def _try(self) -> None:
        self.hide_problem()
        errors = {**self.passphrase.errors(), **self.missing()}
        if not self.fields.show_errors(errors):
            self._show_working(working=True)
            self.answered.emit(self.answer())

    def missing(self) -> dict[str, str]:
        """What has to be filled in yet, by the keys of the fields."""
        errors = {}
        if not self.login.text().strip():
            errors["login"] = _("Please enter your login.")
        if not self.code.text().strip():
            errors["code"] = _(self.TEXTS.code_missing)
        return errors

    def answer(self) -> object:
        return CodeAnswer(
            login=self.login.text().strip(),
            code=self.code.text().strip(),
            passphrase=self.passphrase.passphrase(),
        )

    def show_done(self, recovery_code: str, go_on: Callable[[], None]) -> None:
        """Show the new recovery code once; `go_on` opens the desk when it is put away."""
        self._show_working(working=False)
        self.languages.hide()
        self.fields.hide()
        self._back.hide()
        self.deed.hide()
        codes = RecoveryCodes(_(self.TEXTS.done), {self.login.text().strip(): recovery_code})
        self._card.add(codes)
        further = Button(_("&Open the desk"), ButtonKind.PRIMARY)
        further.setEnabled(False)
        further.clicked.connect(lambda: go_on())  # noqa: PLW0108 -- Qt would hand over `checked`
        self.footer.addWidget(further)
        codes.saved.toggled.connect(further.setEnabled)
        codes.saved.setFocus()

    def show_problem(self, sentence: str, title: str = "") -> None:
        self._show_working(working=False)
        super().show_problem(sentence, title)

    def _show_working(self, *, working: bool) -> None:
        self._progress.setVisible(working)
        for part in (self.fields, self.deed, self._back):
            part.setEnabled(not working)
