"""The answer tab of a report without an account: answers are kept, and leave as a sealed file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.return_address import ReturnAddress
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.cases.cases_page import CasesPage, build_cases_page
from komma_desk.usecases.commands.save_answer_file import SaveAnswerFile
from tests.ui.accessibility import complaints_about
from tests.ui.clearing_desk import ClearingDoorway, a_file

ADDRESS = ReturnAddress(sealing=b"s" * 32, signing=b"g" * 32)
TARGET = Path("/tmp/a.komma-answer")


@pytest.fixture
def doorway() -> ClearingDoorway:
    return ClearingDoorway()


def opened(
    qtbot: QtBot, counter: Counter, questions: Questions, doorway: ClearingDoorway, *, has_one: bool
) -> CasesPage:
    page = build_cases_page(counter, questions, refer=lambda _case: None)
    assert isinstance(page, CasesPage)
    qtbot.addWidget(page)
    page.resize(1110, 690)
    page.show()
    qtbot.waitUntil(lambda: page._list.lists is not None)
    file = a_file()
    file = replace(file, case=replace(file.case, reply=ADDRESS if has_one else None))
    doorway.put(file)
    page.open_case(file.case.id)
    qtbot.waitUntil(lambda: page.pane.header.number.text() == file.case.number)
    page.pane.tabs.setCurrentWidget(page.pane.answer)
    return page


def test_the_answer_file_is_made_of_the_open_case(
    qtbot: QtBot, counter: Counter, questions: Questions, doorway: ClearingDoorway
) -> None:
    page = opened(qtbot, counter, questions, doorway, has_one=True)
    box = page.pane.answer.file_box
    assert box.isVisible()
    assert complaints_about(page) == []
    box.wanted.emit(TARGET)
    wanted = SaveAnswerFile(case=a_file().case.id, target=TARGET)
    qtbot.waitUntil(lambda: wanted in doorway.performed)


def test_with_an_account_no_file_is_offered(
    qtbot: QtBot, counter: Counter, questions: Questions, doorway: ClearingDoorway
) -> None:
    page = opened(qtbot, counter, questions, doorway, has_one=False)
    assert not page.pane.answer.file_box.isVisible()
