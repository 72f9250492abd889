"""The form of an office card and the handbook are whole on a small laptop with large letters."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.ui.form.answer_dialog import AnswerDialog
from komma_desk.ui.form.keep_dialog import KeepDialog
from komma_desk.ui.shell.appearance import TextSize
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.handbook_window import HandbookWindow
from komma_desk.words import Language, use_language
from tests.ui.form_room import FakeForm, flow_of, opened
from tests.ui.seen_whole import SMALL_SCREEN, cut_words, sideways, too_large
from tests.ui.typing_text import type_text


@pytest.mark.parametrize("language", Language)
def test_the_form_and_its_dialogs_fit_a_small_screen(
    qtbot: QtBot, desk: Desk, language: Language
) -> None:
    desk.appearance.choose_text_size(TextSize.NORMAL)
    use_language(language)
    flow = flow_of(desk, FakeForm())
    try:
        window = opened(qtbot, flow)
        window.resize(SMALL_SCREEN)
        type_text(window.pages.report.form.narrative, "Er drohte mir.")
        qtbot.waitUntil(lambda: window.size() == SMALL_SCREEN)
        # The head is laid out once more when the deeds in it have come.
        qtbot.waitUntil(lambda: not cut_words(window))
        assert (cut_words(window), sideways(window), too_large(window)) == ([], [], [])
        for kind, way in ((AnswerDialog, window.open_answer), (KeepDialog, window.keep_draft)):
            way()
            dialog = window.findChildren(kind)[-1]
            qtbot.waitUntil(dialog.isVisible)
            assert (cut_words(dialog), sideways(dialog), too_large(dialog)) == ([], [], [])
            dialog.close()
    finally:
        flow.end()
        if flow.window is not None:
            flow.window.hide()
            flow.window.deleteLater()


@pytest.mark.parametrize("language", Language)
def test_the_handbook_fits_a_small_screen(qtbot: QtBot, desk: Desk, language: Language) -> None:
    desk.appearance.choose_text_size(TextSize.NORMAL)
    use_language(language)
    window = HandbookWindow(desk, "02-report")
    qtbot.addWidget(window)
    window.resize(SMALL_SCREEN)
    window.show()
    assert (cut_words(window), sideways(window), too_large(window)) == ([], [], [])
