"""Which answer, and what opens it: the return code, or the passphrase chosen with the name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from komma_desk.domain.errors import Refusal
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.form.busy_line import BusyLine
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.card_choice import ask_for_file
from komma_desk.ui.parts.choices import Choice, RadioRow
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.passphrase_field import PassphraseField
from komma_desk.ui.parts.secret_texts import SecretLine
from komma_desk.usecases.form_deeds import OpenAnswer, OpenedAnswer, ReplySecret
from komma_desk.words import _

CODE, PASSPHRASE = "code", "passphrase"


class AnswerDialog(QDialog):
    opened = Signal(object, object)
    """The `OpenedAnswer`, and the `ReplySecret` that letters to the office are signed with."""

    def __init__(self, questions: Questions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Open an answer"))
        self.setMinimumWidth(600)
        self._questions = questions.for_page(self)
        self.problem = Alert(Tone.WARNING)
        self.problem.hide()
        self.file = QLineEdit()
        self.choose = Button(_("&Choose …"))
        self.choose.clicked.connect(self._choose)
        self._file_row = FieldRow(_("&File of the office (*.komma-answer)"), self._file_line())
        self.file.setAccessibleName(_("File of the office (*.komma-answer)"))
        self.way = RadioRow(
            [Choice(CODE, _("Return code")), Choice(PASSPHRASE, _("Name and passphrase"))]
        )
        self.way.set_code(CODE)
        self.way.picked.connect(self._settle)
        self.code, self.passphrase = SecretLine(), PassphraseField()
        self._secrets = QStackedWidget()
        help_text = _("Eight words; capital letters and gaps do not matter.")
        self._code_row = FieldRow(_("Your return c&ode"), self.code, help_text=help_text)
        self._passphrase_row = FieldRow(_("Your &passphrase"), self.passphrase)
        for row in (self._code_row, self._passphrase_row):
            self._secrets.addWidget(row)
        self.deed = Button(_("Open the &answer"), ButtonKind.PRIMARY)
        self.deed.clicked.connect(self._open)
        self.code.returnPressed.connect(self._open)
        self.passphrase.return_pressed.connect(self._open)
        column = dialog_column(self)
        column.addWidget(PlainLabel(_("Open an answer"), TextKind.SECTION))
        column.addWidget(PlainLabel(_("Nothing of it is kept on this computer."), TextKind.MUTED))
        for part in (self.problem, self._file_row, FieldRow(_("How did you report?"), self.way)):
            column.addWidget(part)
        self.busy = BusyLine()
        column.addWidget(self._secrets)
        column.addWidget(self.busy)
        put_deeds(self, deed_row(way_back(self), self.deed))
        self.file.setFocus()

    def _file_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.file, 1)
        row.addWidget(self.choose)
        line.setFocusProxy(self.file)
        return line

    def _choose(self) -> None:
        kind = _("Answers of an office (*.komma-answer)")
        ask_for_file(self, _("Choose the answer"), kind, self.take_file)

    def take_file(self, path: Path) -> None:
        self.file.setText(str(path))
        self._field().setFocus()

    def _settle(self) -> None:
        by_code = self.way.code() == CODE
        self._secrets.setCurrentWidget(self._code_row if by_code else self._passphrase_row)

    def _field(self) -> QWidget:
        return self.code if self.way.code() == CODE else self.passphrase

    def _secret(self) -> ReplySecret:
        if self.way.code() == CODE:
            return ReplySecret(code=self.code.text().strip())
        return ReplySecret(passphrase=self.passphrase.passphrase())

    def _open(self) -> None:
        secret = self._secret()
        missing = not self.file.text().strip()
        self._file_row.show_error(
            _("Please choose the file the office gave you.") if missing else ""
        )
        empty = secret == ReplySecret()
        for row in (self._code_row, self._passphrase_row):
            row.show_error(_("Without it the answer stays closed.") if empty else "")
        if missing or empty:
            (self.file if missing else self._field()).setFocus()
            return
        self.problem.hide()
        self._show_busy(busy=True)
        self._questions.ask(
            OpenAnswer(file=Path(self.file.text().strip()), secret=secret),
            lambda answer: self._opened(answer, secret),
            refused=self._refused,
            finally_=self._ended,
            saying=_("The answer is being opened"),
        )

    def _opened(self, answer: OpenedAnswer, secret: ReplySecret) -> None:
        self.opened.emit(answer, secret)
        self.accept()

    def _refused(self, refusal: Refusal) -> None:
        self.problem.show_notice(Tone.WARNING, refusal.spoken(), _("The answer stays closed"))
        self.problem.show()
        self.problem.speak()
        self._field().setFocus()

    def _ended(self) -> None:
        self._show_busy(busy=False)

    def _show_busy(self, *, busy: bool) -> None:
        self.busy.show_busy(busy=busy)
        self.deed.setEnabled(not busy)
