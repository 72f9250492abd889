"""A threat at the counter by keyboard alone: few keys, letters that choose, no way leads off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.ui.shell.application import Desk
from komma_desk.words import Language, use_language
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import filed, focus_in, open_page, prepare
from tests.ui.typing_text import press, type_text

MOST_KEYS = 30  # without the story
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ALONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """Types into whatever has the cursor, and counts; a key held beside another counts too."""

    def __init__(self, page: ReportPage) -> None:
        self._page, self.keys = page, 0

    def type(self, text: str, *, counted: bool = True) -> None:
        type_text(focus_in(self._page), text)
        self.keys += len(text) if counted else 0

    def tab(self, times: int = 1) -> None:
        for _time in range(times):
            QTest.keyClick(focus_in(self._page), Qt.Key.Key_Tab)
        self.keys += times

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(focus_in(self._page), key, held)
        self.keys += 1 + int(held != ALONE)


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> ReportPage:
    use_language(Language.GERMAN)
    prepare(doorway)
    page = open_page(qtbot, desk, counter, questions)
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    return page


def test_a_threat_at_the_counter_is_filed_with_few_keys(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage
) -> None:
    hands = Hands(page)
    hands.type("b")  # Betroffene Person
    hands.tab()
    hands.type("v")  # Von außen gegen Beschäftigte oder Amtspersonen
    hands.tab()
    hands.type("g 1430")
    hands.tab()
    hands.type("sch")  # Schalter
    hands.tab(3)
    hands.type("bed")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_P, ALT)  # Was ist passiert?
    hands.type("Er schlug auf den Tresen.", counted=False)
    hands.tab()
    hands.type("n")  # Nein
    hands.tab()
    hands.type("g")  # Gespräch
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(page.receipt.isVisible)
    draft = filed(doorway)[0].draft
    assert draft.place == "COUNTER"
    assert (set(draft.forms), set(draft.wishes)) == ({"THREAT"}, {"talk"})
    assert draft.narrative == "Er schlug auf den Tresen."
    assert hands.keys <= MOST_KEYS


def test_a_letter_goes_to_the_next_wish_that_begins_with_it(page: ReportPage) -> None:
    wishes = page.form.wishes
    wishes.setFocus()
    type_text(focus_in(page), "a")
    assert focus_in(page).objectName() == "police"
    press(focus_in(page), Qt.Key.Key_Space)
    type_text(focus_in(page), "b")
    assert focus_in(page).objectName() == "advice"
    assert wishes.codes() == ("police",)


@pytest.mark.parametrize(("letter", "danger"), [("j", True), ("n", False)])
def test_the_first_letter_answers_the_question_of_danger(
    page: ReportPage, letter: str, *, danger: bool
) -> None:
    page.form.acute_danger.setFocus()
    type_text(focus_in(page), letter)
    assert page.form.draft().acute_danger is danger


def test_the_whole_long_report_is_walked_and_filed_by_keyboard(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage
) -> None:
    hands = Hands(page)
    page.form.direction.set_code("INTERNAL")
    hands.press(Qt.Key.Key_PageDown, CONTROL)
    seen = []
    for _section in page.form.more.sections():
        seen.append(page.form.more.shown_section())
        assert page.form.more.isAncestorOf(focus_in(page))
        hands.press(Qt.Key.Key_PageDown, CONTROL)
    assert seen == [each.id for each in page.form.more.sections()]
    suggestion = page.form.more.findChild(QWidget, "suggestion")
    assert suggestion is not None
    suggestion.setFocus()
    hands.type("Andere Schicht")
    hands.press(Qt.Key.Key_Return, CONTROL)  # not all of the eight are answered yet
    assert filed(doorway) == []
    assert page.form.isVisible()
    assert focus_in(page).objectName() == "reporter_role"
    assert page.form.draft().details.suggestion == "Andere Schicht"


def test_the_notice_of_danger_leaves_the_cursor_and_the_words_alone(page: ReportPage) -> None:
    page.show_more("help")
    suggestion = page.form.more.findChild(QWidget, "suggestion")
    assert suggestion is not None
    type_text(suggestion, "Tür")
    page.show_eight()
    yes = page.form.acute_danger.findChild(QAbstractButton, "yes")
    assert yes is not None
    yes.setFocus()
    QTest.keyClick(yes, Qt.Key.Key_Space)
    assert page.form.acute_danger.notice.isVisible()
    assert focus_in(page) is yes
    assert page.form.draft().details.suggestion == "Tür"
