"""From a possible offence to an empty radar, by keys, in the pages of the desk on a real store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Final, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from komma_desk.bootstrap.doors import HouseDoors
from komma_desk.bootstrap.session import Session
from komma_desk.domain.case import CaseListing
from komma_desk.domain.clock import SettledHow
from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.deadlines.office_days import OfficeDays
from komma_desk.domain.dues.of_case import DueKind
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.office import Office
from komma_desk.domain.procedure.definition import StepId
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage
from komma_desk.ui.cases.clock_ways import Way
from komma_desk.ui.cases.deadlines_tab import DeadlinesTab
from komma_desk.ui.cases.knowledge_form import KnowledgeForm
from komma_desk.ui.cases.offence_form import OffenceForm
from komma_desk.ui.cases.settling_form import SettlingForm
from komma_desk.ui.deadlines.deadlines_page import DeadlinesPage
from komma_desk.ui.shell.desk_pages import CASES, DEADLINES, DeskPages
from komma_desk.ui.shell.doors import StoreDoors
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.queries.case_list import CasePage
from komma_desk.usecases.queries.deadline_radar import DeadlineRadar, Radar, RadarView
from komma_desk.words import Language, use_language
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft
from tests.ui.typing_text import press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

_PATIENT_MS: Final = 20_000
_RETURN: Final = Qt.Key.Key_Return
HERS: Final = "affected person (Rita Reiter)"
SUPERIOR: Final = "superior in service"


class DeskOf:
    """Karl's pages, built as his desk builds them."""

    def __init__(self, town: Town, session: Session, qtbot: QtBot, background: Background) -> None:
        self.qtbot, self.said = qtbot, list[Exception]()
        self.background = background
        counter = Counter(session, background, self.said.append)
        questions = Questions(session, background, self.said.append)
        doors = cast("StoreDoors", HouseDoors(town.house))
        pages = DeskPages(doors, session, counter, questions, background, self.go_to)
        self._build = {entry.key: entry.build for entry in pages.entries()}
        self._pages: dict[str, QWidget] = {}

    def go_to(self, key: str) -> Any:
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._build[key]()
            self.qtbot.addWidget(page)
            page.resize(1146, 690)
        page.show()
        self.settle()
        return page

    def settle(self) -> None:
        self.qtbot.waitUntil(self.background.is_idle, timeout=_PATIENT_MS)

    def radar(self) -> DeadlinesPage:
        page = self.go_to(DEADLINES)
        assert isinstance(page, DeadlinesPage)
        page.refresh()
        self.settle()
        return page

    def tab(self) -> DeadlinesTab:
        page = self.go_to(CASES)
        assert isinstance(page, CasesPage)
        return page.pane.deadlines


@pytest.fixture
def town_in_a_land(town: Town) -> Town:
    with town.unlock(ADMIN) as mira:
        days = OfficeDays(land=Land.NORTH_RHINE_WESTPHALIA)
        mira.perform(SaveOffice(Office(municipality="Musterstadt", days=days)))
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    return town


@contextmanager
def karls_desk(town: Town, qtbot: QtBot) -> Iterator[tuple[Session, DeskOf]]:
    use_language(Language.ENGLISH)
    with town.unlock(CLEARING) as karl:
        background = Background()
        desk = DeskOf(town, karl, qtbot, background)
        try:
            yield karl, desk
            assert desk.said == []
        finally:
            background.stop()


def by_law(session: Session) -> list[str]:
    radar: Radar = session.ask(DeadlineRadar(view=RadarView.STATUTORY))
    return [line.due.norm for line in radar.lines]


def open_from_the_radar(desk: DeskOf, kind: DueKind, row: int = 0) -> None:
    radar = desk.radar()
    lines = radar.presenter.lines()
    numbers = [at for at, line in enumerate(lines) if line.due.kind is kind]
    radar.table.choose(numbers[row])
    QTest.keyClick(radar.table, _RETURN)
    desk.settle()


def hand_in(desk: DeskOf, tab: DeadlinesTab) -> None:
    assert tab.form is not None
    QTest.keyClick(tab.form.deed, _RETURN)
    desk.qtbot.waitUntil(lambda: not tab.form_open(), timeout=_PATIENT_MS)
    desk.settle()


def choose_row(tab: DeadlinesTab, whose: str) -> None:
    at = next(at for at, row in enumerate(tab.rows) if whose in tab.model.columns[-1].text(row))
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _row in range(at):
        QTest.keyClick(tab.table, Qt.Key.Key_Down)


def begin(tab: DeadlinesTab, whose: str, way: Way) -> Any:
    choose_row(tab, whose)
    QTest.keyClick(tab.details.buttons[way], _RETURN)
    return tab.form


def choose_insult(desk: DeskOf, tab: DeadlinesTab) -> None:
    QTest.keyClick(tab.offences, _RETURN)
    form = tab.form
    assert isinstance(form, OffenceForm)
    type_text(form.search, "185")
    press(form.search, _RETURN)
    QTest.keyClick(form.list, Qt.Key.Key_Space)
    assert form.chosen.text().count("prosecution begins") == 2
    hand_in(desk, tab)


def record_knowledge(desk: DeskOf, tab: DeadlinesTab) -> None:
    form = begin(tab, HERS, Way.KNOWLEDGE)
    assert isinstance(form, KnowledgeForm)
    type_text(form.offender, "Kai vom Schalter 3")
    type_text(form.day, "25.09.2026")
    type_text(form.source, "Gespräch mit Rita Reiter")
    hand_in(desk, tab)


def settle_it(desk: DeskOf, tab: DeadlinesTab, whose: str, how: SettledHow) -> None:
    form = begin(tab, whose, Way.SETTLE)
    assert isinstance(form, SettlingForm)
    form.how.set_code(str(how))
    type_text(form.day, "05.10.2026")
    type_text(form.text, "Durchschrift liegt vor.")
    hand_in(desk, tab)


def test_from_an_insult_to_an_empty_radar(town_in_a_land: Town, qtbot: QtBot) -> None:
    with karls_desk(town_in_a_land, qtbot) as (karl, desk):
        open_from_the_radar(desk, DueKind.INTERNAL)
        pane = desk.go_to(CASES).pane
        tab = desk.tab()
        qtbot.waitUntil(lambda: pane.tabs.currentWidget() is pane.steps, timeout=_PATIENT_MS)
        pane.tabs.setCurrentWidget(tab)
        choose_insult(desk, tab)
        assert by_law(karl) == ["§ 77b StGB"] * 2

        pane.tabs.setCurrentWidget(pane.report)
        open_from_the_radar(desk, DueKind.STATUTORY)
        qtbot.waitUntil(lambda: pane.tabs.currentWidget() is tab, timeout=_PATIENT_MS)

        record_knowledge(desk, tab)
        choose_row(tab, HERS)
        told = tab.details.text()
        for expected in (
            "Safe day: Thu 2026-12-24",
            "Reckoned end: Fri 2026-12-25",
            "End by law: Mon 2026-12-28",
            "Fri 2026-09-25 + 3 months = Fri 2026-12-25",
            "Kai vom Schalter 3",
        ):
            assert expected in told

        settle_it(desk, tab, HERS, SettledHow.APPLICATION_FILED)
        settle_it(desk, tab, SUPERIOR, SettledHow.DOES_NOT_APPLY)
        assert by_law(karl) == []
        radar = desk.radar()
        assert list(radar.presenter.lines(RadarView.STATUTORY)) == []
        assert [row.due is None for row in tab.rows] == [False, True, True]


def test_in_a_case_that_is_over_and_for_few_everything_goes_on(
    town_in_a_land: Town, qtbot: QtBot
) -> None:
    with karls_desk(town_in_a_land, qtbot) as (karl, desk):
        lines: Any = karl.ask(CasePage(CaseListing()))
        case = CaseId(lines[0].id)
        for step, facts in (("accept", {}), ("keep_record", {"category": "INSULT"})):
            karl.perform(TakeStep(case=case, step=StepId(step), facts=facts))
        few = frozenset({karl.actor.id})
        karl.perform(RestrictCase(case=case, members=few, reason="Kollegin betroffen"))
        page = desk.go_to(CASES)
        page.open_case(case)
        tab = desk.tab()
        qtbot.waitUntil(lambda: page.pane.tabs.isVisibleTo(page), timeout=_PATIENT_MS)
        page.pane.tabs.setCurrentWidget(tab)
        desk.settle()
        assert tab.nothing.isVisible()
        choose_insult(desk, tab)
        record_knowledge(desk, tab)
        choose_row(tab, HERS)
        assert "Safe day: Thu 2026-12-24" in tab.details.text()
        assert by_law(karl) == ["§ 77b StGB"] * 2


def test_a_settlement_taken_back_stands_in_the_radar_again_with_its_day(
    town_in_a_land: Town, qtbot: QtBot
) -> None:
    with karls_desk(town_in_a_land, qtbot) as (karl, desk):
        open_from_the_radar(desk, DueKind.INTERNAL)
        tab = desk.tab()
        desk.go_to(CASES).pane.tabs.setCurrentWidget(tab)
        choose_insult(desk, tab)
        record_knowledge(desk, tab)
        settle_it(desk, tab, HERS, SettledHow.NOT_WANTED)
        assert len(by_law(karl)) == 1
        form = begin(tab, HERS, Way.REOPEN)
        type_text(form.reason, "Sie möchte es doch.")
        hand_in(desk, tab)
        radar: Radar = karl.ask(DeadlineRadar(view=RadarView.STATUTORY))
        assert [line.due.safe for line in radar.lines] == [date(2026, 12, 24), None]
