"""The hand-over page as a whole: finding the case, hostile words, a screen reader's way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.office import Office
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.referrals.handover_page import HandoverPage
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.words import Language
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.handover_office import HandoverOffice
from tests.ui.typing_text import type_text

HOSTILE = "<h1>Rat & Tat</h1><img src=x> \u202eegnalhcs"


def test_a_number_and_enter_open_the_case(
    office: HandoverOffice, page: HandoverPage, qtbot: QtBot
) -> None:
    type_text(page.case_choice.field, "2026-0042")
    QTest.keyClick(page.case_choice.field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.case_choice.summary.isVisible)
    assert page.case_choice.summary.text() == "2026-0042 · Threat"


def test_a_word_that_fits_one_case_opens_it(page: HandoverPage, qtbot: QtBot) -> None:
    type_text(page.case_choice.field, "Schalter")
    QTest.keyClick(page.case_choice.field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.case_choice.summary.isVisible)


def test_a_line_of_the_list_opens_its_case(page: HandoverPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.case_choice.results.count() == 1)
    page.case_choice.results.setCurrentRow(0)
    QTest.keyClick(page.case_choice.results, Qt.Key.Key_Return)
    qtbot.waitUntil(page.case_choice.summary.isVisible)


def test_without_a_case_the_deed_says_so_at_its_field(page: HandoverPage) -> None:
    page.hand_over.click()
    assert page.case_choice.row.error() == "Please choose the case first."


def test_hostile_words_are_shown_and_never_interpreted(
    office: HandoverOffice, page: HandoverPage, qtbot: QtBot
) -> None:
    office.partners = (replace(office.advice, name=HOSTILE, contact=HOSTILE, remark=HOSTILE),)
    office.involved = (replace(office.affected, name=HOSTILE),)
    page.refresh()
    page.open_case(office.case.id)
    qtbot.waitUntil(page.case_choice.summary.isVisible)
    qtbot.waitUntil(lambda: page.partner_choice.partner.count() == 1)
    page.partner_choice.partner.set_code(str(office.advice.id))
    assert "<h1>Rat & Tat</h1>" in page.partner_choice.about.text()
    labels = page.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_two_partners_of_one_name_can_both_be_chosen(
    office: HandoverOffice, page: HandoverPage, qtbot: QtBot
) -> None:
    office.partners = (office.advice, replace(office.police, name=office.advice.name))
    page.refresh()
    combo = page.partner_choice.partner
    qtbot.waitUntil(lambda: combo.itemText(1) == "Beratung Musterstadt (2)")
    combo.set_code(str(office.police.id))
    assert page.presenter.chosen().partner == office.partners[1]


def test_a_kind_leaves_only_its_partners(
    office: HandoverOffice, page: HandoverPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: page.partner_choice.partner.count() == 2)
    page.partner_choice.kind.set_code("POLICE")
    assert page.partner_choice.partner.count() == 1


def test_a_missing_sender_is_entered_in_place(
    doorway: FakeDoorway, office: HandoverOffice, page: HandoverPage, qtbot: QtBot
) -> None:
    office.office = Office(municipality="Musterstadt")
    page.refresh()
    qtbot.waitUntil(page.sender_notice.isVisible)
    page.sender_notice.begin.click()
    page.sender_notice.form.address.setPlainText("Markt 1\n00418 Musterstadt")
    page.sender_notice.form.save.click()
    qtbot.waitUntil(page.sender_notice.isHidden)
    saved = [each for each in doorway.performed if isinstance(each, SaveOffice)]
    assert saved[0].office.address == "Markt 1\n00418 Musterstadt"
    assert saved[0].office.municipality == "Musterstadt"


@pytest.mark.parametrize("language", Language)
def test_a_screen_reader_finds_its_way(
    office: HandoverOffice, page: HandoverPage, qtbot: QtBot
) -> None:
    page.open_case(office.case.id)
    qtbot.waitUntil(page.case_choice.summary.isVisible)
    page.partner_choice.partner.set_code(str(office.police.id))
    page.consent.begin.click()
    assert complaints_about(page) == []


def test_nothing_is_spoken_in_a_window_of_its_own(
    page: HandoverPage, spoken: list[Exception], office: HandoverOffice, qtbot: QtBot
) -> None:
    page.open_case(office.case.id)
    qtbot.waitUntil(page.case_choice.summary.isVisible)
    assert spoken == []


def test_the_list_of_cases_follows_the_news(
    doorway: FakeDoorway, counter: Counter, page: HandoverPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: page.case_choice.results.count() == 1)
    doorway.answers[CasePage] = lambda _query: ()
    counter.tell(Changes.of(Subject.CASES))
    qtbot.waitUntil(lambda: page.case_choice.results.count() == 0)
    assert page.case_choice.results.isHidden()
