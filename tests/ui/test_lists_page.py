"""The page of lists and questions, on a store in memory: everything can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from komma_desk.domain.code_list import Code, CodeEntry, CodeLists
from komma_desk.domain.own_question import AnswerKind, OwnQuestion
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.lists.entry_dialog import EntryDialog
from komma_desk.ui.lists.last_day_dialog import LastDayDialog
from komma_desk.ui.lists.list_side import QUESTIONS
from komma_desk.ui.lists.lists_page import ListsPage, build_lists_page
from komma_desk.ui.lists.question_dialog import QuestionDialog
from komma_desk.ui.parts.toast import Toast
from komma_desk.usecases.commands.save_code_entry import SaveCodeEntry
from komma_desk.usecases.commands.save_own_question import SaveOwnQuestion
from komma_desk.usecases.queries.own_questions import OwnQuestions
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import Bilingual, Language, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.typing_text import type_text
from tests.usecases.workbench import Workbench

POOL = Bilingual(de="Hallenbad", en="Indoor pool")
CODE = Code("OWN_HALLENBAD")


class Office:
    """A page over a store in memory, and what stands in that store."""

    def __init__(self, background: Background, spoken: list[Exception], qtbot: QtBot) -> None:
        self.bench, self.qtbot = Workbench(), qtbot
        self.admin = self.bench.at(Role.ADMINISTRATOR)
        self.counter = Counter(self.admin, background, spoken.append)
        self.questions = Questions(self.admin, background, spoken.append)

    def page(self) -> ListsPage:
        page = build_lists_page(self.counter, self.questions, today=self.bench.clock.today)
        self.qtbot.addWidget(page)
        page.resize(1146, 700)
        page.show()
        self.qtbot.waitUntil(lambda: page.side.count() > 1)
        return page

    def entry(self, list_id: str, code: Code = CODE) -> CodeEntry | None:
        lists: CodeLists = self.admin.ask(Vocabulary())
        return lists[list_id].entry(code)

    def asked(self) -> tuple[OwnQuestion, ...]:
        found: tuple[OwnQuestion, ...] = self.admin.ask(OwnQuestions())
        return found

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)


@pytest.fixture
def office(background: Background, spoken: list[Exception], qtbot: QtBot) -> Office:
    return Office(background, spoken, qtbot)


def choose(page: ListsPage, key: str, entry: str = "") -> None:
    for row in range(page.side.count()):
        if page.side.item(row).data(Qt.ItemDataRole.UserRole) == key:
            page.side.setCurrentRow(row)
    assert page.side.key() == key
    page.entries.table.choose(entry)


Kind = TypeVar("Kind", bound=QDialog)


def dialog_of(page: ListsPage, kind: type[Kind]) -> Kind:
    found = page.findChildren(kind)
    assert len(found) == 1
    return found[0]


def undo(page: ListsPage) -> None:
    (toast,) = page.window().findChildren(Toast)
    assert toast._back.isVisibleTo(toast)
    toast._back.click()


def test_an_entry_is_added_and_taken_back(office: Office) -> None:
    page = office.page()
    choose(page, "place")
    page.entries.add.click()
    dialog = dialog_of(page, EntryDialog)
    type_text(dialog.german, POOL.de)
    dialog.deed.click()
    office.until(lambda: office.entry("place") is not None)
    office.until(lambda: "OWN_HALLENBAD" in page.entries.table._keys)
    assert page.entries.preview.findData(CODE) >= 0
    undo(page)
    office.until(lambda: page.entries.preview.findData(CODE) < 0)
    entry = office.entry("place")
    assert entry is not None
    assert not entry.is_choosable(office.bench.clock.today())


def test_an_entry_is_changed_and_its_words_come_back(office: Office) -> None:
    office.admin.perform(SaveCodeEntry(list_id="place", label=POOL))
    page = office.page()
    choose(page, "place", CODE)
    page.entries.change.click()
    dialog = dialog_of(page, EntryDialog)
    assert dialog.german.text() == POOL.de
    dialog.german.setText("Freibad")
    dialog.begins.setText("2027-01-01")
    dialog.deed.click()
    changed = Bilingual(de="Freibad", en=POOL.en)
    office.until(lambda: (office.entry("place") or _NONE).label == changed)
    assert (office.entry("place") or _NONE).valid_from == date(2027, 1, 1)
    office.until(lambda: bool(page.window().findChildren(Toast)))
    undo(page)
    office.until(lambda: (office.entry("place") or _NONE).label == POOL)


_NONE = CodeEntry(code=Code(""), label=Bilingual(de="", en=""))


def test_one_of_ours_is_offered_no_more_and_again(office: Office) -> None:
    page, worship = office.page(), Code("WORSHIP")
    choose(page, "place", worship)
    assert not page.entries.change.isEnabled()
    page.entries.end.click()
    office.until(lambda: page.entries.preview.findData(worship) < 0)
    office.until(page.entries.bring_back.isEnabled)
    assert page.entries.table.key() == worship
    page.entries.bring_back.click()
    office.until(lambda: page.entries.preview.findData(worship) >= 0)


def test_a_last_day_is_set(office: Office) -> None:
    page, worship = office.page(), Code("WORSHIP")
    choose(page, "place", worship)
    page.entries.last_day.click()
    dialog = dialog_of(page, LastDayDialog)
    dialog.day.setText("morgen")
    dialog.deed.click()
    assert dialog.row.error()
    dialog.day.setText("2026-12-31")
    dialog.deed.click()
    office.until(
        lambda: (office.entry("place", worship) or _NONE).valid_until == date(2026, 12, 31)
    )


def test_an_own_form_must_say_what_it_counts_as(office: Office) -> None:
    page = office.page()
    choose(page, "form")
    page.entries.add.click()
    dialog = dialog_of(page, EntryDialog)
    type_text(dialog.german, POOL.de)
    dialog.deed.click()
    office.until(lambda: bool(dialog.fields.row("counts_as").error()))
    dialog.counts_as.set_code("THREAT")
    dialog.deed.click()
    office.until(lambda: (office.entry("form") or _NONE).counts_as == "THREAT")


def test_a_label_that_is_there_already_is_said_beside_it(office: Office) -> None:
    page = office.page()
    choose(page, "place")
    page.entries.add.click()
    dialog = dialog_of(page, EntryDialog)
    dialog.german.setText("Büro, Amtsgebäude")
    dialog.deed.click()
    office.until(lambda: bool(dialog.fields.row("german").error()))
    dialog.begins.setText("bald")
    dialog.deed.click()
    assert dialog.fields.row("begins").error()


def test_a_list_that_stays_says_why_and_offers_no_deed(office: Office) -> None:
    page = office.page()
    choose(page, "consent", "contact")
    assert page.entries.fixed.isVisible()
    assert page.entries.fixed.text()
    for deed in (page.entries.add, page.entries.end, page.entries.change):
        assert not deed.isVisible()


def test_a_list_without_entries_says_what_to_do(office: Office) -> None:
    page = office.page()
    choose(page, "unit")
    assert page.entries.empty.isVisible()
    assert page.entries.add.isVisible()
    assert not page.entries.preview.isVisible()


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


def test_what_was_written_by_hand_is_said_on_the_page(office: Office) -> None:
    office.admin.perform(SaveCodeEntry(list_id="place", label=POOL))
    kept = office.bench.desk.content.office.own_entries
    kept.update({place: replace(each, content="{}") for place, each in kept.items()})
    page = office.page()
    office.until(page.doubtful.isVisible)
    assert "1" in page.doubtful.text()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", [QUESTIONS, "place", "form", "consent", "unit"])
def test_nobody_stumbles_over_the_page(office: Office, key: str, language: Language) -> None:
    use_language(language)
    page = office.page()
    choose(page, key)
    assert complaints_about(page) == []


@pytest.mark.parametrize("language", Language)
def test_nobody_stumbles_over_the_dialogs(office: Office, language: Language) -> None:
    use_language(language)
    page = office.page()
    choose(page, "form")
    page.entries.add.click()
    assert complaints_about(dialog_of(page, EntryDialog)) == []
    choose(page, QUESTIONS)
    page.questions.add.click()
    dialog = dialog_of(page, QuestionDialog)
    dialog.kind.set_code(AnswerKind.SEVERAL)
    assert complaints_about(dialog) == []
