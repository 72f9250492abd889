"""Every section of the long report can be used by everybody, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.report_sections import SectionId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.reporting.long.section_panel import SectionPanel
from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.ui.shell.application import Desk
from komma_desk.words import Language, use_language
from tests.fakes.details import EVERYTHING
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import fill_in, open_page, prepare
from tests.ui.walking_by_keys import complaints_of_the_keyboard

BOTH = pytest.mark.parametrize("language", Language)
NARROW = (1024, 700)


@pytest.fixture
def page(
    qtbot: QtBot,
    desk: Desk,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    request: pytest.FixtureRequest,
) -> ReportPage:
    use_language(request.getfixturevalue("language"))
    prepare(doorway)
    page = open_page(qtbot, desk, counter, questions)
    fill_in(page)
    draft = page.form.draft()
    page.form.more.show_details(EVERYTHING)
    assert page.form.draft() != draft
    return page


@BOTH
@pytest.mark.parametrize("section", SectionId)
def test_a_section_can_be_used_with_keyboard_and_screen_reader(
    page: ReportPage, section: SectionId, language: Language
) -> None:
    page.show_more(section)
    assert complaints_about(page) == []
    assert complaints_of_the_keyboard(page.window(), page) == []


@BOTH
@pytest.mark.parametrize("section", SectionId)
def test_a_section_needs_no_scrolling_sideways_even_in_a_small_window(
    page: ReportPage, section: SectionId, language: Language
) -> None:
    page.window().resize(*NARROW)
    page.show_more(section)
    QApplication.processEvents()
    panel = page.form.more.stack.currentWidget()
    assert isinstance(panel, SectionPanel)
    assert panel.horizontalScrollBar().maximum() == 0


@BOTH
def test_no_word_beside_the_questions_is_cut_off(page: ReportPage, language: Language) -> None:
    for section in SectionId:
        page.show_more(section)
        QApplication.processEvents()
        cut = [
            label.text()
            for label in page.form.more.findChildren(QLabel)
            if label.isVisible()
            and label.hasHeightForWidth()
            and label.height() < label.heightForWidth(label.width()) - 2
        ]
        assert cut == []
