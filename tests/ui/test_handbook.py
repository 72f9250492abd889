"""The handbook as a person reads it: it opens where she is, finds words, and leads nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.ui.parts import tokens
from komma_desk.ui.shell.appearance import Scheme, TextSize
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_window import DeskWindow
from komma_desk.ui.shell.handbook_chapters import FIRST, chapter_for, chapters
from komma_desk.ui.shell.handbook_text import dressed
from komma_desk.ui.shell.handbook_window import HandbookWindow, show_handbook
from komma_desk.ui.shell.page_entry import PageEntry, Seat
from komma_desk.words import Language, use_language
from tests.ui.accessibility import complaints_about


@pytest.fixture
def handbook(qtbot: QtBot, desk: Desk) -> HandbookWindow:
    window = HandbookWindow(desk, FIRST)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize("language", Language)
def test_a_screen_reader_finds_its_way(qtbot: QtBot, desk: Desk, language: Language) -> None:
    use_language(language)
    window = HandbookWindow(desk, FIRST)
    qtbot.addWidget(window)
    window.show()
    assert complaints_about(window) == []


def test_f1_opens_the_chapter_of_the_page_one_is_on(qtbot: QtBot, desk: Desk) -> None:
    def plain() -> QWidget:
        return QLabel("page", textFormat=Qt.TextFormat.PlainText)

    pages = [PageEntry(key=key, title=key, icon=key, build=plain) for key in ("report", "figures")]
    seat = Seat(person="Anna Amt", role=lambda: "Clearing", store="Stadt Beispielstadt")
    opened: list[str] = []
    shown: list[Callable[[], str]] = []
    window = DeskWindow(
        desk, seat, pages, show_handbook=lambda: opened.append(chapter_for(shown[0]()))
    )
    shown.append(window.shown_page)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.show_page("figures")
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert opened == ["05-figures"]


def test_asking_again_brings_the_same_window_to_another_chapter(qtbot: QtBot, desk: Desk) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    first = show_handbook(desk, parent, "02-report")
    assert show_handbook(desk, parent, "03-cases") is first
    assert first.shown_chapter() == "03-cases"


def test_a_link_leads_to_its_chapter_and_back_leads_back(handbook: HandbookWindow) -> None:
    handbook.reader.anchorClicked.emit(QUrl("10-limits.md"))
    there = handbook.shown_chapter()
    handbook.back.click()
    assert (there, handbook.shown_chapter()) == ("10-limits", FIRST)
    handbook.forward.click()
    assert handbook.shown_chapter() == "10-limits"


@pytest.mark.parametrize("link", ["https://example.org/02-report.md", "file:///etc/02-report.md"])
def test_no_link_leads_out_of_the_handbook(handbook: HandbookWindow, link: str) -> None:
    handbook.reader.anchorClicked.emit(QUrl(link))
    assert handbook.shown_chapter() == FIRST


def test_nothing_is_loaded_from_elsewhere(handbook: HandbookWindow) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    loaded = handbook.reader.document().resource(kind, QUrl("file:///etc/hostname"))
    assert bytes(loaded) == b""


def test_searching_counts_the_places_and_enter_goes_to_the_next(handbook: HandbookWindow) -> None:
    handbook.search.setText("store")
    number = handbook.reader.places()
    first = handbook.reader.textCursor().position()
    QTest.keyClick(handbook.search, Qt.Key.Key_Return)
    assert handbook.found.text() == f"{number} places"
    assert handbook.reader.textCursor().position() > first


def test_a_word_that_is_not_there_is_said_so(handbook: HandbookWindow) -> None:
    handbook.search.setText("zebra")
    assert handbook.found.text() == "Not found in this chapter"


def test_esc_gives_up_the_search_first_and_then_the_window(
    qtbot: QtBot, handbook: HandbookWindow
) -> None:
    qtbot.waitExposed(handbook)
    handbook.activateWindow()
    handbook.focus_search()
    handbook.search.setText("store")
    QTest.keyClick(handbook.search, Qt.Key.Key_Escape)
    assert (handbook.search.text(), handbook.isVisible()) == ("", True)
    QTest.keyClick(handbook, Qt.Key.Key_Escape)
    assert not handbook.isVisible()


def test_the_handbook_follows_the_language_and_stays_in_its_chapter(
    desk: Desk, handbook: HandbookWindow
) -> None:
    handbook.open_chapter("05-figures")
    desk.speech.choose(Language.GERMAN)
    german = handbook.reader.toPlainText()
    desk.speech.choose(Language.ENGLISH)
    assert german.startswith("Zahlen")
    assert handbook.reader.toPlainText().startswith("Figures")


def test_the_handbook_follows_text_size_and_dark_mode(desk: Desk, handbook: HandbookWindow) -> None:
    desk.appearance.choose_text_size(TextSize.LARGER)
    desk.appearance.choose_scheme(Scheme.DARK)
    size = handbook.reader.document().defaultFont().pixelSize()
    ink = handbook.reader.palette().text().color().name()
    desk.appearance.choose_text_size(TextSize.NORMAL)
    desk.appearance.choose_scheme(Scheme.SYSTEM)
    assert size == TextSize.LARGER
    assert ink.upper() == tokens.DARK.text


def test_a_page_is_printed_in_light_colours_whatever_the_window_looks_like(
    desk: Desk, handbook: HandbookWindow
) -> None:
    desk.appearance.choose_scheme(Scheme.DARK)
    printed = handbook.printed().toHtml()
    desk.appearance.choose_scheme(Scheme.SYSTEM)
    assert tokens.LIGHT.action.lower() in printed
    assert tokens.DARK.action.lower() not in printed


def test_letters_on_paper_are_measured_in_points(handbook: HandbookWindow) -> None:
    # A printer has some 1200 pixels an inch: letters of 14 of them could not be read.
    handbook.open_chapter("09-command-line")
    assert "px" not in re.findall(r"font-size:[0-9.]+(p.)", handbook.printed().toHtml())


def test_marks_of_html_are_shown_and_never_obeyed() -> None:
    page = dressed("# Title\n\nA <b>bold</b> word", 16, tokens.LIGHT)
    assert "<b>bold</b>" in page.toPlainText()


def test_the_window_comes_back_in_the_size_it_was_left_in(qtbot: QtBot, desk: Desk) -> None:
    left = HandbookWindow(desk, FIRST)
    qtbot.addWidget(left)
    left.show()
    left.resize(780, 520)
    left.close()
    again = HandbookWindow(desk, FIRST)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (780, 520)


def test_an_unknown_page_leads_to_the_first_chapter() -> None:
    assert chapter_for("somewhere new") == FIRST
    assert chapters(Language.GERMAN)[0].name == FIRST
