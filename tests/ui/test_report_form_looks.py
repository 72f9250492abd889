"""The report page fits one screen in both languages, and everybody can use it."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.text import LONGEST_TEXT
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.ui.shell.application import Desk
from komma_desk.words import Language, use_language
from tests.fakes.given_evidence import a_sealed_file
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import fill_in, open_page, prepare
from tests.ui.typing_text import type_text

BOTH = pytest.mark.parametrize("language", Language)


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> ReportPage:
    prepare(doorway)
    return open_page(qtbot, desk, counter, questions)


def everything_open(page: ReportPage) -> None:
    """The tallest the form can be: notice, all consents, a file."""
    fill_in(page)
    page.form.acute_danger.set_danger(danger=True)
    page.form.wishes.set_codes({"talk", "advice", "complaint", "police"})
    page.form.consents.set_codes({"refer_counselling", "refer_agg", "refer_police"})
    page.presenter.attachments.show((a_sealed_file("Foto.jpg"),))


@BOTH
def test_all_answers_fit_on_one_small_screen_without_scrolling(
    qtbot: QtBot,
    desk: Desk,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    language: Language,
) -> None:
    use_language(language)
    prepare(doorway)
    page = open_page(qtbot, desk, counter, questions)
    everything_open(page)
    # Many parts come to their place one after the other: on a busy computer not at once.
    seen = page.scroller.viewport()
    qtbot.waitUntil(lambda: page.form.minimumSizeHint().height() <= seen.height())
    qtbot.wait(50)
    inner, room = page.form.minimumSizeHint(), seen.size()
    assert page.window().width() == 1366
    assert page.window().height() == 768
    assert inner.height() <= room.height()
    assert inner.width() <= room.width()
    assert page.scroller.verticalScrollBar().maximum() == 0
    assert page.scroller.horizontalScrollBar().maximum() == 0


@BOTH
def test_no_choice_is_cut_off(
    qtbot: QtBot,
    desk: Desk,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    language: Language,
) -> None:
    use_language(language)
    prepare(doorway)
    form = open_page(qtbot, desk, counter, questions).form
    cut = [
        box.itemText(row)
        for box in form.findChildren(QComboBox)
        for row in range(box.count())
        if box.fontMetrics().horizontalAdvance(box.itemText(row)) > box.width() - 44
    ]
    assert cut == []


@BOTH
def test_the_page_can_be_used_with_keyboard_and_screen_reader(
    qtbot: QtBot,
    desk: Desk,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    language: Language,
) -> None:
    use_language(language)
    prepare(doorway)
    page = open_page(qtbot, desk, counter, questions)
    everything_open(page)
    page.submit.click()
    assert complaints_about(page) == []


def test_a_narrow_window_puts_the_columns_one_under_the_other(
    qtbot: QtBot, page: ReportPage
) -> None:
    page.window().resize(1024, 768)
    qtbot.waitUntil(lambda: page.form.narrative.width() > 500)
    assert page.scroller.horizontalScrollBar().maximum() == 0


def test_the_most_frequent_kinds_come_first_and_the_rest_is_found_by_a_word(
    page: ReportPage,
) -> None:
    kinds = page.form.forms
    assert kinds.list.item(0).text() == "Insult"
    type_text(kinds.search, "stalk")
    shown = [
        kinds.list.item(row).text()
        for row in range(kinds.list.count())
        if not kinds.list.item(row).isHidden()
    ]
    assert shown == ["Stalking"]


def test_the_reading_promise_stands_on_the_page(page: ReportPage) -> None:
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Your report is sealed. Only the clearing office can read it." in words


@pytest.mark.parametrize("text", ["word " * (LONGEST_TEXT // 5), "w" * LONGEST_TEXT])
def test_a_megabyte_can_be_pasted_and_written_on(page: ReportPage, text: str) -> None:
    # A bound against freezing, not a measure: Qt's own breaking at words takes minutes here.
    begin = time.perf_counter()
    pasted = QMimeData()
    pasted.setText(text)
    page.form.narrative.insertFromMimeData(pasted)
    type_text(page.form.narrative, "!")
    assert time.perf_counter() - begin < 20
    assert page.form.narrative.text() == text + "!"
