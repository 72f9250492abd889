"""The return code of an anonymous person: shown, written down, and two of its words asked back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from komma_desk.ui.form.on_paper import print_lines
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.secret_clipboard import secret_clipboard
from komma_desk.ui.parts.secret_texts import SecretLabel, SecretLine
from komma_desk.usecases.form_deeds import ShownCode
from komma_desk.words import _


class CodeCard(Card):
    """What is asked back cannot be read off the screen: the code is hidden by then."""

    turned = Signal()
    """Shown or asked for: the deed under it is another one."""

    def __init__(self) -> None:
        super().__init__(_("Your return code"))
        self._shown: ShownCode | None = None
        self.is_asking = False
        self.body.addWidget(self._part_shown())
        self._asked, self._words = QWidget(), list[QLineEdit]()
        self._fields = FieldColumn(columns=2)
        column = QVBoxLayout(self._asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(
            PlainLabel(_("Please read these two words off your note. It shows that you have it."))
        )
        column.addWidget(self._fields)
        self.again = Button(_("Show the code a&gain"), ButtonKind.QUIET, "eye")
        self.again.clicked.connect(self.show_again)
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addStretch(1)
        column.addLayout(row)
        self.body.addWidget(self._asked)
        self._asked.hide()

    def _part_shown(self) -> QWidget:
        self._seen = QWidget()
        self.code = SecretLabel()
        self.code.setObjectName("return_code")
        self.copy = Button(_("&Copy"), icon_name="copy")
        self.copy.clicked.connect(lambda: secret_clipboard().copy(self.code.text()))
        self.paper = Button(_("&Print …"), icon_name="print")
        self.paper.clicked.connect(self._print)
        words = _(
            "Only with it can you read the answer. It is shown now and never again, and nobody "
            "can give it anew. Please write it down and keep it where only you look."
        )
        deeds = QHBoxLayout()
        deeds.setSpacing(12)
        for button in (self.copy, self.paper):
            deeds.addWidget(button)
        hint = _("A copy leaves the clipboard after half a minute; a printer may keep its own.")
        deeds.addWidget(PlainLabel(hint, TextKind.SMALL), 1)
        column = QVBoxLayout(self._seen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Alert(Tone.WARNING, words, _("Write these eight words down")))
        column.addWidget(self.code)
        column.addLayout(deeds)
        return self._seen

    def show_code(self, shown: ShownCode) -> None:
        self._shown = shown
        self.code.setText(shown.code)
        self.code.setAccessibleName(_("Return code: {code}").format(code=shown.code))
        self._words = []
        fresh = FieldColumn(columns=2)
        for number in shown.asked:
            line = SecretLine()
            self._words.append(line)
            fresh.add(str(number), _("&{n}. word").format(n=number), line, required=True)
        layout = self._asked.layout()
        assert layout is not None
        layout.replaceWidget(self._fields, fresh)
        self._fields.deleteLater()
        self._fields = fresh
        self.show_again()

    def forget(self) -> None:
        """The code was used, or will not be."""
        self._shown = None
        self.code.setText("")
        self.code.setAccessibleName("")
        for line in self._words:
            line.clear()
        secret_clipboard().take_back()

    def given(self) -> str:
        """The code, empty while none came."""
        return self._shown.code if self._shown else ""

    def show_again(self) -> None:
        self._turn(asking=False)
        self.code.setFocus()

    def ask_back(self) -> None:
        self._turn(asking=True)
        if self._words:
            self._words[0].setFocus()

    def is_told(self) -> bool:
        """Whether both words are right; what is not is said beside its field."""
        if self._shown is None:
            return False
        wrong = {
            str(number): _("This is another word. Please compare it with your note.")
            for number, line in zip(self._shown.asked, self._words, strict=True)
            if line.text().strip().lower() != self._shown.word(number)
        }
        return not self._fields.show_errors(wrong)

    def _turn(self, *, asking: bool) -> None:
        self.is_asking = asking
        self._seen.setVisible(not asking)
        self._asked.setVisible(asking)
        self.turned.emit()

    def _print(self) -> None:
        lines = (
            _("Return code for the answer to a report"),
            self.code.text(),
            _("Keep it where only you look. Nobody can give it anew."),
        )
        print_lines(self, lines)
