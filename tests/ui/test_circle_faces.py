"""Restricted cases in the window: the list, and the pane of somebody outside the circle."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.break_glass import GlassState
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.circle import InACircle
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.ui.cases.drafts_at_hand import DraftsAtHand
from komma_desk.usecases.commands.ask_break_glass import AskBreakGlass
from komma_desk.usecases.commands.break_glass import BreakGlass
from komma_desk.usecases.queries.case_circle import CaseCircle
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.circle_names import CircleNames
from komma_desk.usecases.queries.glass_requests import (
    MyGlassRequests,
)
from komma_desk.words import Language, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.circle_samples import (
    CLOSED,
    REQUEST,
    a_circle,
    asked_by_me,
    mine,
)
from tests.ui.clearing_desk import ClearingDoorway, case_id


@pytest.fixture
def doorway() -> ClearingDoorway:
    """Case 7 is restricted to Jonas."""
    office = ClearingDoorway()
    page = office.answers[CasePage]

    def lines(query: CasePage) -> tuple[Any, ...]:
        return tuple(
            replace(each, restricted=True, readable=False, main_form=None, urgency=None, place=None)
            if each.id == CLOSED
            else each
            for each in page(query)
        )

    def refuse(_query: CaseDesk) -> Any:
        raise InACircle(number="2026-0007")

    desk = office.answers[CaseDesk]
    office.answers |= {
        CasePage: lines,
        CaseDesk: lambda query: (refuse if query.case == CLOSED else desk)(query),
        CaseCircle: lambda _: a_circle(),
        CircleNames: lambda query: dict.fromkeys(query.cases, ("Jonas Albrecht",)),
    }
    return office


@pytest.fixture
def page(qtbot: QtBot, counter: Counter, questions: Questions) -> CasesPage:
    built = build_cases_page(counter, questions, refer=lambda _case: None)
    assert isinstance(built, CasesPage)
    qtbot.addWidget(built)
    built.resize(1300, 700)
    built.show()
    qtbot.waitUntil(lambda: built.side.model.rowCount() > 0)
    return built


def texts(widget: QWidget) -> str:
    labels = widget.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisibleTo(widget))


def test_the_list_says_whom_to_ask_and_nothing_else(page: CasesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: CLOSED in page._list.circles)
    model = page.side.model
    row = next(
        row
        for row in range(model.rowCount())
        if str(model.index(row, 0).data()).endswith("2026-0007")
    )
    said = [str(model.index(row, column).data()) for column in range(model.columnCount())]
    assert said[1:3] == ["", "Restricted to: Jonas Albrecht"]
    assert set(said[5:]) == {""}


def test_opening_it_reads_nothing_and_shows_whom_to_ask(
    page: CasesPage, qtbot: QtBot, doorway: ClearingDoorway
) -> None:
    page.side.closed.emit(CLOSED)
    qtbot.waitUntil(lambda: page.pane.closed.number.text() == "2026-0007")
    told = texts(page.pane.closed)
    assert "Restricted to: Jonas Albrecht" in told
    assert "Henrik Hoch" in told
    assert not any(isinstance(each, CaseDesk) for each in doorway.asked)
    assert page.pane.tabs.isHidden()


def test_a_case_that_was_closed_meanwhile_turns_into_the_quiet_pane(
    page: CasesPage, qtbot: QtBot
) -> None:
    page.open_case(CLOSED)
    qtbot.waitUntil(lambda: page.pane.closed.isVisibleTo(page))
    page.open_case(case_id(1))
    qtbot.waitUntil(page.pane.closed.isHidden)
    assert page.pane.tabs.isVisibleTo(page)


def test_a_request_goes_with_its_reason_and_an_approval_opens(
    page: CasesPage, qtbot: QtBot, doorway: ClearingDoorway, counter: Counter
) -> None:
    page.show_closed(CLOSED)
    closed = page.pane.closed
    qtbot.waitUntil(lambda: closed.box.isVisibleTo(page))
    closed.box.field.setPlainText("Frist läuft ab")
    closed.box.deed.click()
    asked = AskBreakGlass(case=CLOSED, reason="Frist läuft ab")
    qtbot.waitUntil(lambda: asked in doorway.performed)
    doorway.answers[MyGlassRequests] = lambda _: (asked_by_me(GlassState.APPROVED),)
    counter.tell(Changes.of(Subject.POST))
    qtbot.waitUntil(lambda: closed.answer.open.isVisibleTo(page))
    assert closed.box.isHidden()
    closed.answer.open.click()
    qtbot.waitUntil(lambda: BreakGlass(REQUEST) in doorway.performed)


def test_where_nobody_keeps_a_half_the_page_says_what_remains(
    page: CasesPage, qtbot: QtBot, doorway: ClearingDoorway
) -> None:
    doorway.answers[CaseCircle] = lambda _: a_circle(helpers=())
    page.show_closed(CLOSED)
    qtbot.waitUntil(lambda: "two printed halves" in page.pane.closed.explained.text())
    assert page.pane.closed.box.isHidden()


@pytest.mark.parametrize("language", Language)
def test_both_panes_can_be_heard_and_reached_by_key(
    counter: Counter,
    questions: Questions,
    doorway: ClearingDoorway,
    qtbot: QtBot,
    language: Language,
) -> None:
    use_language(language)
    built = build_cases_page(counter, questions, refer=lambda _case: None)
    assert isinstance(built, CasesPage)
    qtbot.addWidget(built)
    built.resize(1300, 700)
    built.show()
    built.show_closed(CLOSED)
    qtbot.waitUntil(lambda: built.pane.closed.box.isVisibleTo(built))
    assert complaints_about(built) == []
    doorway.answers[CaseCircle] = lambda query: mine(case=query.case)
    built.open_case(case_id(1))
    qtbot.waitUntil(lambda: built.pane.circle.isVisibleTo(built))
    assert complaints_about(built) == []


def a_page(qtbot: QtBot, counter: Counter, questions: Questions, drafts: DraftsAtHand) -> CasesPage:
    built = build_cases_page(counter, questions, refer=lambda _case: None, drafts=drafts)
    assert isinstance(built, CasesPage)
    qtbot.addWidget(built)
    built.show()
    return built


def test_a_reason_typed_for_an_emergency_outlives_the_page_and_the_way_to_another_case(
    qtbot: QtBot, counter: Counter, questions: Questions, doorway: ClearingDoorway
) -> None:
    drafts = DraftsAtHand()
    first = a_page(qtbot, counter, questions, drafts)
    first.show_closed(CLOSED)
    closed = first.pane.closed
    qtbot.waitUntil(lambda: closed.box.isVisibleTo(first))
    closed.box.field.setPlainText("Frist läuft ab")
    first.open_case(case_id(1))
    qtbot.waitUntil(closed.isHidden)
    first.show_closed(CLOSED)
    assert closed.box.text() == "Frist läuft ab"
    qtbot.waitUntil(lambda: closed.box.isVisibleTo(first))
    first.deleteLater()
    second = a_page(qtbot, counter, questions, drafts)
    again = second.pane.closed
    qtbot.waitUntil(lambda: again.box.isVisibleTo(second))
    assert again.box.text() == "Frist läuft ab"
    assert drafts.unsent() == ["Case 2026-0007: reason for an emergency opening"]
    again.box.deed.click()
    qtbot.waitUntil(lambda: drafts.unsent() == [])
    assert again.box.text() == ""
