"""What is taken out of a list leaves its neighbour chosen and the cursor in the list."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from komma_desk.domain.code_list import Code
from komma_desk.domain.incident_details import Witness
from komma_desk.domain.own_question import AnswerKind
from komma_desk.domain.partner import Partner
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.lists.list_side import QUESTIONS
from komma_desk.ui.partners.partners_page import PartnersPage, build_partners_page
from komma_desk.ui.procedure_editor.deed_question import DeedQuestion
from komma_desk.ui.procedure_editor.work_at_hand import WorkAtHand
from komma_desk.ui.reporting.long.entry_fields import WitnessesField
from komma_desk.usecases.commands.save_code_entry import SaveCodeEntry
from komma_desk.usecases.commands.save_own_question import SaveOwnQuestion
from komma_desk.words import Bilingual
from tests.fakes.samples import a_partner
from tests.ui.doorways import FakeDoorway
from tests.ui.handover_office import TODAY
from tests.ui.lists_office import CODE, POOL, Office, choose
from tests.ui.procedure_office import STANDARD, ProcedureOffice, opened_page
from tests.ui.reception_room import a_room
from tests.ui.test_partners_page import KeptPartners
from tests.ui.typing_text import press, type_text


@pytest.fixture
def directory(
    doorway: FakeDoorway, counter: Counter, questions: Questions, qtbot: QtBot
) -> PartnersPage:
    kept = KeptPartners(doorway)
    third = a_partner("Caritas", kind=Code("VICTIM_ADVICE"))
    kept.all[third.id] = third
    page = build_partners_page(counter, questions, today=lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.table_model.rowCount() == 3)
    return page


def chosen(page: PartnersPage) -> Partner:
    found = page.table.chosen_row()
    assert isinstance(found, Partner)
    return found


def set_aside(page: PartnersPage, row: int, qtbot: QtBot) -> None:
    before = page.table_model.rowCount()
    page.table.choose(row)
    page.form.retire.setFocus()
    qtbot.waitUntil(page.form.retire.hasFocus)
    QTest.keyClick(page.form.retire, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.table_model.rowCount() == before - 1)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.table)


@pytest.mark.parametrize(("row", "neighbour"), [(0, "Beistand"), (1, "Caritas"), (2, "Beistand")])
def test_after_a_partner_is_set_aside_the_neighbour_is_chosen(
    directory: PartnersPage, qtbot: QtBot, row: int, neighbour: str
) -> None:
    set_aside(directory, row, qtbot)
    assert chosen(directory).name == neighbour
    assert directory.form.name.text() == neighbour


def test_whoever_writes_is_not_led_into_another_entry(
    directory: PartnersPage, doorway: FakeDoorway, qtbot: QtBot
) -> None:
    """Another desk set aside what is read here."""
    directory.table.choose(1)
    directory.form.name.setFocus()
    qtbot.waitUntil(directory.form.name.hasFocus)
    directory.directory.set_active(chosen(directory).id, active=False)
    qtbot.waitUntil(lambda: directory.table_model.rowCount() == 2)
    assert directory.form.name.text() == "Beistand"
    assert directory.form.name.hasFocus()


def test_after_a_new_partner_is_given_up_the_cursor_stands_in_the_table(
    directory: PartnersPage, qtbot: QtBot
) -> None:
    directory.new.click()
    type_text(directory.form.name, "Neu")
    directory.form.discard.setFocus()
    QTest.keyClick(directory.form.discard, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is directory.table)
    assert chosen(directory).name == "Anlauf"


@pytest.mark.parametrize(("place", "beside"), [(0, 1), (1, 2), (2, 1)])
def test_after_a_draft_is_discarded_its_neighbour_lies_on_the_desk(
    doorway: FakeDoorway, counter: Counter, questions: Questions, background: Background,
    qtbot: QtBot, place: int, beside: int,
) -> None:  # fmt: skip
    office, at_hand = ProcedureOffice(doorway), WorkAtHand()
    drafts = [
        office.a_draft(replace(STANDARD, title=Bilingual(de=each, en=each))) for each in "ABC"
    ]
    at_hand.ref = drafts[place]
    page = opened_page(counter, questions, background, at_hand, qtbot)
    page.window().activateWindow()
    page.head.discard.setFocus()
    QTest.keyClick(page.head.discard, Qt.Key.Key_Space)
    (question,) = page.findChildren(DeedQuestion)
    question.deed.click()
    qtbot.waitUntil(lambda: getattr(page.presenter.item(), "id", None) == drafts[beside])
    qtbot.waitUntil(page.head.discard.isVisible)
    qtbot.waitUntil(lambda: page.window().focusWidget() is page.shelf)
    assert "ABC"[beside] in page.shelf.currentItem().text()


@pytest.mark.parametrize(("place", "beside"), [(0, "Emmy"), (1, "Grace"), (2, "Emmy")])
def test_after_a_line_is_taken_off_the_cursor_stands_in_its_neighbour(
    qtbot: QtBot, place: int, beside: str
) -> None:
    witnesses = WitnessesField()
    qtbot.addWidget(witnesses)
    witnesses.show_answer(tuple(Witness(name=name) for name in ("Ada", "Emmy", "Grace")))
    witnesses.show()
    witnesses.activateWindow()
    witnesses.entries[place].remove.setFocus()
    QTest.keyClick(witnesses.entries[place].remove, Qt.Key.Key_Space)
    line = next(
        each.lines[0][1] for each in witnesses.entries if each.value() == Witness(name=beside)
    )
    qtbot.waitUntil(line.hasFocus)
    assert len(witnesses.answer()) == 2


def test_after_a_begun_entry_is_discarded_the_next_one_starts_at_its_first_question(
    background: Background, spoken: list[Exception], qtbot: QtBot
) -> None:
    window = a_room(qtbot, background, spoken).opened()
    window.form.narrative.insertPlainText("doch nicht")
    gone = window.presenter.begun
    window.footer.discard.setFocus()
    QTest.keyClick(window.footer.discard, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.presenter.begun != gone)
    qtbot.waitUntil(lambda: window.focusWidget() is window.line.channel)


@pytest.fixture
def lists(background: Background, spoken: list[Exception], qtbot: QtBot) -> Office:
    return Office(background, spoken, qtbot)


def test_an_entry_offered_no_more_stays_under_the_cursor(lists: Office, qtbot: QtBot) -> None:
    lists.admin.perform(SaveCodeEntry(list_id="place", label=POOL))
    page = lists.page()
    page.activateWindow()
    choose(page, "place", CODE)
    page.entries.end.setFocus()
    qtbot.waitUntil(page.entries.end.hasFocus)
    press(page.entries.end, Qt.Key.Key_Space)
    lists.until(page.entries.bring_back.isEnabled)
    assert page.entries.table.key() == CODE
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.entries.table)


def test_a_question_asked_no_more_stays_under_the_cursor(lists: Office, qtbot: QtBot) -> None:
    for words in ("Wo?", "Wann?"):
        lists.admin.perform(
            SaveOwnQuestion(words=Bilingual(de=words, en=words), kind=AnswerKind.TEXT)
        )
    page = lists.page()
    page.activateWindow()
    choose(page, QUESTIONS)
    lists.until(lambda: page.questions.table.rowCount() == 2)
    page.questions.table.selectRow(1)
    code = page.questions.table.key()
    page.questions.end.setFocus()
    qtbot.waitUntil(page.questions.end.hasFocus)
    press(page.questions.end, Qt.Key.Key_Space)
    lists.until(page.questions.bring_back.isEnabled)
    assert page.questions.table.key() == code
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.questions.table)
