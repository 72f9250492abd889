"""The rehearsal in the window: buttons of everybody with reasons, days, the way back, probes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.domain.deadlines.free_days import Calendar
from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.domain.procedure.editing.probing import DropProbe, KeepProbe
from komma_desk.domain.procedure.probe_runs import run_probe
from komma_desk.domain.procedure.probes import Persona, Player, Probe
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.procedure_editor.rehearsal_page import RehearsalPane
from komma_desk.usecases.queries.rehearsal_ground import Ground, RehearsalGround
from komma_desk.words import Language, use_language
from tests.fakes.shipped import RESOURCES, RULES, STANDARD
from tests.ui.accessibility import complaints_about
from tests.ui.doorways import FakeDoorway

MONDAY = date(2026, 11, 23)
LISTS = read_code_lists(RESOURCES / "code_lists")


class NoHolidays:
    def name_of(self, day: date) -> str | None:
        return None


GROUND = Ground(
    today=MONDAY, calendar=Calendar(holidays=NoHolidays()), rules=RULES, code_lists=LISTS
)


@pytest.fixture
def pane(questions: Questions, doorway: FakeDoorway, qtbot: object) -> Iterator[RehearsalPane]:
    doorway.answers[RehearsalGround] = lambda _query: GROUND
    yield from opened(questions)


def opened(questions: Questions, procedure: Procedure = STANDARD) -> Iterator[RehearsalPane]:
    pane = RehearsalPane(questions)
    pane.resize(900, 620)
    pane.show()
    pane.show_procedure(procedure)
    for _each in range(500):
        if pane.presenter.ground is not None:
            break
        QTest.qWait(4)
    yield pane
    pane.close()
    pane.deleteLater()


def press(pane: RehearsalPane, player: Player, step: str) -> None:
    pane.people.line(player, step).button.click()


def confirm(pane: RehearsalPane) -> None:
    """With what the dialog has filled in."""
    assert pane._dialog is not None
    pane._dialog.deed.click()


def begin(pane: RehearsalPane, persona: Persona) -> None:
    pane.start.persona.setCurrentIndex(pane.start.persona.findData(persona.value))
    pane.start.persona.activated.emit(pane.start.persona.currentIndex())


def test_it_begins_where_a_case_begins_with_the_buttons_of_everybody(pane: RehearsalPane) -> None:
    assert pane.place.text() == "Mon 2026-11-23: Received"
    assert [column.player for column in pane.people.columns] == list(Player)
    assert pane.people.line(Player.OFFICER, "accept").offer.possible


def test_a_step_is_taken_by_one_press_and_can_be_taken_back(pane: RehearsalPane) -> None:
    press(pane, Player.OFFICER, "accept")
    assert pane.place.text().endswith("Triage")
    assert pane.moves.texts() == ["1. Clearing officer: Accept and acknowledge receipt"]
    pane.start.back.click()
    assert pane.place.text().endswith("Received")
    assert not pane.start.back.isEnabled()


def test_fields_are_asked_and_filled_in_beforehand(pane: RehearsalPane) -> None:
    press(pane, Player.OFFICER, "accept")
    press(pane, Player.OFFICER, "settle")
    confirm(pane)
    assert pane.place.text().endswith("Closing check")


def test_a_step_that_is_not_possible_says_why_and_does_nothing(pane: RehearsalPane) -> None:
    press(pane, Player.OFFICER, "accept")
    press(pane, Player.OFFICER, "settle")
    confirm(pane)
    line = pane.people.line(Player.OFFICER, "release")
    assert "You took the last step yourself" in line.button.accessibleDescription()
    line.button.click()
    assert pane.place.text().endswith("Closing check")
    press(pane, Player.COLLEAGUE, "release")
    assert pane.place.text().endswith("Closed")


def test_the_exception_asks_who_agrees(pane: RehearsalPane) -> None:
    press(pane, Player.OFFICER, "accept")
    press(pane, Player.OFFICER, "take_in_hand")
    confirm(pane)
    press(pane, Player.OFFICER, "check_offences")
    exception = pane.people.line(Player.OFFICER, "report_to_police").exception
    assert exception is not None
    exception.click()
    assert pane._dialog is not None
    pane._dialog.second.set_code(Player.OFFICER.value)
    assert pane._dialog.second.code() == ""  # not the one who acts
    pane._dialog.second.set_code(Player.HEAD.value)
    confirm(pane)
    assert "Reported to the police" in pane.place.text()


def test_the_exception_without_a_second_person_is_refused_in_the_dialog(
    pane: RehearsalPane,
) -> None:
    begin(pane, Persona.ALONE)
    press(pane, Player.OFFICER, "accept")
    press(pane, Player.OFFICER, "take_in_hand")
    confirm(pane)
    press(pane, Player.OFFICER, "check_offences")
    exception = pane.people.line(Player.OFFICER, "report_to_police").exception
    assert exception is not None
    exception.click()
    assert pane._dialog is not None
    pane._dialog.second.set_code("")
    confirm(pane)
    assert "a second person agrees" in pane._dialog.problem.text()
    pane._dialog.reject()


def test_a_consent_ticked_opens_a_step(pane: RehearsalPane) -> None:
    press(pane, Player.OFFICER, "accept")
    assert not pane.people.line(Player.OFFICER, "pass_on").offer.possible
    pane.people.column(Player.AFFECTED).boxes()["pass_on"].click()
    assert pane.people.line(Player.OFFICER, "pass_on").offer.possible
    assert pane.moves.texts()[-1] == "2. Consent given: Handing over to the competent body"


def test_before_the_first_move_ticks_say_how_a_mixed_case_begins(pane: RehearsalPane) -> None:
    begin(pane, Persona.MIXED)
    pane.people.column(Player.AFFECTED).boxes()["refer_agg"].click()
    run = pane.presenter.run
    assert run is not None
    assert (run.moves, run.chosen) == ((), frozenset({"refer_agg"}))


def test_when_the_affected_person_leaves_her_column_goes(pane: RehearsalPane) -> None:
    pane.people.column(Player.AFFECTED).leave().setFocus()
    QTest.keyClick(pane.people.column(Player.AFFECTED).leave(), Qt.Key.Key_Return)
    assert Player.AFFECTED not in [column.player for column in pane.people.columns]


def test_days_pass_and_the_light_of_the_deadline_changes(pane: RehearsalPane) -> None:
    assert pane.dues.texts()[0][:3] == ["there is time", "Acknowledge receipt", "2026-11-26"]
    pane.start.days.setValue(7)
    pane.start.pass_days.click()
    assert pane.place.text().startswith("Mon 2026-11-30")
    assert pane.dues.texts()[0][0] == "overdue"


def test_a_run_is_saved_as_a_probe_that_plays_to_the_same_end(pane: RehearsalPane) -> None:
    made: list[Probe] = []
    pane.probe_made.connect(made.append)
    press(pane, Player.OFFICER, "accept")
    pane.start.pass_days.click()
    pane.probes.save.click()
    assert made == []  # no title yet
    pane.probes.german.setText("Annehmen")
    pane.probes.english.setText("Accepting")
    QTest.keyClick(pane.probes.english, Qt.Key.Key_Return)
    (probe,) = made
    assert (probe.title.de, probe.title.en) == ("Annehmen", "Accepting")
    kept = KeepProbe(probe=probe).of(STANDARD)
    assert run_probe(kept, probe).passed
    assert kept.probes[-1] == probe
    assert DropProbe(probe=probe).of(kept) == STANDARD
    pane.show_procedure(kept)
    assert pane.probes.probes.texts()[-1] == "Accepting"
    assert pane.moves.texts()[-1] == "2. 7 days pass"  # the run goes on


def test_all_probes_are_played_and_a_failing_one_says_why(pane: RehearsalPane) -> None:
    wrong = replace(STANDARD.probes[0], expected_end=StateId("withdrawn"))
    pane.show_procedure(replace(STANDARD, probes=(wrong, STANDARD.probes[1])))
    pane.probes.play_all.click()
    failing, passing = pane.probes.probes.texts()
    assert failing.startswith("Fails: A simple insult")
    assert "It ends in “Closed”" in failing
    assert passing.startswith("Passes: ")


def test_a_probe_is_looked_at_move_by_move(pane: RehearsalPane) -> None:
    pane.tabs.setCurrentWidget(pane.probes)
    pane.probes.probes.setCurrentRow(0)
    QTest.keyClick(pane.probes.probes, Qt.Key.Key_Return)
    assert pane.place.text().endswith("Closed")
    assert len(pane.moves.texts()) == 3


def test_a_procedure_changed_under_the_run_ends_it_where_it_no_longer_goes(
    pane: RehearsalPane,
) -> None:
    press(pane, Player.OFFICER, "accept")
    press(pane, Player.OFFICER, "rest")
    without = replace(STANDARD, steps=tuple(s for s in STANDARD.steps if s.id != "rest"))
    pane.show_procedure(without)
    assert pane.place.text().endswith("Triage")
    assert "before move 2" in pane.notice.text()


def test_what_cannot_be_played_says_so(pane: RehearsalPane) -> None:
    pane.show_procedure(replace(STANDARD, start=StateId("nowhere")))
    assert pane.presenter.run is None
    pane.show_procedure(STANDARD)
    assert pane.place.text().endswith("Received")


def test_without_a_land_it_says_so_and_guesses_no_day(
    questions: Questions, doorway: FakeDoorway
) -> None:
    doorway.answers[RehearsalGround] = lambda _query: replace(GROUND, calendar=None)
    for pane in opened(questions):
        assert pane.no_land.isVisibleTo(pane)
        assert pane.dues.texts()[0][0] == "no day reckoned"


def test_the_cursor_stays_with_the_person_who_acted(pane: RehearsalPane) -> None:
    pane.activateWindow()
    button = pane.people.line(Player.OFFICER, "accept").button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    held = QApplication.focusWidget()
    assert held in pane.people.column(Player.OFFICER).parts.values()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("tab", range(3))
def test_a_screen_reader_finds_a_name_for_everything(
    questions: Questions, doorway: FakeDoorway, language: Language, tab: int
) -> None:
    use_language(language)
    doorway.answers[RehearsalGround] = lambda _query: GROUND
    for pane in opened(questions):
        press(pane, Player.OFFICER, "accept")
        pane.tabs.setCurrentIndex(tab)
        assert complaints_about(pane) == []
