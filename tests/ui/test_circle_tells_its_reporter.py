"""Restricting a case says whom its reporter still writes to, and offers the answer that ends it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.reporter_way import ReporterWay
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.circles.circle_dialog import CircleDialog
from komma_desk.ui.circles.circle_line import CircleLine
from komma_desk.ui.circles.circle_presenter import CirclePresenter
from komma_desk.usecases.commands.save_answer_file import SaveAnswerFile
from komma_desk.usecases.queries.case_circle import CaseCircle
from tests.ui.accessibility import complaints_about
from tests.ui.circle_samples import CLOSED, mine
from tests.ui.doorways import FakeDoorway


@pytest.fixture
def presenter(
    qtbot: QtBot, counter: Counter, questions: Questions, doorway: FakeDoorway
) -> Iterator[CirclePresenter]:
    window = QWidget()
    qtbot.addWidget(window)
    yield CirclePresenter(counter, questions, window)
    window.hide()


def _window(presenter: CirclePresenter) -> QWidget:
    window = presenter.parent()
    assert isinstance(window, QWidget)
    return window


def _dialog(presenter: CirclePresenter, way: ReporterWay) -> CircleDialog:
    window = _window(presenter)
    made = CircleDialog(presenter, mine(reporter=way), window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.show()
    return made


def test_an_answer_is_offered_at_once_where_she_has_no_account(
    presenter: CirclePresenter, doorway: FakeDoorway, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = _dialog(presenter, ReporterWay.BY_FILE)
    assert "until she has opened an answer file" in dialog.way.text()
    assert complaints_about(dialog) == []
    dialog.reason.setPlainText("Befangenheit")
    dialog.lift.click()
    window = _window(presenter)
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    asking = window.findChild(QFileDialog)
    assert isinstance(asking, QFileDialog)
    target = tmp_path / "a.komma-answer"
    asking.fileSelected.emit(str(target))
    asking.close()
    wanted = SaveAnswerFile(case=CLOSED, target=target)
    qtbot.waitUntil(lambda: wanted in doorway.performed)


def test_whoever_does_not_want_it_now_is_asked_nothing(
    presenter: CirclePresenter, doorway: FakeDoorway, qtbot: QtBot
) -> None:
    dialog = _dialog(presenter, ReporterWay.BY_FILE)
    dialog.answer.setChecked(False)
    dialog.reason.setPlainText("Befangenheit")
    dialog.lift.click()
    qtbot.waitUntil(dialog.isHidden)
    assert _window(presenter).findChild(QFileDialog) is None
    assert len(doorway.performed) == 1


@pytest.mark.parametrize(
    ("way", "says"), [(ReporterWay.AT_ONCE, ""), (ReporterWay.UNCONFIRMED, "are not confirmed")]
)
def test_a_file_is_offered_to_nobody_with_an_account(
    presenter: CirclePresenter, way: ReporterWay, says: str
) -> None:
    dialog = _dialog(presenter, way)
    assert says in dialog.way.text()
    assert dialog.answer.isHidden()


@pytest.mark.parametrize(
    ("way", "says"),
    [(ReporterWay.BY_FILE, "an answer file of yours"), (ReporterWay.AT_ONCE, "waits for them")],
)
def test_whoever_broke_in_is_told_where_later_letters_go(
    presenter: CirclePresenter, doorway: FakeDoorway, qtbot: QtBot, way: ReporterWay, says: str
) -> None:
    doorway.answers[CaseCircle] = lambda _: mine(reporter=way, broke_in=True)
    line = CircleLine(presenter)
    qtbot.addWidget(line)
    presenter.show_case(CLOSED)
    qtbot.waitUntil(lambda: says in line.broke_in.text())
    assert not line.broke_in.isHidden()
