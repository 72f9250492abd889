"""Questions of the office's own on the page of lists: asked, tried, moved, ended, undone."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.own_question import AnswerKind
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.lists.question_dialog import QuestionDialog
from komma_desk.ui.parts.toast import Toast
from komma_desk.usecases.commands.save_own_question import SaveOwnQuestion
from komma_desk.words import Bilingual
from tests.ui.accessibility import complaints_about
from tests.ui.lists_office import POOL, Office, dialog_of, undo
from tests.ui.typing_text import type_text


@pytest.fixture
def office(background: Background, spoken: list[Exception], qtbot: QtBot) -> Office:
    return Office(background, spoken, qtbot)


def test_a_question_is_added_with_answers_and_shown_as_the_form_asks_it(office: Office) -> None:
    page = office.page()
    assert page.questions.empty.isVisible()
    page.questions.add.click()
    dialog = dialog_of(page, QuestionDialog)
    type_text(dialog.german, "Welche Linie?")
    assert not dialog.choices.isVisible()
    dialog.kind.set_code(AnswerKind.ONE_OF)
    assert dialog.choices.isVisible()
    dialog.choices.setPlainText("Bus")
    dialog.deed.click()
    office.until(lambda: bool(dialog.fields.row("choices").error()))
    dialog.choices.setPlainText("Bus\n\nBahn")
    dialog.choices_english.setPlainText("Bus\n\nTrain")
    dialog.deed.click()
    office.until(lambda: len(office.asked()) == 1)
    assert [each.label.en for each in office.asked()[0].choices] == ["Bus", "Train"]
    office.until(lambda: page.questions.table.rowCount() == 1)
    page.questions.table.selectRow(0)
    assert page.questions.preview.row is not None


@pytest.mark.parametrize("kind", AnswerKind)
def test_each_kind_of_question_can_be_tried(office: Office, kind: AnswerKind) -> None:
    choices = (POOL, Bilingual(de="Bus", en="Bus"))
    office.admin.perform(SaveOwnQuestion(words=POOL, kind=kind, choices=choices))
    page = office.page()
    office.until(lambda: page.questions.table.rowCount() == 1)
    page.questions.table.selectRow(0)
    assert page.questions.preview.row is not None
    assert complaints_about(page) == []


def test_questions_move_end_and_come_back(office: Office) -> None:
    for words in ("A?", "B?"):
        office.admin.perform(
            SaveOwnQuestion(words=Bilingual(de=words, en=""), kind=AnswerKind.TEXT)
        )
    page = office.page()
    office.until(lambda: page.questions.table.rowCount() == 2)
    page.questions.table.selectRow(1)
    assert not page.questions.down.isEnabled()
    page.questions.up.click()
    office.until(lambda: [each.words.de for each in office.asked()] == ["B?", "A?"])
    office.until(page.questions.down.isEnabled)
    page.questions.end.click()
    today = office.bench.clock.today()
    office.until(lambda: not office.asked()[0].is_asked(today))
    office.until(lambda: bool(page.window().findChildren(Toast)))
    undo(page)
    office.until(lambda: office.asked()[0].is_asked(today))


def test_a_question_is_changed_and_its_words_come_back(office: Office) -> None:
    office.admin.perform(SaveOwnQuestion(words=POOL, kind=AnswerKind.TEXT))
    page = office.page()
    office.until(lambda: page.questions.table.rowCount() == 1)
    page.questions.table.selectRow(0)
    page.questions.change.click()
    dialog = dialog_of(page, QuestionDialog)
    dialog.german.setText("Freibad?")
    dialog.deed.click()
    office.until(lambda: office.asked()[0].words.de == "Freibad?")
    office.until(lambda: bool(page.window().findChildren(Toast)))
    undo(page)
    office.until(lambda: office.asked()[0].words == POOL)
