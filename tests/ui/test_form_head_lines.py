"""The head of the form without an account takes no more height than its two lines."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from komma_desk.ui.form.draft_line import DraftLine
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.form_deeds import DraftState
from komma_desk.words import Language, use_language
from tests.ui.form_room import FakeForm, flow_of, opened


@pytest.mark.parametrize("state", [DraftState.NONE, DraftState.ONLY_HERE])
def test_whether_a_draft_is_kept_stands_in_two_lines_beside_the_office(
    qtbot: QtBot, desk: Desk, state: DraftState
) -> None:
    use_language(Language.GERMAN)
    flow = flow_of(desk, FakeForm())
    window = opened(qtbot, flow)
    try:
        window.resize(1280, 768)
        line: DraftLine = window.head.draft
        line.show_state(state)
        qtbot.waitUntil(lambda: window.width() == window.head.width())
        QApplication.processEvents()
        needed = line.words.heightForWidth(line.words.width())
        assert needed < 2.5 * line.words.fontMetrics().lineSpacing()
    finally:
        flow.end()
        window.hide()
        window.deleteLater()
