"""By keys alone: a desk starts in the first field, and Tab goes the way the eye goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.reporting.given_file import GivenFile
from komma_desk.ui.reporting.report_form import ReportPage, build_report_page
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_window import DeskWindow
from komma_desk.ui.shell.page_entry import PageEntry, Seat
from tests.fakes.given_evidence import a_sealed_file
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import NOW, focus_in, open_page, prepare
from tests.ui.typing_text import press


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> ReportPage:
    prepare(doorway)
    return open_page(qtbot, desk, counter, questions)


def _just_opened(
    qtbot: QtBot, desk: Desk, counter: Counter, questions: Questions
) -> tuple[DeskWindow, ReportPage]:
    """As after unlocking: nobody has pressed a key yet."""
    entry = PageEntry(
        key="report",
        title="Report",
        icon="report",
        build=lambda: build_report_page(counter, questions, now=lambda: NOW),
    )
    seat = Seat(person="Kim Sommer", role=lambda: "Reporter", store="Musterstadt")
    window = DeskWindow(desk, seat, [entry])
    qtbot.addWidget(window)
    window.show()
    page = window.page("report")
    assert isinstance(page, ReportPage)
    return window, page


def test_a_desk_opens_with_the_cursor_in_the_first_field(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> None:
    prepare(doorway)
    window, page = _just_opened(qtbot, desk, counter, questions)
    qtbot.waitUntil(lambda: page.submit.isEnabled() and page.form.isVisible())
    qtbot.waitUntil(lambda: window.focusWidget() is page.form.reporter_role)


def test_tab_goes_from_the_last_question_to_the_deeds_under_it(page: ReportPage) -> None:
    page.form.contact.setFocus()
    met: list[QWidget] = []
    for _press in range(4):
        press(focus_in(page), Qt.Key.Key_Tab)
        met.append(focus_in(page))
    assert met == [page.footer.turn, page.discard, page.seal, page.submit]


def test_the_way_back_is_the_same_way(page: ReportPage) -> None:
    page.submit.setFocus()
    for expected in (page.seal, page.discard, page.footer.turn, page.form.contact):
        press(focus_in(page), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert focus_in(page) is expected


@pytest.mark.parametrize("name", ["occurred", "forms", "acute_danger", "wishes"])
def test_alt_and_the_letter_of_a_question_go_to_its_first_part(page: ReportPage, name: str) -> None:
    row = page.form.rows[name]
    letter = row.label.text()[row.label.text().index("&") + 1]
    page.form.contact.setFocus()
    press(page.form.contact, Qt.Key(ord(letter.upper())), Qt.KeyboardModifier.AltModifier)
    assert row.field.isAncestorOf(focus_in(page))


def test_a_given_file_is_told_by_its_whole_line(qtbot: QtBot, page: ReportPage) -> None:
    sealed: SealedAttachment = a_sealed_file("Bildschirmfoto 2026-11-22 15-27.png")
    files = page.form.files
    files.show_files((GivenFile(number=1, name=sealed.attachment.name, sealed=sealed),))
    qtbot.waitUntil(files.list.isVisible)
    line = files.list.item(0).text()
    shown = files.list.viewport().width()
    assert files.list.fontMetrics().horizontalAdvance(line) < shown
    assert files.list.height() < 2 * files.list.sizeHintForRow(0)  # no empty box under it
