"""An answer opened from the folder: its card is asked for, then what opens it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from komma_desk.ui.form.answer_dialog import AnswerDialog
from komma_desk.ui.form.form_flow import FormFlow
from komma_desk.ui.form.form_window import FormWindow
from komma_desk.ui.form.no_card_window import NoCardWindow
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_place import DeskPlace
from tests.ui.accessibility import complaints_about
from tests.ui.form_room import FakeForm, FakeFormDoors

ANSWER = "/elsewhere/a.komma-answer"


def test_the_card_is_asked_for_and_the_file_stands_in_the_dialog_then(
    qtbot: QtBot, desk: Desk
) -> None:
    flow = FormFlow(FakeFormDoors(FakeForm()), desk, DeskPlace(answer=ANSWER))
    flow.begin()
    asking = flow.window
    assert isinstance(asking, NoCardWindow)
    assert complaints_about(asking) == []
    asking.choice.chosen.emit("/elsewhere/stadt.komma-card")
    qtbot.waitUntil(lambda: isinstance(flow.window, FormWindow))
    window = flow.window
    assert window is not None
    dialog = window.findChild(AnswerDialog)
    assert dialog is not None
    assert dialog.file.text() == ANSWER
    dialog.reject()
    flow.end()
    window.hide()
    window.deleteLater()


def test_what_crosses_a_lock_can_hold_an_answer() -> None:
    place = DeskPlace(answer=ANSWER)
    assert DeskPlace.read(place.line()) == place
