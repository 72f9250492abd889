"""Who read a case: a switch in the history for clearing, a line by role for who reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.case_reading import Reading, SeenBy
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.ui.reporting.report_detail import ReportDetail
from komma_desk.usecases.queries.case_readers import CaseReaders, ReadLine
from tests.fakes.samples import NOON
from tests.ui.clearing_desk import LISTS, ClearingDoorway, a_file
from tests.ui.test_my_reports import my_report

READS = (
    ReadLine(at=NOON + timedelta(days=400), name="Mira Seidel", what=Reading.SAVED),
    ReadLine(at=NOON + timedelta(minutes=1), name="", what=Reading.OPENED),
)


@pytest.fixture
def doorway() -> ClearingDoorway:
    made = ClearingDoorway()
    made.answers[CaseReaders] = lambda _: READS
    return made


@pytest.fixture
def page(
    qtbot: QtBot, counter: Counter, questions: Questions, doorway: ClearingDoorway
) -> CasesPage:
    built = build_cases_page(counter, questions, refer=lambda _case: None)
    assert isinstance(built, CasesPage)
    qtbot.addWidget(built)
    built.show()
    qtbot.waitUntil(lambda: built._list.lists is not None)
    open_case(qtbot, built, doorway, 1)
    return built


def open_case(qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway, number: int) -> None:
    file = doorway.put(a_file(number))
    page.open_case(file.case.id)
    qtbot.waitUntil(lambda: page.pane.header.number.text() == file.case.number)


def told(page: CasesPage) -> list[str]:
    table = page.pane.history.table
    items = [table.item(row, 2) for row in range(table.rowCount())]
    return [item.text() for item in items if item is not None]


def test_reads_stand_among_the_history_only_when_they_are_wanted(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    plain = told(page)
    assert not any(isinstance(each, CaseReaders) for each in doorway.asked)
    page.pane.history.reads.setChecked(True)
    qtbot.waitUntil(lambda: len(told(page)) == len(plain) + len(READS))
    assert told(page)[0] == "Saved an attachment as a file"
    assert told(page)[-2:] == ["Opened the case", "Report received"]
    page.pane.history.reads.setChecked(False)
    assert told(page) == plain


def test_another_case_opens_without_the_reads_of_the_last(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    page.pane.history.reads.setChecked(True)
    qtbot.waitUntil(lambda: "Opened the case" in told(page))
    open_case(qtbot, page, doorway, 2)
    assert not page.pane.history.reads.isChecked()
    assert "Opened the case" not in told(page)


def test_the_list_can_be_sorted_and_filtered_by_nobody(page: CasesPage) -> None:
    assert not page.pane.history.table.isSortingEnabled()


@pytest.mark.parametrize(("people", "said"), [(1, "1 person"), (2, "2 people")])
def test_who_reported_sees_who_looked_into_it_by_role(qtbot: QtBot, people: int, said: str) -> None:
    seen = SeenBy(role=Role.CLEARING, people=people, last_on=date(2026, 11, 14))
    detail = ReportDetail(LISTS)
    qtbot.addWidget(detail)
    detail.show_report(replace(my_report(1), seen=seen))
    words = [label.text() for label in detail.findChildren(QLabel)]
    assert f"Clearing office ({said}), last on 14 November 2026" in words


def test_before_the_first_letter_nothing_is_claimed(qtbot: QtBot) -> None:
    detail = ReportDetail(LISTS)
    qtbot.addWidget(detail)
    detail.show_report(my_report(1))
    words = [label.text() for label in detail.findChildren(QLabel)]
    assert "Who looked into it" not in words
