"""The long report after a change of language and after a lock: same section, same words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.incident_details import IncidentDetails
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.reporting.report_form import ReportPage, build_report_page
from komma_desk.ui.reporting.section_at_hand import SectionAtHand
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_window import DeskWindow
from komma_desk.ui.shell.page_entry import PageEntry, Seat
from komma_desk.words import Language
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import NOW, kept, open_page, prepare
from tests.ui.typing_text import type_text

TOLD = IncidentDraft(narrative="half a sen", details=IncidentDetails(suggestion="A second door"))


def test_another_language_shows_the_same_section_and_the_same_words(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> None:
    prepare(doorway, TOLD)
    at_hand = SectionAtHand()

    def build() -> ReportPage:
        return build_report_page(counter, questions, now=lambda: NOW, at_hand=at_hand)

    entry = PageEntry(key="report", title="Report an incident", icon="report", build=build)
    window = DeskWindow(desk, Seat(person="Kim", role=lambda: "Reporter", store="Town"), [entry])
    qtbot.addWidget(window)
    window.show()
    first = window.page("report")
    assert isinstance(first, ReportPage)
    qtbot.waitUntil(lambda: first.submit.isEnabled() and first.form.draft() == TOLD)
    first.show_more("help")
    desk.speech.choose(Language.GERMAN)
    again = window.page("report")
    assert isinstance(again, ReportPage)
    assert again is not first
    qtbot.waitUntil(lambda: again.submit.isEnabled() and again.form.draft() == TOLD)
    assert again.form.more.isVisible()
    assert again.form.more.shown_section() == "help"
    assert again.form.more.title.text() == "Was getan wurde und was hilft"


def test_going_back_to_the_eight_answers_is_noted_too(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> None:
    prepare(doorway)
    at_hand = SectionAtHand()
    page = build_report_page(counter, questions, now=lambda: NOW, at_hand=at_hand)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.submit.isEnabled)
    with qtbot.waitSignal(at_hand.moved):
        page.show_more("motive")
    assert at_hand.section == "motive"
    page.show_eight()
    assert at_hand.section == ""


def test_words_of_a_section_are_saved_as_they_are_typed(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> None:
    prepare(doorway)
    page = open_page(qtbot, desk, counter, questions)
    page.show_more("help")
    suggestion = page.form.more.findChild(QWidget, "suggestion")
    assert suggestion is not None
    type_text(suggestion, "doo")
    qtbot.waitUntil(lambda: bool(kept(doorway)), timeout=1500)
    assert kept(doorway)[-1] == replace(
        page.form.draft(), details=IncidentDetails(suggestion="doo")
    )
