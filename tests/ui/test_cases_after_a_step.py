"""After a step: the way to the hand-over while it is awaited, and where a case went."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.case import CaseEvent, CaseFile
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.identifiers import PartnerId, ReferralId
from komma_desk.domain.procedure.definition import StateId, StepId, StrandId
from komma_desk.domain.referral import Referral, ReferralState
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.awaited_referral import awaited_referral
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.usecases.commands.take_step import TakeStep
from tests.fakes.samples import NOON
from tests.ui.clearing_desk import OFFICER, ClearingDoorway, a_file, a_view


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


def opened(qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway, file: CaseFile) -> None:
    doorway.put(file)
    page.open_case(file.case.id)
    qtbot.waitUntil(lambda: page.pane.header.number.text() == file.case.number)


def open_step(page: CasesPage, step: str) -> None:
    page.pane.show_steps()
    row = next(row for row in page.pane.steps.rows if row.offer.step.id == StepId(step))
    row.button.click()


ARRANGED = CaseEvent(
    at=NOON + timedelta(hours=4),
    by=OFFICER,
    action="arrange_counselling",
    left=("counselling_none",),
    entered=("counselling_running",),
)
HANDED_OVER = Referral(
    id=ReferralId(UUID(int=1)),
    partner=PartnerId(UUID(int=2)),
    partner_name="Rückhalt",
    purpose="Erstberatung",
    parts=(),
    file_name="brief.pdf",
    sha256="ab" * 32,
    state=ReferralState.HANDED_OVER,
    made_at=NOON + timedelta(hours=5),
    made_by=OFFICER,
)


def in_counselling(*referrals: Referral, leaf: str = "counselling_running") -> CaseFile:
    leaves = {StrandId("counselling"): StateId(leaf)}
    return a_file(state="in_hand", leaves=leaves, history=(ARRANGED,), referrals=referrals)


def test_after_a_step_that_opens_a_referral_the_way_to_it_is_offered(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    opened(qtbot, page, doorway, a_file(state="in_hand"))

    def arrange(_command: object) -> Changes:
        doorway.put(in_counselling())
        return Changes.of(Subject.CASES)

    doorway.answers[TakeStep] = arrange
    open_step(page, "arrange_counselling")
    panel = page.pane.steps.panel
    assert panel is not None
    panel.deed.click()
    qtbot.waitUntil(page.pane.awaiting.isVisible)


def test_the_way_to_the_referral_goes_when_the_letter_has_left(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway, counter: Counter
) -> None:
    opened(qtbot, page, doorway, in_counselling())
    assert page.pane.awaiting.isVisible()
    doorway.put(in_counselling(HANDED_OVER))
    counter.changed.emit(Changes.of(Subject.REFERRALS))
    qtbot.waitUntil(page.pane.awaiting.isHidden)


def test_nothing_is_awaited_of_a_strand_that_has_ended() -> None:
    assert awaited_referral(a_view(in_counselling(leaf="counselling_done"))) is None


def test_a_case_that_left_the_list_stays_open_and_the_list_says_where_it_went(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway, counter: Counter
) -> None:
    page.side.views.wanted.emit("inbox")
    opened(qtbot, page, doorway, a_file(state="received"))
    assert page.side.whereabouts.isHidden()
    doorway.put(a_file(state="triage"))
    counter.changed.emit(Changes.of(Subject.CASES))
    qtbot.waitUntil(page.side.whereabouts.isVisible)
    assert page.pane.isVisible()
    assert "Triage" in page.side.whereabouts.told.text()
    page.side.whereabouts.go.click()
    qtbot.waitUntil(page.side.whereabouts.isHidden)
    assert page._list.chosen == "state:triage"


def test_whoever_comes_back_to_the_list_goes_on_where_the_case_was(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    qtbot.waitUntil(lambda: page.side.model.rowCount() > 3)
    page.side.table.choose(2)
    page.side.table.clearSelection()
    page.side.focus_list()
    assert page.side.table.currentIndex().row() == 2
    assert page.side.table.selectionModel().isRowSelected(2)


def test_opening_the_case_that_is_open_already_leads_into_it(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    opened(qtbot, page, doorway, a_file(state="triage"))
    began: list[bool] = []
    page.pane.begin = lambda: began.append(True)  # type: ignore[method-assign]  # no window is active
    page.open_case(a_file().case.id)
    qtbot.waitUntil(lambda: began == [True])
