"""The page of lists, on a store in memory: everything can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.code_list import Code, CodeEntry
from komma_desk.domain.own_question import AnswerKind
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.lists.entry_dialog import EntryDialog
from komma_desk.ui.lists.last_day_dialog import LastDayDialog
from komma_desk.ui.lists.list_side import QUESTIONS
from komma_desk.ui.lists.question_dialog import QuestionDialog
from komma_desk.ui.parts.toast import Toast
from komma_desk.usecases.commands.save_code_entry import SaveCodeEntry
from komma_desk.words import Bilingual, Language, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.lists_office import CODE, POOL, Office, choose, dialog_of, undo
from tests.ui.typing_text import type_text


@pytest.fixture
def office(background: Background, spoken: list[Exception], qtbot: QtBot) -> Office:
    return Office(background, spoken, qtbot)


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
    assert page.entries.table.key() == CODE
    assert page.entries.change.isEnabled()
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
