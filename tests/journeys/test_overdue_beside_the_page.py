"""The number of overdue deadlines beside the page: reckoned apart from what the pages wait for."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from komma_desk.bootstrap.doors import HouseDoors
from komma_desk.domain.case import CaseListing
from komma_desk.domain.clock import Entitled
from komma_desk.domain.deadlines.free_days import Land
from komma_desk.domain.deadlines.office_days import OfficeDays
from komma_desk.domain.office import Office
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.flow import WindowFlow
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_office import SaveOffice
from komma_desk.usecases.commands.start_clock import StartClock
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_list import CasePage
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft, passphrase_of


@pytest.fixture
def town_with_one_late(town: Town) -> Town:
    with town.unlock(ADMIN) as mira:
        days = OfficeDays(land=Land.NORTH_RHINE_WESTPHALIA)
        mira.perform(SaveOffice(Office(municipality="Musterstadt", days=days)))
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        (case,) = karl.ask(CasePage(CaseListing()))
        karl.perform(
            StartClock(
                case=case.id, rule="dsgvo12", anchor=date(2024, 3, 4), entitled=Entitled.OFFICE
            )
        )
    return town


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(("login", "number"), [(CLEARING, 1), ("rita", 0), (ADMIN, 0)])
def test_who_may_read_cases_sees_how_many_deadlines_are_overdue(
    town_with_one_late: Town,
    qapp: object,
    qtbot: QtBot,
    login: str,
    number: int,
) -> None:
    del qapp
    settings = str(town_with_one_late.folder.parent)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
    flow = WindowFlow(HouseDoors(town_with_one_late.house), Desk([]), town_with_one_late.folder)
    flow.begin()
    flow._unlock(login, passphrase_of(login))
    qtbot.waitUntil(lambda: flow.desk is not None, timeout=20_000)
    try:
        desk = flow.desk
        assert desk is not None
        qtbot.waitUntil(desk.background.is_idle, timeout=20_000)
        qtbot.waitUntil(lambda: desk.window._counts.get("deadlines", 0) == number, timeout=20_000)
        assert desk.window._counts.get("cases", 0) == number
    finally:
        flow.end()
        if flow.window is not None:
            flow.window.close()
