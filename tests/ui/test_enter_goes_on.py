"""Enter ticks the kind that was typed; with nothing typed it goes on to the next question."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.reporting.eight_answers import EightAnswers
from komma_desk.ui.shell.application import Desk
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import focus_in, open_page, prepare, published_lists


def test_enter_with_nothing_typed_goes_on_to_what_happened(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> None:
    prepare(doorway)
    page = open_page(qtbot, desk, counter, questions)
    page.form.forms.search.setFocus()
    QTest.keyClicks(page.form.forms.search, "thr")
    QTest.keyClick(page.form.forms.search, Qt.Key.Key_Return)
    assert focus_in(page) is page.form.forms.search
    QTest.keyClick(page.form.forms.search, Qt.Key.Key_Return)
    assert focus_in(page) is page.form.narrative
    assert page.form.forms.codes() == {"THREAT"}


def test_where_the_story_came_first_enter_goes_on_to_the_evidence(qtbot: QtBot) -> None:
    form = EightAnswers(
        published_lists(), lambda: datetime(2026, 11, 22, tzinfo=UTC), story_first=True
    )
    qtbot.addWidget(form)
    form.show()
    form.forms.search.setFocus()
    QTest.keyClick(form.forms.search, Qt.Key.Key_Return)
    focus = form.window().focusWidget()
    assert focus is not None
    assert form.files.isAncestorOf(focus)
