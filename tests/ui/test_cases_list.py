"""The case list: views, paging, search, and opening a case with keys."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import CaseId
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.usecases.queries.case_desk import CaseDesk, CaseView
from komma_desk.usecases.queries.case_list import CasePage
from tests.ui.clearing_desk import ClearingDoorway, a_line, case_id
from tests.ui.typing_text import type_text


@pytest.fixture
def doorway() -> ClearingDoorway:
    return ClearingDoorway()


def shown_page(
    qtbot: QtBot, counter: Counter, questions: Questions, background: Background
) -> CasesPage:
    page = build_cases_page(counter, questions, refer=lambda _case: None)
    assert isinstance(page, CasesPage)
    qtbot.addWidget(page)
    page.resize(1110, 690)
    page.show()
    settle(qtbot, page, background)
    return page


def settle(qtbot: QtBot, page: CasesPage, background: Background) -> None:
    """Until every answer is there and what followed from it has been asked and answered too."""
    qtbot.waitUntil(lambda: page.side.model.rowCount() > 0 or bool(page.side.heading.text()))
    for _ in range(5):
        qtbot.wait(1)
        qtbot.waitUntil(background.is_idle)


def pages_asked(doorway: ClearingDoorway) -> set[int]:
    return {each.offset for each in doorway.asked if isinstance(each, CasePage)}


def test_a_list_of_20000_cases_asks_only_for_the_pages_one_sees(
    qtbot: QtBot,
    doorway: ClearingDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
) -> None:
    doorway.rows = 20_000
    page = shown_page(qtbot, counter, questions, background)
    page.side.views.wanted.emit("all")
    qtbot.waitUntil(lambda: page.side.model.rowCount() == 20_000)
    doorway.asked.clear()
    page.side.table.scrollTo(page.side.model.index(12_345, 0))
    qtbot.waitUntil(lambda: page.side.model.row(12_345) is not None)
    assert len(pages_asked(doorway)) <= 2


def test_the_search_waits_until_the_typing_rests_and_then_asks_once(
    qtbot: QtBot,
    doorway: ClearingDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
) -> None:
    page = shown_page(qtbot, counter, questions, background)
    doorway.asked.clear()
    type_text(page.search, "Müller")
    qtbot.waitUntil(page.side.not_found.isVisible)
    asked = [each.listing.search for each in doorway.asked if isinstance(each, CasePage)]
    assert asked == ["Müller"]


def test_the_arrow_keys_only_move_since_each_reading_is_logged(
    qtbot: QtBot,
    doorway: ClearingDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
) -> None:
    page = shown_page(qtbot, counter, questions, background)
    page.side.table.choose(0)
    QTest.keyClick(page.side.table, Qt.Key.Key_Down)
    settle(qtbot, page, background)
    assert not [each for each in doorway.asked if isinstance(each, CaseDesk)]
    QTest.keyClick(page.side.table, Qt.Key.Key_Return)
    qtbot.waitUntil(page.pane.isVisible)


def test_escape_leads_back_to_the_list(
    qtbot: QtBot, counter: Counter, questions: Questions, background: Background
) -> None:
    page = shown_page(qtbot, counter, questions, background)
    page.open_case(case_id(7))
    qtbot.waitUntil(page.pane.isVisible)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.pane.isHidden()
    assert page.side.views.isVisible()


def test_an_answer_about_a_case_one_has_left_is_dropped(
    qtbot: QtBot,
    doorway: ClearingDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
) -> None:
    page = shown_page(qtbot, counter, questions, background)
    slow = threading.Event()
    answer = doorway.answers[CaseDesk]

    def answer_late(query: CaseDesk) -> CaseView:
        if query.case == case_id(1):
            slow.wait(5)
        view = answer(query)
        assert isinstance(view, CaseView)
        return view

    doorway.answers[CaseDesk] = answer_late
    numbers: list[str] = []
    page.open_case(case_id(1))
    page._case.arrived.connect(lambda view: numbers.append(view.file.case.number))
    page.open_case(case_id(2))
    slow.set()
    qtbot.waitUntil(lambda: bool(numbers))
    settle(qtbot, page, background)
    assert numbers == ["2026-0002"]
    assert page.pane.header.number.text() == "2026-0002"


def test_a_code_no_list_knows_is_shown_as_it_is(
    qtbot: QtBot,
    doorway: ClearingDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
) -> None:
    odd = replace(a_line(1), main_form=Code("OLD_FORM"), state="old_state")
    doorway.answers[CasePage] = lambda _query: (odd,)
    page = shown_page(qtbot, counter, questions, background)
    row = [page.side.model.index(0, column).data() for column in range(4)]
    assert row == ["2026-0001", "Acute danger" if odd.urgency is None else row[1], *row[2:]]
    assert row[2:] == ["OLD_FORM", "old_state"]


def test_without_any_case_the_page_says_what_will_appear_here(
    qtbot: QtBot,
    doorway: ClearingDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
) -> None:
    doorway.rows = 0
    page = shown_page(qtbot, counter, questions, background)
    assert page.side.nothing.isVisible()


def test_news_about_cases_makes_the_list_ask_again(
    qtbot: QtBot,
    doorway: ClearingDoorway,
    counter: Counter,
    questions: Questions,
    background: Background,
) -> None:
    page = shown_page(qtbot, counter, questions, background)
    doorway.asked.clear()
    counter.tell(Changes.of(Subject.CASES))
    qtbot.waitUntil(lambda: 0 in pages_asked(doorway))
    settle(qtbot, page, background)


def test_the_hand_over_page_is_called_for_the_open_case(
    qtbot: QtBot, counter: Counter, questions: Questions
) -> None:
    referred: list[CaseId] = []
    page = build_cases_page(counter, questions, refer=referred.append)
    assert isinstance(page, CasesPage)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page._list.lists is not None)
    page.open_case(case_id(4))
    qtbot.waitUntil(page.pane.isVisible)
    page.pane.header.refer.click()
    assert referred == [case_id(4)]
