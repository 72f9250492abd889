"""The steps of a case: reasons in words, the way to mend them, exactly the fields, nothing lost."""

from __future__ import annotations

import json
from types import MappingProxyType

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.case import CaseFile
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.procedure.definition import StateId, StepId, StrandId
from komma_desk.domain.procedure.movement import StepNotPossible
from komma_desk.domain.procedure.reasons import MissingConsent, MissingField
from komma_desk.domain.stored import ChangedMeanwhile
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.ui.cases.offer_row import OfferRow
from komma_desk.ui.cases.step_order import main_step
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.effects.second_person import OnTheSpot
from tests.ui.clearing_desk import (
    OFFICER,
    ClearingDoorway,
    a_consent,
    a_file,
    a_view,
)
from tests.ui.typing_text import type_text

POLICE = {StrandId("criminal"): StateId("criminal_in_check")}


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


def opened(qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway, file: CaseFile) -> CasesPage:
    doorway.put(file)
    page.open_case(file.case.id)
    qtbot.waitUntil(lambda: page.pane.header.number.text() == file.case.number)
    page.pane.show_steps()
    return page


def row_of(page: CasesPage, step: str) -> OfferRow:
    return next(each for each in page.pane.steps.rows if each.offer.step.id == step)


def open_step(page: CasesPage, step: str) -> None:
    page.pane.take_step(row_of(page, step).offer)


def test_a_missing_consent_is_said_in_words_and_leads_to_the_consents(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    opened(qtbot, page, doorway, a_file(consents=()))
    row = row_of(page, "pass_on")
    assert MissingConsent("pass_on").spoken() in row.button.accessibleDescription()
    assert row.button.isEnabled()
    row.ways[0].click()
    assert page.pane.tabs.currentWidget() is page.pane.consents


def test_a_shut_step_hands_nothing_over(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    opened(qtbot, page, doorway, a_file(consents=()))
    row_of(page, "pass_on").button.click()
    assert page.pane.steps.panel is None
    assert not [each for each in doorway.performed if isinstance(each, TakeStep)]


def test_a_step_asks_exactly_for_its_fields_with_what_is_known_filled_in(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    opened(qtbot, page, doorway, a_file(facts=MappingProxyType({"category": "THREAT"})))
    open_step(page, "take_in_hand")
    panel = page.pane.steps.panel
    assert panel is not None
    assert panel.form.names() == ("category", "urgency")
    assert panel.form.facts() == {"category": "THREAT", "urgency": ""}


def test_an_empty_field_is_said_at_the_field_and_nothing_is_handed_over(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    opened(qtbot, page, doorway, a_file(facts=MappingProxyType({"category": "THREAT"})))
    open_step(page, "take_in_hand")
    panel = page.pane.steps.panel
    assert panel is not None
    panel.deed.click()
    assert panel.form._column.row("urgency").error() == "Please fill this in."
    assert not [each for each in doorway.performed if isinstance(each, TakeStep)]


def test_a_step_is_handed_over_with_its_answers(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    file = a_file()
    opened(qtbot, page, doorway, file)
    doorway.answers[TakeStep] = lambda _command: Changes.of(Subject.CASES)
    open_step(page, "enquire")
    panel = page.pane.steps.panel
    assert panel is not None
    type_text(panel.form.part("enquiry_text"), "Wer war dabei?")
    with qtbot.waitSignal(page.pane.steps.taken):
        panel.deed.click()
    assert doorway.performed[-1] == TakeStep(
        case=file.case.id, step=StepId("enquire"), facts={"enquiry_text": "Wer war dabei?"}
    )
    assert page.pane.steps.panel is None


def test_what_was_typed_stays_when_the_step_is_refused(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    def refuse(_command: object) -> Changes:
        raise ChangedMeanwhile

    opened(qtbot, page, doorway, a_file())
    doorway.answers[TakeStep] = refuse
    open_step(page, "enquire")
    panel = page.pane.steps.panel
    assert panel is not None
    type_text(panel.form.part("enquiry_text"), "Wer war dabei?")
    panel.deed.click()
    qtbot.waitUntil(panel.refusal.isVisible)
    assert panel.refusal.text() == ChangedMeanwhile().spoken()
    assert panel.form.facts() == {"enquiry_text": "Wer war dabei?"}
    assert panel.deed.isEnabled()


def test_what_was_typed_stays_when_news_comes(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway, counter: Counter
) -> None:
    opened(qtbot, page, doorway, a_file())
    open_step(page, "enquire")
    panel = page.pane.steps.panel
    assert panel is not None
    type_text(panel.form.part("enquiry_text"), "Halb")
    with qtbot.waitSignal(page._case.arrived):
        counter.tell(Changes.of(Subject.CASES))
    assert page.pane.steps.panel is panel
    assert panel.form.facts() == {"enquiry_text": "Halb"}


def test_a_refusal_about_a_field_is_said_at_that_field(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    def refuse(_command: object) -> Changes:
        raise StepNotPossible(MissingField("enquiry_text"))

    opened(qtbot, page, doorway, a_file())
    doorway.answers[TakeStep] = refuse
    open_step(page, "enquire")
    panel = page.pane.steps.panel
    assert panel is not None
    type_text(panel.form.part("enquiry_text"), "?")
    panel.deed.click()
    row = panel.form._column.row("enquiry_text")
    qtbot.waitUntil(lambda: bool(row.error()))
    assert row.error() == MissingField("enquiry_text").spoken()
    assert panel.refusal.isHidden()


def test_what_cannot_be_taken_back_needs_a_tick(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    allowed = (a_consent("refer_police"),)
    opened(qtbot, page, doorway, a_file(state="in_hand", leaves=POLICE, consents=allowed))
    open_step(page, "report_to_police")
    panel = page.pane.steps.panel
    assert panel is not None
    assert not panel.deed.isEnabled()
    panel.ticks[0].setChecked(True)
    assert panel.deed.isEnabled()


def test_the_exception_asks_a_second_person_for_her_own_passphrase(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    file = a_file(state="in_hand", leaves=POLICE, consents=())
    opened(qtbot, page, doorway, file)
    open_step(page, "report_to_police")
    panel = page.pane.steps.panel
    assert panel is not None
    for tick in panel.ticks:
        tick.setChecked(True)
    panel.deed.click()
    assert not [each for each in doorway.performed if isinstance(each, TakeStep)]
    dialog = page.pane.steps.countersigning
    assert dialog is not None
    dialog.deed.click()
    assert dialog.fields.row("passphrase").error()
    dialog.login.setText("jonas")
    dialog.passphrase.line().setText("Der Schirm am Markt")
    doorway.answers[TakeStep] = lambda _command: Changes.of(Subject.CASES)
    with qtbot.waitSignal(page.pane.steps.taken):
        dialog.deed.click()
    taken = doorway.performed[-1]
    assert isinstance(taken, TakeStep)
    assert taken.exception == "danger_to_life"
    assert taken.second == OnTheSpot(login="jonas", passphrase="Der Schirm am Markt")


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("received", "accept"),
        ("triage", "take_in_hand"),
        ("enquiry", "answer"),
        ("in_hand", "arrange_counselling"),
        ("closing_check", "release"),
        ("resting", "resume"),
        ("closed", None),
    ],
)
def test_the_main_step_leads_the_case_forward(state: str, expected: str | None) -> None:
    main = main_step(a_view(a_file(state=state)))
    assert (main.step.id if main else None) == expected


def test_whoever_acted_last_is_offered_no_main_step_in_place_of_the_approval() -> None:
    assert main_step(a_view(a_file(state="closing_check", last_actor=OFFICER))) is None


def test_a_running_strand_is_led_on_before_the_case_is_concluded() -> None:
    view = a_view(a_file(state="in_hand", leaves=POLICE))
    main = main_step(view)
    assert json.loads(view.file.case.position)["leaves"]["criminal"] == "criminal_in_check"
    assert main is not None
    assert main.step.id == "end_criminal"
