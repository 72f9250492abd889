"""A question of the office's own: its words, how it is answered, and where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

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
from komma_desk.ui.lists.bilingual_lines import Lines, paired
from komma_desk.ui.lists.lists_presenter import ListsPresenter
from komma_desk.ui.lists.own_dialog import OwnDialog
from komma_desk.ui.parts.choices import Choice, CodeCombo
from komma_desk.usecases.commands.save_own_question import SaveOwnQuestion
from komma_desk.words import _

_WIDTH = 680
_FIELD_OF: dict[type[Refusal], str] = {
    TextMissing: "german",
    TextNotAccepted: "german",
    ChoicesMissing: "choices",
    TooManyChoices: "choices",
    TwoAnswersAlike: "choices",
}


class QuestionDialog(OwnDialog):
    def __init__(
        self, presenter: ListsPresenter, question: OwnQuestion | None, parent: QWidget
    ) -> None:
        super().__init__(
            _("New question") if question is None else _("Change a question"),
            _("&Save question"),
            width=_WIDTH,
            longest=LONGEST_QUESTION,
            field_of=_FIELD_OF,
            parent=parent,
        )
        self._presenter, self._question = presenter, question
        self.kind = CodeCombo([Choice(each, _(ANSWER_KIND_WORDS[each])) for each in AnswerKind])
        self.section = CodeCombo([Choice(each, _(ASKED_ABOUT_WORDS[each])) for each in AskedAbout])
        self.choices, self.choices_english = Lines(), Lines()
        self._add_fields()
        self._fill()
        self.kind.picked.connect(lambda _code: self._settle())
        self._settle()
        self.lay_out()

    def _add_fields(self) -> None:
        add = self.fields.add
        add("german", _("&German words"), self.german, required=True, wide=True)
        add("english", _("&English words"), self.english, wide=True)
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
        self.show_words(question.words, question.valid_from)
        self.choices.setPlainText("\n".join(each.label.de for each in question.choices))
        self.choices_english.setPlainText("\n".join(each.label.en for each in question.choices))

    def _settle(self) -> None:
        """Answers are asked for where there is something to choose."""
        wanted = AnswerKind(self.kind.code() or AnswerKind.TEXT).has_choices
        for key in ("choices", "choices_english"):
            self.fields.row(key).setVisible(wanted)

    def hand_over(self, done: Callable[[], None], refused: Callable[[Refusal], None]) -> None:
        self._presenter.save_question(self._command(), self._question, done, refused)

    def _command(self) -> SaveOwnQuestion:
        return SaveOwnQuestion(
            words=self.label(),
            kind=AnswerKind(self.kind.code() or AnswerKind.TEXT),
            code=self._question.code if self._question else None,
            choices=paired(self.choices.lines(), self.choices_english.lines()),
            section=AskedAbout(self.section.code() or AskedAbout.INCIDENT),
            valid_from=self.begins.day(),
        )
