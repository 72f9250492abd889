"""What a rehearsed step asks: its fields, filled in beforehand, and who agrees to an exception."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from komma_desk.domain.code_list import CodeLists
from komma_desk.domain.procedure.definition import Step
from komma_desk.domain.procedure.probes import PLAYER_NAMES, Player
from komma_desk.domain.procedure.vocabulary import EXCEPTIONS
from komma_desk.ui.cases.step_form import StepForm
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.words import _


class RehearsedStepDialog(QDialog):
    wanted = Signal(object, object)
    """The facts by field, and the Player who agrees to the exception (or None)."""

    def __init__(
        self,
        step: Step,
        lists: CodeLists,
        known: Mapping[str, str],
        seconds: Sequence[Player],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(step.title.spoken())
        self.setMinimumWidth(460)
        self.problem = Alert(Tone.WARNING)
        self.problem.hide()
        self.form = StepForm(step, lists, known)
        self.second = CodeCombo([Choice(one.value, _(PLAYER_NAMES[one])) for one in seconds])
        self._asks_second = bool(seconds)
        column = dialog_column(self)
        if step.confirm is not None:
            column.addWidget(PlainLabel(step.confirm.spoken()))
        column.addWidget(self.problem)
        if seconds:
            assert step.exception is not None
            fields = FieldColumn()
            fields.add("second", _("Who agrees as the second person"), self.second)
            self.second.set_code(seconds[0].value)
            column.addWidget(PlainLabel(EXCEPTIONS[step.exception.when].spoken()))
            column.addWidget(fields)
        column.addWidget(self.form)
        self.deed = Button(_("Take the step"), ButtonKind.PRIMARY)
        self.deed.setDefault(True)
        self.deed.clicked.connect(self._go)
        put_deeds(self, deed_row(way_back(self), self.deed))
        (self.second if seconds else self.form if self.form.names() else self.deed).setFocus()

    def show_refusal(self, why: str) -> None:
        self.problem.show_notice(Tone.WARNING, why)
        self.problem.show()
        self.problem.speak()

    def _go(self) -> None:
        if self.form.complete():
            code = self.second.code() if self._asks_second else ""
            self.wanted.emit(self.form.facts(), Player(code) if code else None)
