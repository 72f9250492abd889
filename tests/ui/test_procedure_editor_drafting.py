"""The workbench: tables, form and checker on one draft, by mouse and by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from komma_desk.domain.procedure.definition import State, Step, StepId
from komma_desk.domain.procedure.editing.places import WHOLE, Kind, thing_at
from komma_desk.domain.procedure.findings import Rule
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.toast import Toast
from komma_desk.ui.procedure_editor.adding_dialog import AddingDialog
from komma_desk.ui.procedure_editor.editor_page import EditorPage
from komma_desk.ui.procedure_editor.state_form import StateForm
from komma_desk.ui.procedure_editor.work_at_hand import WorkAtHand
from komma_desk.words import Bilingual, Language, use_language
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway
from tests.ui.procedure_office import STANDARD, ProcedureOffice, opened_page
from tests.ui.typing_text import type_text


@pytest.fixture
def office(doorway: FakeDoorway) -> ProcedureOffice:
    office = ProcedureOffice(doorway)
    office.a_draft()
    return office


@pytest.fixture
def page(
    office: ProcedureOffice,
    counter: Counter,
    questions: Questions,
    background: Background,
    qtbot: QtBot,
) -> EditorPage:
    at_hand = WorkAtHand()
    at_hand.ref = next(iter(office.drafts))
    page = opened_page(counter, questions, background, at_hand, qtbot)
    qtbot.waitUntil(lambda: page.editor.desk.is_checked)
    return page


def a_dialog(page: EditorPage) -> AddingDialog:
    return next(each for each in page.findChildren(AddingDialog) if each.isVisible())


def add_state(page: EditorPage, german: str, english: str) -> None:
    page.editor.tools.adding[Kind.STATE].click()
    dialog = a_dialog(page)
    type_text(dialog.title_de, german)
    type_text(dialog.title_en, english)
    QTest.keyClick(dialog.title_en, Qt.Key.Key_Return)


def test_a_new_state_is_chosen_at_once_and_the_checker_says_what_it_lacks(
    page: EditorPage, qtbot: QtBot
) -> None:
    add_state(page, "Fallkonferenz", "Case conference")
    assert page.editor.desk.place == "states.case_conference"
    assert page.editor.pane.title.text() == "Case conference"
    qtbot.waitUntil(lambda: page.editor.findings.texts() != [])
    qtbot.waitUntil(lambda: page.editor.desk.is_checked)
    assert [each.rule for each in page.editor.desk.findings] == [Rule.STATE_UNREACHED]
    assert page.head.errors.text() == "Cannot be proposed: 1 error"
    told = "Nothing leads to “Case conference”: add a step that does."
    assert page.editor.pane.notice.text() == told


def test_a_finding_leads_to_its_place_by_enter(page: EditorPage, qtbot: QtBot) -> None:
    page.editor.desk.choose("steps.report_to_police")
    page.editor.pane.form(page.editor.desk.place).put("confirm", None)
    qtbot.waitUntil(lambda: page.editor.desk.is_checked and bool(page.editor.desk.findings))
    page.editor.desk.choose(WHOLE)
    page.editor.tabs.setCurrentWidget(page.editor.findings)
    page.editor.findings.setFocus()
    QTest.keyClick(page.editor.findings, Qt.Key.Key_Return)
    assert page.editor.desk.place == "steps.report_to_police"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "confirm"


def test_typing_a_title_is_undone_at_once_from_inside_the_field(page: EditorPage) -> None:
    page.editor.desk.choose("states.triage")
    field = page.editor.pane.form("states.triage").title_en
    field.setFocus()
    field.selectAll()
    type_text(field, "First look")
    assert page.editor.desk.procedure.state_by_id["triage"].title.en == "First look"  # type: ignore[index]  # an id is a word
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert page.editor.desk.procedure == STANDARD
    assert page.editor.desk.draft is not None
    assert not page.editor.desk.draft.can_undo
    assert field.text() == "Triage"


def test_a_deleted_state_says_what_went_with_it_and_comes_back(page: EditorPage) -> None:
    page.editor.desk.choose("states.enquiry")
    page.editor.table.states.setFocus()
    QTest.keyClick(page.editor.table.states, Qt.Key.Key_Delete)
    toast = next(each for each in page.window().findChildren(Toast) if each.isVisible())
    assert "Step “Enquire”" in toast.text()
    page.editor.tools.undo.click()
    assert page.editor.desk.procedure == STANDARD
    assert page.editor.desk.place == "states.enquiry"


def test_the_beginning_is_not_deleted_and_the_reason_is_said(page: EditorPage) -> None:
    page.editor.desk.choose("states.received")
    page.editor.tools.remove.click()
    toast = next(each for each in page.window().findChildren(Toast) if each.isVisible())
    assert toast.text() == "Every case begins here. Choose another beginning first."
    assert page.editor.desk.procedure == STANDARD


def test_a_step_is_made_and_given_four_eyes_and_a_consent(page: EditorPage) -> None:
    page.editor.desk.choose("states.triage")
    page.editor.tools.adding[Kind.STEP].click()
    dialog = a_dialog(page)
    assert dialog.first.code() == "triage"
    type_text(dialog.title_de, "Besprechen")
    dialog.second.set_code("in_hand")
    dialog.add.click()
    form = page.editor.pane.form(page.editor.desk.place)
    form.field_of("four_eyes").setChecked(True)  # type: ignore[attr-defined]  # a tick box
    form.field_of("consent").set_code("refer_police")  # type: ignore[attr-defined]  # a choice
    step = page.editor.desk.procedure.step_by_id[StepId("besprechen")]
    assert (step.sources, step.to) == (("triage",), "in_hand")
    assert step.four_eyes
    assert step.consent == "refer_police"


def test_a_step_moves_up_by_keys(page: EditorPage) -> None:
    page.editor.tabs.setCurrentWidget(page.editor.table.steps)
    page.editor.desk.choose("steps.enquire")
    steps = [step.id for step in page.editor.desk.procedure.steps]
    QTest.keyClick(page.editor.table.steps, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    moved = [step.id for step in page.editor.desk.procedure.steps]
    assert moved.index(StepId("enquire")) == steps.index(StepId("enquire")) - 1
    assert page.editor.table.steps.place() == "steps.enquire"


def test_a_line_pulled_in_the_picture_asks_for_the_step_it_is(page: EditorPage) -> None:
    page.editor.picture.connect_wanted.emit("triage", "closing_check")
    dialog = a_dialog(page)
    assert (dialog.first.code(), dialog.second.code()) == ("triage", "closing_check")


@pytest.mark.parametrize(
    "place",
    [WHOLE, "states.in_hand", "states.closed", "strands.criminal", "steps.report_to_police"],
)
def test_looking_at_a_thing_changes_nothing(page: EditorPage, qtbot: QtBot, place: str) -> None:
    page.editor.desk.choose(place)
    qtbot.wait(20)
    assert page.editor.desk.procedure == STANDARD
    assert page.editor.desk.draft is not None
    assert not page.editor.desk.draft.can_undo


@pytest.mark.parametrize(
    "place",
    [WHOLE, "states.in_hand", "states.criminal_in_check", "strands.criminal", "steps.enquire"],
)
def test_every_form_can_be_used_by_screen_reader_and_keyboard(page: EditorPage, place: str) -> None:
    page.editor.desk.choose(place)
    for tab in range(page.editor.tabs.count()):
        page.editor.tabs.setCurrentIndex(tab)
        assert complaints_about(page) == []


def test_the_adding_dialogs_have_no_complaints(page: EditorPage) -> None:
    for kind in (Kind.STATE, Kind.STRAND, Kind.STEP):
        page.editor.ask_to_add(kind)
        dialog = a_dialog(page)
        assert complaints_about(dialog) == []
        dialog.close()


def test_the_table_shows_a_thing_where_the_picture_would(page: EditorPage) -> None:
    page.editor.tabs.setCurrentWidget(page.editor.table.states)
    page.editor.picture.chosen.emit("steps.enquire")
    assert page.editor.tabs.currentWidget() is page.editor.table.steps
    assert page.editor.table.steps.place() == "steps.enquire"
    assert isinstance(thing_at(page.editor.desk.procedure, page.editor.desk.place), Step)


def test_the_german_page_has_no_two_buttons_with_one_key(
    office: ProcedureOffice,
    counter: Counter,
    questions: Questions,
    background: Background,
    qtbot: QtBot,
) -> None:
    use_language(Language.GERMAN)
    at_hand = WorkAtHand()
    at_hand.ref = next(iter(office.drafts))
    page = opened_page(counter, questions, background, at_hand, qtbot)
    assert page.head.propose.text() == "&Vorlegen …"
    for place in (WHOLE, "states.in_hand", "steps.enquire"):
        page.editor.desk.choose(place)
        for tab in range(page.editor.tabs.count()):
            page.editor.tabs.setCurrentIndex(tab)
            assert complaints_about(page) == []
    for kind in (Kind.STATE, Kind.STRAND, Kind.STEP):
        page.editor.ask_to_add(kind)
        dialog = a_dialog(page)
        assert complaints_about(dialog) == []
        dialog.close()


def test_what_a_state_means_for_the_reporter_is_typed_in_both_languages_or_left_out(
    page: EditorPage, qtbot: QtBot
) -> None:
    desk = page.editor.desk
    desk.choose("states.triage")
    form = page.findChild(StateForm)
    assert form is not None
    type_text(form.plain_de, "Wir lesen Ihre Meldung.")
    qtbot.waitUntil(lambda: desk.is_checked)
    assert form.fields.row("plain").error()
    type_text(form.plain_en, "We read your report.")
    state = thing_at(desk.procedure, "states.triage")
    assert isinstance(state, State)
    assert state.plain == Bilingual(de="Wir lesen Ihre Meldung.", en="We read your report.")
    form.plain_de.clear()
    form.plain_en.clear()
    assert thing_at(desk.procedure, "states.triage") == thing_at(STANDARD, "states.triage")
