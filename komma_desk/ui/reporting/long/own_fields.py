"""The office's own questions: each answered in its kind, with the words as they were asked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from komma_desk.domain.code_list import Code
from komma_desk.domain.incident_details import OwnAnswer, OwnChoice
from komma_desk.domain.own_question import AnswerKind, OwnQuestion
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.choices import Choice
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.ui.reporting.long.answer_field import AnswerField
from komma_desk.ui.reporting.long.choice_fields import OneOfField, SeveralField, YesNoField
from komma_desk.ui.reporting.long.text_fields import ParagraphsField
from komma_desk.words import Bilingual, _

YES = OwnChoice(code=Code("yes"), label=Bilingual(de="Ja", en="Yes"))
NO = OwnChoice(code=Code("no"), label=Bilingual(de="Nein", en="No"))


class OwnField(AnswerField):
    """Gives an `OwnAnswer`, or None."""

    def __init__(self, question: OwnQuestion) -> None:
        super().__init__()
        self._question = question
        self._labels = {each.code: each.label for each in question.choices}
        choices = [Choice(str(each.code), each.label.spoken()) for each in question.choices]
        self.field: AnswerField
        match question.kind:
            case AnswerKind.TEXT:
                self.field = ParagraphsField()
            case AnswerKind.YES_NO:
                self.field = YesNoField()
            case AnswerKind.ONE_OF:
                self.field = OneOfField(choices, self._name_of)
            case AnswerKind.SEVERAL:
                self.field = SeveralField(choices, self._name_of)
        self._hold(self.field)
        self.field.changed.connect(self._said)

    def answer(self) -> OwnAnswer | None:
        said = self.field.answer()
        asked = OwnAnswer(question=self._question.code, asked=self._question.words)
        if said in (None, "", frozenset()):
            return None
        if isinstance(said, str) and self._question.kind is AnswerKind.TEXT:
            return OwnAnswer(question=asked.question, asked=asked.asked, text=said)
        return OwnAnswer(question=asked.question, asked=asked.asked, chosen=self._chosen(said))

    def _chosen(self, said: bool | Code | frozenset[Code]) -> tuple[OwnChoice, ...]:
        if isinstance(said, bool):
            return (YES if said else NO,)
        codes = {said} if isinstance(said, str) else said
        order = list(self._labels)
        known = sorted(codes, key=lambda code: order.index(code) if code in order else len(order))
        return tuple(OwnChoice(code=code, label=self._labels[code]) for code in known)

    def _fill_in(self, answer: OwnAnswer | None) -> None:
        chosen = answer.chosen if answer else ()
        self._labels |= {each.code: each.label for each in chosen}
        codes = [each.code for each in chosen]
        kind = self._question.kind
        if kind is AnswerKind.TEXT:
            self.field.show_answer(answer.text if answer else "")
        elif kind is AnswerKind.YES_NO:
            self.field.show_answer(
                {YES.code: True, NO.code: False}.get(codes[0]) if codes else None
            )
        elif kind is AnswerKind.ONE_OF:
            self.field.show_answer(codes[0] if codes else None)
        else:
            self.field.show_answer(frozenset(codes))

    def _name_of(self, code: Code) -> str:
        label = self._labels.get(code)
        return label.spoken() if label else str(code)


class KeptAnswer(QWidget):
    """An answer to a question that is asked no more: to be read, and to be taken back."""

    taken_back = Signal()

    def __init__(self, answer: OwnAnswer) -> None:
        super().__init__()
        chosen = ", ".join(each.label.spoken() for each in answer.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(answer.text or chosen), 1)
        remove = Button(_("Remove"), ButtonKind.QUIET)
        remove.clicked.connect(self.taken_back)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocusProxy(remove)
