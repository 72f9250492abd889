"""How the long report asks a question: the same parts, to try, and nothing of it is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from komma_desk.domain.own_question import AnswerKind, OwnQuestion
from komma_desk.ui.parts.choices import CheckColumns, Choice, CodeCombo, RadioRow
from komma_desk.ui.parts.fields import FieldRow
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _


class QuestionPreview(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(PlainLabel(_("This is how the form asks it"), TextKind.SMALL))
        self.row: FieldRow | None = None
        self._column.addStretch(1)

    def show_question(self, question: OwnQuestion | None) -> None:
        if self.row is not None:
            self._column.removeWidget(self.row)
            self.row.hide()
            self.row.deleteLater()
            self.row = None
        if question is not None:
            self.row = FieldRow(question.words.spoken(), _part_for(question))
            self._column.insertWidget(1, self.row)
        self.setVisible(question is not None)


def _part_for(question: OwnQuestion) -> QWidget:
    choices = [Choice(each.code, each.label.spoken()) for each in question.choices]
    match question.kind:
        case AnswerKind.YES_NO:
            return RadioRow([Choice("yes", _("Yes")), Choice("no", _("No"))])
        case AnswerKind.ONE_OF:
            return CodeCombo(choices, _("Please choose"))
        case AnswerKind.SEVERAL:
            return CheckColumns(choices)
        case AnswerKind.TEXT:
            return QLineEdit()
