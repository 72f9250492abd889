"""What somebody reads whose standing is not what it was, or who did not get in wholly."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.person import Standing
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.people.arrival_page import ArrivalPage, build_arrival_page
from komma_desk.usecases.queries.my_standing import MyStanding, StandingView
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway


def shown(
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    qtbot: QtBot,
    *,
    standing: Standing,
    set_back: bool = False,
) -> ArrivalPage:
    view = StandingView(
        standing=standing,
        roles=frozenset({Role.INTEGRATION}),
        fingerprint="bado-keli",
        set_back=set_back,
    )
    doorway.answers[MyStanding] = lambda _query: view
    page = build_arrival_page(counter, questions, report=lambda: None)
    assert isinstance(page, ArrivalPage)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    qtbot.waitUntil(lambda: page.words.text() == "bado-keli")
    return page


@pytest.mark.parametrize("standing", [Standing.ARRIVED, Standing.INVITED])
def test_who_was_set_back_is_told_that_and_nothing_else(
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    qtbot: QtBot,
    standing: Standing,
) -> None:
    page = shown(doorway, counter, questions, qtbot, standing=standing, set_back=True)
    assert page.set_back.isVisible()
    assert not page.cut_short.isVisible()
    assert complaints_about(page) == []


def test_who_was_interrupted_is_told_how_to_come_in(
    doorway: FakeDoorway, counter: Counter, questions: Questions, qtbot: QtBot
) -> None:
    page = shown(doorway, counter, questions, qtbot, standing=Standing.INVITED)
    assert page.cut_short.isVisible()
    assert not page.set_back.isVisible()


def test_who_waits_for_her_confirmation_reads_no_warning(
    doorway: FakeDoorway, counter: Counter, questions: Questions, qtbot: QtBot
) -> None:
    page = shown(doorway, counter, questions, qtbot, standing=Standing.ARRIVED)
    assert not page.cut_short.isVisible()
    assert not page.set_back.isVisible()
