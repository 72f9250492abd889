"""What blocks a step is said with a button to the place that mends it; keys reach every one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from komma_desk.domain.procedure.movement import Offer
from komma_desk.domain.procedure.reasons import (
    ExceptionNeedsSecondPerson,
    FourEyesActedLast,
    FourEyesConcerned,
    HeadDecides,
    MissingConsent,
    MissingField,
    Reason,
    StrandsStillOpen,
)
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.ui.cases.offer_row import OfferRow
from komma_desk.ui.parts.buttons import ButtonKind
from komma_desk.words import Language, speaking
from tests.ui.clearing_desk import OFFICER, PROCEDURE, ClearingDoorway, a_file

MENDED: tuple[Reason, ...] = (
    MissingConsent("pass_on"),
    StrandsStillOpen((PROCEDURE.strands[0].title,)),
    FourEyesActedLast(),
    FourEyesConcerned(),
    HeadDecides(),
    ExceptionNeedsSecondPerson("danger_to_life"),
)


@pytest.fixture
def doorway() -> ClearingDoorway:
    return ClearingDoorway()


@pytest.fixture
def page(qtbot: QtBot, counter: Counter, questions: Questions) -> CasesPage:
    built = build_cases_page(counter, questions, refer=lambda _case: None)
    assert isinstance(built, CasesPage)
    qtbot.addWidget(built)
    built.resize(1110, 690)
    built.show()
    qtbot.waitUntil(lambda: built._list.lists is not None)
    return built


def a_row(*reasons: Reason) -> OfferRow:
    return OfferRow(Offer(step=PROCEDURE.steps[0], reasons=reasons), ButtonKind.SECONDARY)


@pytest.mark.parametrize("reason", MENDED, ids=lambda reason: type(reason).__name__)
@pytest.mark.parametrize("language", list(Language))
def test_every_reason_is_said_and_has_a_button_that_can_be_focused(
    qtbot: QtBot, reason: Reason, language: Language
) -> None:
    with speaking(language):
        row = a_row(reason)
        qtbot.addWidget(row)
        assert reason.spoken() in row.button.accessibleDescription()
    (way,) = row.ways
    assert way.text()
    assert way.accessibleDescription()
    assert way.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_an_empty_field_blocks_nothing_for_the_step_asks_for_it(qtbot: QtBot) -> None:
    row = a_row(MissingField("reason"))
    qtbot.addWidget(row)
    assert (row.reasons, row.ways) == ((), [])


def test_several_reasons_each_have_their_own_way(qtbot: QtBot) -> None:
    row = a_row(MissingConsent("pass_on"), FourEyesActedLast())
    qtbot.addWidget(row)
    assert len({way.text() for way in row.ways}) == 2


def test_whoever_acted_last_gets_from_the_step_to_the_question_by_keyboard(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    doorway.put(a_file(state="closing_check", last_actor=OFFICER))
    page.open_case(a_file().case.id)
    qtbot.waitUntil(lambda: page.pane.header.number.text() == "2026-0001")
    page.pane.show_steps()
    row = next(each for each in page.pane.steps.rows if each.offer.step.id == "release")
    row.button.setFocus()
    qtbot.keyClick(row.button, Qt.Key.Key_Space)  # type: ignore[no-untyped-call]  # pytest-qt is untyped here
    assert page.window().focusWidget() is row.ways[0]
    qtbot.keyClick(row.ways[0], Qt.Key.Key_Space)  # type: ignore[no-untyped-call]  # pytest-qt is untyped here
    assert page.pane.tabs.currentWidget() is page.pane.extracts
    assert page.pane.extracts.form_open()


def test_a_case_that_concerns_me_leads_to_its_people(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    doorway.put(a_file())
    page.open_case(a_file().case.id)
    qtbot.waitUntil(lambda: page.pane.header.number.text() == "2026-0001")
    page.pane.mend(FourEyesConcerned())
    assert page.pane.tabs.currentWidget() is page.pane.people
    assert page.window().focusWidget() is page.pane.people.add
