"""The answer to somebody without an account: what is said to her leaves as a sealed file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from komma_desk.domain.case import Case
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.file_target import ask_for_target
from komma_desk.words import _

_ENDING = ".komma-answer"


class AnswerFileBox(Alert):
    """Takes no room where the reporting person has an account."""

    wanted = Signal(object)
    """The `Path` the answer file is to be saved under."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Tone.INFO, parent=parent)
        self._number = ""
        self.save = Button(_("Save the answer file …"))
        self.save.clicked.connect(self._ask)
        self.add(self.save)
        self.hide()

    def show_case(self, case: Case) -> None:
        self._number = case.number
        self.setVisible(case.reply is not None)
        text = _(
            "Your answers are kept here. Save them as an answer file and give it to her, by mail "
            "or stick: it holds where the case stands and all that was said. Only her return code "
            "or passphrase opens it."
        )
        self.show_notice(Tone.INFO, text, _("The reporting person has no account"))

    def show_busy(self, busy: bool) -> None:
        self.save.setEnabled(not busy)

    def _ask(self) -> None:
        name = _("Answer {number}").format(number=self._number) + _ENDING
        kind = _("Answer file (*.komma-answer)")
        ask_for_target(self, _("Save the answer file"), name, kind, self._take)

    def _take(self, target: Path) -> None:
        self.wanted.emit(target)
