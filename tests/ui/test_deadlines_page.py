"""The radar as a page: what it shows, its views, what it opens, what it hands over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.clock import Entitled, SettledHow
from komma_desk.domain.deadlines.arithmetic import line
from komma_desk.domain.dues.of_case import Due, DueKind, Light
from komma_desk.domain.identifiers import CaseId, ClockId, PersonId
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.next_due import NextDue
from komma_desk.ui.deadlines.deadlines_page import DeadlinesPage, build_deadlines_page
from komma_desk.ui.deadlines.radar_paper import radar_paper
from komma_desk.ui.deadlines.radar_words import kind_said, paper_title, steps_said
from komma_desk.usecases.commands.export_deadlines import DeadlinesExported, ExportDeadlines
from komma_desk.usecases.effects.office_calendar import CalendarStanding
from komma_desk.usecases.queries.deadline_radar import (
    DeadlineRadar,
    Radar,
    RadarLine,
    RadarView,
    shows,
)
from komma_desk.words import Bilingual, Language, speaking, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway

TODAY = date(2026, 11, 23)
ME, COLLEAGUE = PersonId(UUID(int=1)), PersonId(UUID(int=2))
_LIGHTS = {-1: Light.OVERDUE, 0: Light.SOON, 1: Light.RUNNING}


def a_line(number: int, left: int | None, *, by_law: bool = False, mine: bool = True) -> RadarLine:
    safe = None if left is None else TODAY + timedelta(days=left)
    due = Due(
        key=f"key {number}",
        kind=DueKind.STATUTORY if by_law else DueKind.INTERNAL,
        title=Bilingual(de="Eingang bestätigen", en="Acknowledge receipt"),
        light=Light.NOT_RUNNING if left is None else _LIGHTS[(left > 0) - (left < 0)],
        entitled=Entitled.AFFECTED if by_law else Entitled.OFFICE,
        norm="§ 77b StGB" if by_law else "",
        anchor=TODAY,
        nominal=safe,
        statutory_end=safe,
        safe=safe,
        days_left=left,
        settled_by=(Bilingual(de="Annehmen", en="Accept"),),
        explanation=(line("No beginning is recorded."),),
    )
    return RadarLine(
        case=CaseId(UUID(int=number)),
        number=f"2026-{number:04}",
        state=Bilingual(de="Eingegangen", en="Received"),
        ended=False,
        restricted=False,
        responsible=ME if mine else COLLEAGUE,
        due=due,
    )


LINES = (
    a_line(1, -2, mine=False),
    a_line(2, 0),
    a_line(3, 3, by_law=True),
    a_line(4, 40),
    a_line(5, None, by_law=True, mine=False),
)
RADAR = Radar(
    lines=LINES,
    today=TODAY,
    me=ME,
    calendar=CalendarStanding.SET,
    names={ME: "Karl", COLLEAGUE: "Kim <b>fett</b>"},
    unreadable=2,
)
Build = Callable[..., DeadlinesPage]


@pytest.fixture
def build(
    qtbot: QtBot,
    counter: Counter,
    questions: Questions,
    background: Background,
    doorway: FakeDoorway,
) -> Build:
    def built(radar: Radar = RADAR, **known: object) -> DeadlinesPage:
        doorway.answers[DeadlineRadar] = lambda _: radar
        page = build_deadlines_page(counter, questions, open_line=opened.append, **known)  # type: ignore[arg-type]  # the one other word is checked by the page
        assert isinstance(page, DeadlinesPage)
        page.opened = opened  # type: ignore[attr-defined]  # read by the tests alone
        qtbot.addWidget(page)
        page.resize(1200, 700)
        page.show()
        qtbot.waitUntil(background.is_idle)
        qtbot.waitUntil(lambda: page.presenter.radar is not None)
        return page

    opened: list[RadarLine] = []
    return built


def cell(page: DeadlinesPage, row: int, key: str) -> str:
    column = [each.key for each in page.model.columns].index(key)
    return str(page.model.data(page.model.index(row, column)))


def texts(page: DeadlinesPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_each_row_says_day_case_what_for_whom_by_which_step_and_who(build: Build) -> None:
    page = build()
    QAbstractItemModelTester(page.model)
    keys = ("light", "safe", "left", "number", "what", "whom", "step", "responsible")
    assert [cell(page, 0, key) for key in keys] == [
        "overdue",
        "2026-11-21",
        "over for 2 days",
        "2026-0001",
        "Acknowledge receipt",
        "the office itself",
        "Accept",
        "Kim <b>fett</b>",
    ]
    assert [cell(page, row, "left") for row in range(5)] == [
        "over for 2 days",
        "today",
        "in 3 days",
        "in 40 days",
        "not running",
    ]


@pytest.mark.parametrize(
    ("view", "rows"),
    [
        (RadarView.ALL, [1, 2, 3, 4, 5]),
        (RadarView.MINE, [2, 3, 4]),
        (RadarView.OVERDUE, [1]),
        (RadarView.THIS_WEEK, [1, 2, 3]),
        (RadarView.STATUTORY, [3, 5]),
    ],
)
def test_a_view_is_chosen_by_key_and_says_how_many_it_holds(
    qtbot: QtBot, build: Build, doorway: FakeDoorway, view: RadarView, rows: list[int]
) -> None:
    page = build()
    place = [page.views.tabData(each) for each in range(page.views.count())].index(str(view))
    page.views.setFocus()
    for _each in range(place):
        QTest.keyClick(page.views, Qt.Key.Key_Right)
    assert [cell(page, row, "number") for row in range(page.model.rowCount())] == [
        f"2026-{number:04}" for number in rows
    ]
    assert f"({len(rows)})" in page.views.tabText(place)
    assert len(doorway.asked) == 1


def test_enter_opens_the_row(qtbot: QtBot, build: Build) -> None:
    page = build()
    page.table.choose(1)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.opened == [LINES[1]]  # type: ignore[attr-defined]  # put there by the fixture


@pytest.mark.parametrize(("row", "said"), [(0, "at its steps"), (2, "at this deadline")])
def test_the_button_says_where_it_leads(build: Build, row: int, said: str) -> None:
    page = build()
    page.table.choose(row)
    assert said in page.pane.open.text()


def test_the_details_show_three_days_the_norm_and_the_arithmetic(
    qtbot: QtBot, build: Build
) -> None:
    page = build()
    page.table.choose(2)
    told = {"Safe day", "Reckoned end", "End by law", "How the days came about"}
    qtbot.waitUntil(lambda: told <= set(texts(page).splitlines()))
    assert "§ 77b StGB" in page.pane.arithmetic.text()
    assert "No beginning is recorded." in page.pane.arithmetic.text()
    assert page.pane.more.text() == "Responsible: Karl"


def test_what_cannot_be_read_is_counted(build: Build) -> None:
    assert "2 cases are restricted to others" in texts(build())


def test_where_no_land_is_set_the_page_says_so_and_leads_there(build: Build) -> None:
    wanted: list[bool] = []
    page = build(
        replace(RADAR, calendar=CalendarStanding.NO_LAND),
        enter_land=lambda: wanted.append(True),
    )
    assert "No day can be reckoned yet" in texts(page)
    page.notices.enter.click()
    assert wanted == [True]


def test_who_may_not_set_the_land_is_told_whom_to_ask(build: Build) -> None:
    page = build(replace(RADAR, calendar=CalendarStanding.BY_HAND))
    assert "ask your administrator" in page.notices.calendar.text()


def test_the_list_asks_again_when_cases_change(
    qtbot: QtBot, build: Build, counter: Counter, doorway: FakeDoorway, background: Background
) -> None:
    page = build()
    doorway.answers[DeadlineRadar] = lambda _: replace(RADAR, lines=LINES[:1])
    counter.tell(Changes.of(Subject.CASES))
    qtbot.waitUntil(background.is_idle)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_the_file_for_a_diary_holds_the_view_that_is_shown(
    qtbot: QtBot, build: Build, doorway: FakeDoorway, background: Background, tmp_path: Path
) -> None:
    doorway.answers[ExportDeadlines] = lambda _: Changes().with_receipt(DeadlinesExported(1))
    page = build()
    page.views.setCurrentIndex(2)
    page.presenter.export(tmp_path / "fristen.ics")
    qtbot.waitUntil(background.is_idle)
    assert doorway.performed == [
        ExportDeadlines(target=tmp_path / "fristen.ics", view=RadarView.OVERDUE)
    ]


def test_copy_and_paper_take_the_rows_as_plain_text(build: Build) -> None:
    page = build()
    page.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert len(copied.splitlines()) == 1 + len(LINES)
    paper = radar_paper("Deadlines", page.columns.all(), page.presenter.lines())
    assert "Kim <b>fett</b>" in copied
    assert "Kim <b>fett</b>" in paper.toPlainText()


def test_where_nothing_falls_due_the_page_says_so(build: Build) -> None:
    page = build(replace(RADAR, lines=()))
    assert page.nothing.isVisible()
    assert not page.export.isEnabled()


@pytest.mark.parametrize("language", Language)
def test_a_screen_reader_finds_its_way(build: Build, language: Language) -> None:
    use_language(language)
    assert complaints_about(build()) == []


def test_the_head_of_a_case_tells_its_nearest_deadline(qtbot: QtBot) -> None:
    head = NextDue()
    qtbot.addWidget(head)
    head.show_dues([line.due for line in LINES[:3]])
    assert head.light.text() == "overdue"
    told = "Acknowledge receipt: 2026-11-21 (over for 2 days) · 2 more deadlines"
    assert head.text.text() == told
    head.show_dues(())
    assert head.isHidden()


def test_days_begun_by_hand_are_no_deadline_by_law_and_a_law_names_what_is_recorded() -> None:
    by_law = replace(
        a_line(1, 5, by_law=True).due,
        rule="stgb77b",
        clock=ClockId(UUID(int=9)),
        settled_by=(),
        settled_ways=(SettledHow.APPLICATION_FILED, SettledHow.NOT_WANTED),
    )
    own = replace(by_law, rule="working_days", norm="intern")
    with speaking(Language.GERMAN):
        assert steps_said(by_law) == "Strafantrag gestellt"
        assert kind_said(by_law).startswith("Gesetzliche Frist")
        assert paper_title(RadarView.OVERDUE, TODAY) == "Fristen · Überfällig · Stand 23.11.2026"
        assert kind_said(own) == "Frist der Stelle, für diesen Fall von Hand begonnen."
    line = replace(a_line(1, 5), due=own)
    assert not shows(RadarView.STATUTORY, line, today=TODAY, me=ME)
