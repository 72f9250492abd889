"""The tab of deadlines: what it lists, what it tells of the chosen one, where it leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.clock import SettledHow
from komma_desk.domain.identifiers import CaseId
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.clock_rows import key_of
from komma_desk.ui.cases.clock_ways import Way
from komma_desk.ui.cases.deadlines_tab import DeadlinesTab
from komma_desk.words import Language, use_language
from tests.fakes.clocks import a_clock
from tests.ui.accessibility import complaints_about
from tests.ui.clearing_desk import ClearingDoorway
from tests.ui.clock_samples import HERS, KNOWN, RITA, SUPERIOR, WHO, facts, seen
from tests.ui.deadline_desk import Bench, texts

CLAIM = a_clock(
    rule="agg15_4",
    person=RITA,
    anchored_on=date(2026, 10, 2),
    settled_on=date(2026, 11, 1),
    settled_how=SettledHow.CLAIM_MADE,
    settled_text="Schreiben vom 1. November",
)


@pytest.fixture
def doorway() -> ClearingDoorway:
    return ClearingDoorway()


@pytest.fixture
def bench(qtbot: QtBot, counter: Counter, questions: Questions, doorway: ClearingDoorway) -> Bench:
    return Bench(qtbot, counter, questions, doorway)


def cells(tab: DeadlinesTab, key: str) -> list[str]:
    column = next(each for each in tab.model.columns if each.key == key)
    return [column.text(row) for row in tab.rows]


def choose(tab: DeadlinesTab, row: int) -> str:
    tab.table.choose(row)
    return texts(tab.details)


def chosen(tab: DeadlinesTab) -> str:
    row = tab.table.chosen_row()
    assert row is not None
    return str(row.key)


def test_everything_that_falls_due_stands_by_its_safe_day_and_what_is_settled_last(
    bench: Bench,
) -> None:
    tab = bench.open(seen(CLAIM, SUPERIOR, KNOWN))
    assert cells(tab, "safe") == ["2026-10-08", "2026-12-24", "–", "–"]
    assert cells(tab, "left") == ["over for 46 days", "in 31 days", "not running", "settled"]
    assert cells(tab, "light") == ["overdue", "there is time", "not running", "settled"]
    assert cells(tab, "what")[2:] == [
        "Application for prosecution · superior in service",
        "Claims under the AGG · affected person (Rita Reiter)",
    ]


def test_the_chosen_one_tells_three_days_norm_and_arithmetic_and_all_of_it_can_be_copied(
    bench: Bench,
) -> None:
    tab = bench.open(seen(KNOWN))
    told = choose(tab, 1)
    for expected in ("Thu 2026-12-24", "Fri 2026-12-25", "Mon 2026-12-28", "§ 77b StGB", WHO):
        assert expected in told
    assert "2026-09-25 + 3 months" in tab.details.arithmetic.text()
    tab.details.copy.click()
    copied = QGuiApplication.clipboard().text()
    for expected in ("Safe day: Thu 2026-12-24", "+ 3 months", WHO):
        assert expected in copied
    shown = [each for each in tab.details.findChildren(QLabel) if WHO in each.text()]
    assert {each.textFormat() for each in shown} == {Qt.TextFormat.PlainText}


def test_what_somebody_typed_is_in_no_tip_where_qt_would_take_it_for_mark_up(
    bench: Bench,
) -> None:
    tab = bench.open(seen(KNOWN))
    tips = [
        str(tab.model.data(tab.model.index(row, column), Qt.ItemDataRole.ToolTipRole))
        for row in range(tab.model.rowCount())
        for column in range(tab.model.columnCount())
    ]
    assert "Application for prosecution" in tips
    assert not [tip for tip in tips if "<" in tip or "Rita" in tip]


def test_one_of_the_procedure_names_its_step_and_leads_there(bench: Bench) -> None:
    tab = bench.open(seen(KNOWN))
    assert "Accept and acknowledge receipt" in choose(tab, 0)
    tab.details.buttons[Way.STEPS].click()
    assert bench.page is not None
    pane = bench.page.pane
    assert pane.tabs.currentWidget() is pane.steps


@pytest.mark.parametrize(
    ("row", "ways"),
    [
        (0, {Way.STEPS}),
        (1, {Way.KNOWLEDGE, Way.SETTLE, Way.PAUSE}),
        (2, {Way.KNOWLEDGE, Way.SETTLE}),
        (3, {Way.REOPEN}),
    ],
)
def test_only_what_can_be_done_about_it_is_offered(bench: Bench, row: int, ways: set[Way]) -> None:
    tab = bench.open(seen(KNOWN, SUPERIOR, CLAIM))
    choose(tab, row)
    shown = {way for way, button in tab.details.buttons.items() if button.isVisible()}
    assert shown == ways


def test_what_is_settled_tells_how(bench: Bench) -> None:
    tab = bench.open(seen(CLAIM))
    told = choose(tab, 1)
    assert "Settled on 2026-11-01: claim made in writing." in told
    assert CLAIM.settled_text in told


def test_enter_leads_from_the_list_to_what_can_be_done(bench: Bench) -> None:
    tab = bench.open(seen(KNOWN))
    tab.table.choose(1)
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    assert tab.focusWidget() is tab.details.buttons[Way.KNOWLEDGE]


def test_news_keep_the_chosen_deadline(qtbot: QtBot, bench: Bench) -> None:
    tab = bench.open(seen(KNOWN, SUPERIOR))
    tab.table.choose(2)
    bench.show(seen(replace(KNOWN, anchored_on=date(2026, 9, 20)), SUPERIOR))
    qtbot.waitUntil(lambda: "2026-12-18" in cells(tab, "safe"))
    assert chosen(tab) == key_of(SUPERIOR.id)


def test_without_a_land_the_tab_says_so_and_leads_there(bench: Bench) -> None:
    wanted: list[bool] = []
    tab = bench.open(seen(HERS, calendar=None), enter_land=lambda: wanted.append(True))
    assert "No day can be reckoned yet" in texts(tab)
    tab.enter.click()
    assert wanted == [True]


def test_who_may_not_enter_the_land_is_told_whom_to_ask(bench: Bench) -> None:
    tab = bench.open(seen(HERS, calendar=None))
    assert "ask your administrator" in tab.calendar.text()


def test_with_a_land_there_is_no_notice(bench: Bench) -> None:
    assert bench.open(seen(HERS)).calendar.isHidden()


def test_the_chosen_offences_are_told_with_the_word_that_nobody_judged_them(
    bench: Bench,
) -> None:
    tab = bench.open(seen(HERS, facts=facts("185")))
    assert "§ 185 StGB" in tab.chosen.text()
    assert "for the public prosecutor to judge" in tab.chosen.text()


def test_whoever_comes_from_the_radar_stands_at_this_deadline(qtbot: QtBot, bench: Bench) -> None:
    tab = bench.open(seen(KNOWN, SUPERIOR))
    page = bench.page
    assert page is not None
    page.pane.tabs.setCurrentWidget(page.pane.report)
    page.open_case(CaseId(seen().file.case.id), at_deadline=f"clock {SUPERIOR.id}")
    qtbot.waitUntil(lambda: page.pane.tabs.currentWidget() is tab)
    assert chosen(tab) == key_of(SUPERIOR.id)
    assert tab.focusWidget() is tab.table


@pytest.mark.parametrize("language", Language)
def test_a_screen_reader_finds_its_way_at_every_deadline(bench: Bench, language: Language) -> None:
    use_language(language)
    tab = bench.open(seen(KNOWN, SUPERIOR, CLAIM, facts=facts("185")), enter_land=lambda: None)
    assert bench.page is not None
    for row in range(len(tab.rows)):
        tab.table.choose(row)
        assert complaints_about(bench.page) == []


def test_nothing_is_wider_than_half_a_window(bench: Bench) -> None:
    use_language(Language.GERMAN)
    tab = bench.open(seen(KNOWN, SUPERIOR, CLAIM))
    assert tab._list.horizontalScrollBar().maximum() == 0
    assert bench.page is not None
    assert bench.page.width() == 1146
