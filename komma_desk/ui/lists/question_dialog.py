"""A question of the office's own: its words, how it is answered, and where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from komma_desk.domain.errors import Refusal
from komma_desk.domain.own_question import (
    ANSWER_KIND_WORDS,
    ASKED_ABOUT_WORDS,
    LONGEST_QUESTION,
    AnswerKind,
    AskedAbout,
    ChoicesMissing,
    OwnQuestion,
    TooManyChoices,
    TwoAnswersAlike,
)
from komma_desk.domain.text import TextMissing, TextNotAccepted
from komma_desk.ui.cases.day_field import DayField
from komma_desk.ui.lists.bilingual_lines import Lines, paired
from komma_desk.ui.lists.lists_presenter import ListsPresenter
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.ui.parts.dialog_frame import deed_row, dialog_column, put_deeds, way_back
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.usecases.commands.save_own_question import SaveOwnQuestion
from komma_desk.words import Bilingual, _

_WIDTH = 680
_FIELD_OF = {
    TextMissing: "german",
    TextNotAccepted: "german",
    ChoicesMissing: "choices",
    TooManyChoices: "choices",
    TwoAnswersAlike: "choices",
}


class QuestionDialog(QDialog):
    def __init__(
        self, presenter: ListsPresenter, question: OwnQuestion | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._presenter, self._question = presenter, question
        title = _("New question") if question is None else _("Change a question")
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.german, self.english = QLineEdit(), QLineEdit()
        for line in (self.german, self.english):
            line.setMaxLength(LONGEST_QUESTION)
        self.kind = CodeCombo([Choice(each, _(ANSWER_KIND_WORDS[each])) for each in AnswerKind])
        self.section = CodeCombo([Choice(each, _(ASKED_ABOUT_WORDS[each])) for each in AskedAbout])
        self.choices, self.choices_english = Lines(), Lines()
        self.begins = DayField()
        self.fields = FieldColumn(2)
        self._add_fields()
        self.problem = Alert(Tone.WARNING)
        self.problem.hide()
        self.back = way_back(self)
        self.deed = Button(_("&Save question"), ButtonKind.PRIMARY)
        self.deed.clicked.connect(self._save)
        column = dialog_column(self)
        for part in (PlainLabel(title, TextKind.SECTION), self.fields, self.problem):
            column.addWidget(part)
        column.addStretch(1)
        put_deeds(self, deed_row(self.back, self.deed))
        self._fill()
        self.kind.picked.connect(lambda _code: self._settle())
        self._settle()
        self.german.setFocus()

    def _add_fields(self) -> None:
        add = self.fields.add
        add("german", _("&German words"), self.german, required=True, wide=True)
        add("english", _("&English words"), self.english, wide=True)
        self.english.setPlaceholderText(_("Empty: the German words"))
        add("kind", _("&How it is answered"), self.kind)
        add("section", _("&Where it stands"), self.section)
        add("choices", _("&Answers, one a line"), self.choices, required=True)
        add("choices_english", _("Answers in Eng&lish, in the same order"), self.choices_english)
        add("begins", _("Asked &from"), self.begins, help_text=_("Empty: from now on"), wide=True)

    def _fill(self) -> None:
        question = self._question
        self.kind.set_code(question.kind if question else AnswerKind.TEXT)
        self.section.set_code(question.section if question else AskedAbout.INCIDENT)
        if question is None:
            return
        self.german.setText(question.words.de)
        self.english.setText(question.words.en)
        self.choices.setPlainText("\n".join(each.label.de for each in question.choices))
        self.choices_english.setPlainText("\n".join(each.label.en for each in question.choices))
        if question.valid_from is not None:
            self.begins.show_day(question.valid_from.isoformat())

    def _settle(self) -> None:
        """Answers are asked for where there is something to choose."""
        wanted = AnswerKind(self.kind.code() or AnswerKind.TEXT).has_choices
        for key in ("choices", "choices_english"):
            self.fields.row(key).setVisible(wanted)

    def _save(self) -> None:
        self.problem.hide()
        if self.begins.text().strip() and self.begins.day() is None:
            wrong = _("This is not a day; write it like 2026-10-31.")
            self.fields.show_errors({"begins": wrong})
            return
        self.fields.show_errors({})
        self._work(True)
        self._presenter.save_question(self._command(), self._question, self.accept, self._refuse)

    def _command(self) -> SaveOwnQuestion:
        return SaveOwnQuestion(
            words=Bilingual(de=self.german.text(), en=self.english.text()),
            kind=AnswerKind(self.kind.code() or AnswerKind.TEXT),
            code=self._question.code if self._question else None,
            choices=paired(self.choices.lines(), self.choices_english.lines()),
            section=AskedAbout(self.section.code() or AskedAbout.INCIDENT),
            valid_from=self.begins.day(),
        )

    def _refuse(self, problem: Refusal) -> None:
        self._work(False)
        field = _FIELD_OF.get(type(problem))
        if field is not None:
            self.fields.show_errors({field: problem.spoken()})
            return
        self.problem.show_notice(Tone.WARNING, problem.spoken())
        self.problem.show()
        self.problem.speak()

    def _work(self, working: bool) -> None:
        self.fields.setDisabled(working)
        self.deed.setDisabled(working)
