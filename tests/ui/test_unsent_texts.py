"""A text that is not sent outlives another language; nobody loses it by locking without a word."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes
from komma_desk.domain.identifiers import CaseId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.ui.cases.drafts_at_hand import ANSWER, DraftsAtHand
from komma_desk.ui.reporting.messages_at_hand import MessagesAtHand
from komma_desk.ui.reporting.my_reports import MyReportsPage, build_my_reports_page
from komma_desk.ui.reporting.report_shelf import ReportShelf
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_window import DeskWindow
from komma_desk.ui.shell.inactivity import Inactivity, LockWarning
from komma_desk.ui.shell.page_entry import PageEntry, Seat
from komma_desk.ui.shell.unsent_question import UnsentQuestion
from komma_desk.usecases.commands.mark_answers_read import MarkAnswersRead
from komma_desk.usecases.queries.my_reports import MyReports
from komma_desk.usecases.queries.vocabulary import Vocabulary
from tests.ui.clearing_desk import ClearingDoorway, a_file
from tests.ui.reporting_room import published_lists
from tests.ui.test_my_reports import my_report
from tests.ui.typing_text import press

CASE = CaseId(UUID(int=1))


@pytest.fixture
def doorway() -> ClearingDoorway:
    return ClearingDoorway()


@pytest.fixture
def drafts() -> DraftsAtHand:
    return DraftsAtHand()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, drafts: DraftsAtHand) -> DeskWindow:
    def build() -> QLabel:
        return QLabel("x", textFormat=Qt.TextFormat.PlainText)

    seat = Seat(person="Mira Seidel", role=lambda: "Clearing office", store="Stadt Beispielstadt")
    entry = PageEntry(key="cases", title="Cases", icon="cases", build=build)
    built = DeskWindow(desk, seat, [entry], unsent=drafts.unsent)
    qtbot.addWidget(built)
    built.show()
    return built


def a_cases_page(
    qtbot: QtBot, counter: Counter, questions: Questions, drafts: DraftsAtHand
) -> CasesPage:
    page = build_cases_page(counter, questions, refer=lambda _case: None, drafts=drafts)
    assert isinstance(page, CasesPage)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_page_built_anew_shows_the_same_case_and_the_same_text(
    qtbot: QtBot,
    doorway: ClearingDoorway,
    counter: Counter,
    questions: Questions,
    drafts: DraftsAtHand,
) -> None:
    number = doorway.put(a_file()).case.number
    first = a_cases_page(qtbot, counter, questions, drafts)
    first.open_case(CASE)
    qtbot.waitUntil(lambda: first.pane.header.number.text() == number)
    first.pane.answer.box.field.setPlainText("Guten Tag,")
    first.deleteLater()
    second = a_cases_page(qtbot, counter, questions, drafts)
    qtbot.waitUntil(lambda: second.pane.header.number.text() == number)
    assert second.pane.answer.box.text() == "Guten Tag,"
    assert drafts.unsent() == [f"Case {number}: answer"]


def question(window: DeskWindow) -> UnsentQuestion:
    (asked,) = window.findChildren(UnsentQuestion)
    return asked


def test_with_nothing_unsent_the_desk_locks_at_once(qtbot: QtBot, window: DeskWindow) -> None:
    with qtbot.waitSignal(window.lock_wanted):
        window.lock()


def test_an_unsent_text_is_named_before_the_desk_locks(
    qtbot: QtBot, window: DeskWindow, drafts: DraftsAtHand
) -> None:
    drafts.name(CASE, "2026-0001")
    drafts.keep(CASE, ANSWER, "Guten Tag,")
    with qtbot.assertNotEmitted(window.lock_wanted):
        window.lock()
    assert "2026-0001" in question(window).accessibleDescription()
    with qtbot.waitSignal(window.lock_wanted):
        question(window).leave.click()


def test_enter_goes_back_to_the_text(
    qtbot: QtBot, window: DeskWindow, drafts: DraftsAtHand
) -> None:
    drafts.keep(CASE, ANSWER, "Guten Tag,")
    assert not window.close()
    with qtbot.assertNotEmitted(window.lock_wanted):
        press(question(window).back, Qt.Key.Key_Return)
    assert window.isVisible()


def test_who_quits_all_the_same_may(window: DeskWindow, drafts: DraftsAtHand) -> None:
    drafts.keep(CASE, ANSWER, "Guten Tag,")
    window.close()
    question(window).leave.click()
    assert not window.isVisible()


def test_the_warning_before_the_idle_lock_names_what_goes(
    qtbot: QtBot, drafts: DraftsAtHand, window: DeskWindow
) -> None:
    drafts.name(CASE, "2026-0001")
    drafts.keep(CASE, ANSWER, "Guten Tag,")
    warning = LockWarning(Inactivity(), window, drafts.unsent)
    warning.show_left(30)
    assert any("2026-0001" in label.text() for label in warning.findChildren(QLabel))
    drafts.keep(CASE, ANSWER, "")


def test_a_message_to_the_office_outlives_another_language_and_is_named_before_the_lock(
    qtbot: QtBot, counter: Counter, questions: Questions, doorway: ClearingDoorway
) -> None:
    earlier, later = my_report(0x11111111), my_report(0x7F3A9C12)
    doorway.answers |= {
        Vocabulary: lambda _: published_lists(),
        MyReports: lambda _: (later, earlier),
        MarkAnswersRead: lambda _: Changes(),
    }
    at_hand = MessagesAtHand()

    def shown() -> MyReportsPage:
        page = build_my_reports_page(counter, questions, at_hand=at_hand)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: page.findChild(ReportShelf) is not None)
        qtbot.waitUntil(lambda: hasattr(page.detail, "messages"))
        return page

    first = shown()
    first.shelf.choose(1)
    first.detail.messages.box.field.setPlainText("Bitte erst ab Mittwoch.")
    first.deleteLater()
    second = shown()
    assert second.shelf.currentIndex().row() == 1
    assert second.detail.messages.box.text() == "Bitte erst ab Mittwoch."
    assert at_hand.unsent() == ["Message about your report 11111111"]
    second.detail.messages.box.field.clear()
    assert at_hand.unsent() == []
