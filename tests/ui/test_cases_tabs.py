"""The tabs of a case: plain text always, drafts kept, a screen reader finds its way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.domain.case import CaseFile, ReporterTrust
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.person import Part
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.ui.parts.toast import Toast
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.commands.add_note import AddNote
from komma_desk.usecases.commands.answer_reporter import AnswerReporter, ReporterNotReachable
from komma_desk.usecases.commands.involve import Involve
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.remove_involved import RemoveInvolved
from komma_desk.usecases.commands.save_attachment import SaveAttachment
from komma_desk.usecases.commands.save_report_paper import SaveCaseReportPaper
from komma_desk.words import Language, use_language
from tests.fakes.samples import a_report
from tests.ui.accessibility import complaints_about
from tests.ui.clearing_desk import ClearingDoorway, a_file, case_id
from tests.ui.typing_text import type_text

HOSTILE = "<img src=x onerror=alert(1)><b>fett</b>\u202e\u200b =cmd()"
TABS = ("report", "steps", "consents", "answer", "people", "notes", "extracts", "history")


@pytest.fixture
def doorway() -> ClearingDoorway:
    return ClearingDoorway()


@pytest.fixture
def page(qtbot: QtBot, counter: Counter, questions: Questions) -> CasesPage:
    return build(qtbot, counter, questions)


def build(qtbot: QtBot, counter: Counter, questions: Questions) -> CasesPage:
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
    return page


def test_whoever_comes_from_a_deadline_stands_at_the_steps(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    file = a_file(7)
    opened(qtbot, page, doorway, a_file(3))
    doorway.put(file)
    page.open_case(file.case.id, at_steps=True)
    qtbot.waitUntil(lambda: page.pane.header.number.text() == file.case.number)
    assert page.pane.tabs.currentWidget() is page.pane.steps
    opened(qtbot, page, doorway, a_file(3))
    assert page.pane.tabs.currentWidget() is page.pane.report


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("tab", TABS)
def test_a_screen_reader_finds_its_way_in_every_tab(
    qtbot: QtBot,
    doorway: ClearingDoorway,
    counter: Counter,
    questions: Questions,
    tab: str,
    language: Language,
) -> None:
    use_language(language)
    page = opened(qtbot, build(qtbot, counter, questions), doorway, a_file(consents=()))
    page.pane.tabs.setCurrentWidget(getattr(page.pane, tab))
    assert complaints_about(page) == []


def test_a_hostile_report_is_shown_as_it_was_written(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    report = a_report(narrative=HOSTILE, place_detail=HOSTILE, contact=HOSTILE)
    opened(qtbot, page, doorway, a_file(report=report))
    assert page.pane.report.narrative.toPlainText() == HOSTILE
    shown = [each for each in page.pane.report.findChildren(QLabel) if HOSTILE in each.text()]
    assert len(shown) == 2
    assert {each.textFormat() for each in shown} == {Qt.TextFormat.PlainText}


def test_the_draft_of_an_answer_survives_a_look_at_another_tab_and_case(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    opened(qtbot, page, doorway, a_file(1))
    page.pane.tabs.setCurrentWidget(page.pane.answer)
    type_text(page.pane.answer.box.field, "Guten Tag")
    page.pane.tabs.setCurrentWidget(page.pane.notes)
    opened(qtbot, page, doorway, a_file(2))
    assert not page.pane.answer.box.text()
    opened(qtbot, page, doorway, a_file(1))
    assert page.pane.answer.box.text() == "Guten Tag"


def test_ctrl_enter_sends_the_answer_and_empties_the_field(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    opened(qtbot, page, doorway, a_file(1))
    doorway.answers[AnswerReporter] = lambda _command: Changes.of(Subject.CASES)
    page.pane.tabs.setCurrentWidget(page.pane.answer)
    box = page.pane.answer.box
    type_text(box.field, "Danke")
    QTest.keyClick(box.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not box.text())
    assert AnswerReporter(case=case_id(1), text="Danke") in doorway.performed
    assert not page._case.drafts.text(case_id(1), "answer")


def test_a_refused_answer_keeps_every_word(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    def refuse(_command: object) -> Changes:
        raise ReporterNotReachable

    opened(qtbot, page, doorway, a_file(1))
    doorway.answers[AnswerReporter] = refuse
    box = page.pane.answer.box
    box.field.setPlainText("Danke für Ihre Meldung")
    box.deed.click()
    qtbot.waitUntil(lambda: bool(box.row.error()))
    assert box.row.error() == ReporterNotReachable().spoken()
    assert box.text() == "Danke für Ihre Meldung"


def test_where_she_cannot_be_reached_it_says_why_and_what_to_do(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    doorway.reachable = False
    opened(qtbot, page, doorway, a_file(1, trust=ReporterTrust.WITHOUT_ACCOUNT, reporter=None))
    page.pane.tabs.setCurrentWidget(page.pane.answer)
    assert page.pane.answer.unreachable.isVisible()
    assert "without an account" in page.pane.answer.unreachable.text()
    assert "01520 0000000" in page.pane.answer.unreachable.text()
    assert page.pane.answer.box.isHidden()


def test_a_note_is_kept(qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway) -> None:
    opened(qtbot, page, doorway, a_file(1))
    page.pane.notes.box.field.setPlainText("Rückruf")
    page.pane.notes.box.deed.click()
    qtbot.waitUntil(lambda: not page.pane.notes.box.text())
    assert AddNote(case=case_id(1), text="Rückruf") in doorway.performed


def test_a_person_taken_out_can_be_put_back_at_once(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    file = a_file(1)
    opened(qtbot, page, doorway, file)
    page.pane.people.cards[0].remove.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(Toast)))
    person = file.involved[0]
    assert RemoveInvolved(case=case_id(1), involved=person.id) in doorway.performed
    page.findChildren(Toast)[0]._back.click()
    again = Involve(case=case_id(1), part=Part.WITNESS, name=person.name)
    qtbot.waitUntil(lambda: again in doorway.performed)


def test_a_person_without_a_name_is_asked_for_one(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    opened(qtbot, page, doorway, a_file(1))
    page.pane.people.add.click()
    page.pane.people.form.deed.click()
    assert page.pane.people.form._column.row("name").error()
    assert not [each for each in doorway.performed if isinstance(each, Involve)]


def test_the_name_of_a_colleague_suggests_her_account(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    """Else nothing would keep her from deciding in a case that concerns her."""
    opened(qtbot, page, doorway, a_file(1))
    form = page.pane.people.form
    page.pane.people.add.click()
    person, name = next(iter(form._names.items()))
    type_text(form.name, f" {name.upper()} ")
    form.deed.click()
    qtbot.waitUntil(lambda: any(isinstance(each, Involve) for each in doorway.performed))
    (wanted,) = (each for each in doorway.performed if isinstance(each, Involve))
    assert wanted.person == person


def test_a_consent_is_recorded_in_the_form_that_was_chosen(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    opened(qtbot, page, doorway, a_file(1, consents=()))
    page.pane.consents.manner.set_code("oral")
    row = next(each for item, each in page.pane.consents.rows.items() if item == "refer_police")
    row.buttons[ConsentState.REFUSED].click()
    qtbot.waitUntil(lambda: bool(recorded(doorway)))
    assert recorded(doorway)[0].item == "refer_police"
    assert recorded(doorway)[0].state is ConsentState.REFUSED
    assert recorded(doorway)[0].manner is ConsentManner.ORAL


def test_no_form_of_consent_is_chosen_beforehand(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    opened(qtbot, page, doorway, a_file(1, consents=()))
    row = next(each for item, each in page.pane.consents.rows.items() if item == "refer_police")
    row.buttons[ConsentState.GIVEN].click()
    assert "how it was said" in page.pane.consents.notice.text()
    assert recorded(doorway) == []


def recorded(doorway: ClearingDoorway) -> list[RecordConsent]:
    return [each for each in doorway.performed if isinstance(each, RecordConsent)]


def test_a_given_consent_can_be_withdrawn_but_not_given_twice(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    opened(qtbot, page, doorway, a_file(1))
    row = next(
        each for item, each in page.pane.consents.rows.items() if item == "refer_counselling"
    )
    hidden = {state for state, button in row.buttons.items() if button.isHidden()}
    assert hidden == {ConsentState.GIVEN, ConsentState.REFUSED}
    assert row.chip.text() == "given"


def test_a_copy_of_an_attachment_goes_where_it_was_wanted(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway, tmp_path: Path
) -> None:
    file = a_file(1)
    opened(qtbot, page, doorway, file)
    page.pane.report.files.save_to(file.attachments[0], tmp_path / "copy.jpg")
    qtbot.waitUntil(lambda: bool(page.findChildren(Toast)))
    wanted = SaveAttachment(attachment=file.attachments[0].id, target=tmp_path / "copy.jpg")
    assert wanted in doorway.performed


def test_the_report_of_a_case_goes_on_paper_where_it_was_wanted(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway, tmp_path: Path
) -> None:
    file = a_file(1)
    opened(qtbot, page, doorway, file)
    page.pane.report.paper.save_to(tmp_path / "case.pdf")
    wanted = SaveCaseReportPaper(case=file.case.id, target=tmp_path / "case.pdf")
    qtbot.waitUntil(lambda: wanted in doorway.performed)


def test_the_number_of_the_case_is_copied_with_ctrl_c(
    qtbot: QtBot, page: CasesPage, doorway: ClearingDoorway
) -> None:
    opened(qtbot, page, doorway, a_file(1))
    number = page.pane.header.number
    QCoreApplication.sendEvent(number, QFocusEvent(QEvent.Type.FocusIn))
    QTest.keyClick(number, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "2026-0001"


def test_beside_the_list_all_parts_of_a_case_are_seen_at_once(
    qtbot: QtBot,
    desk: Desk,
    doorway: ClearingDoorway,
    counter: Counter,
    questions: Questions,
) -> None:
    desk.appearance.apply()
    use_language(Language.GERMAN)
    page = opened(qtbot, build(qtbot, counter, questions), doorway, a_file())
    bar = page.pane.tabs.tabBar()
    assert bar.sizeHint().width() <= page.pane.tabs.width()
    assert not page.side.isHidden()
