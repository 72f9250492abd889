"""An opened answer says who reads what she writes next, and what cannot be known of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from komma_desk.ui.form.answer_page import AnswerPage
from komma_desk.ui.form.form_window import FormWindow
from komma_desk.ui.parts.alert import Tone
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.form_deeds import OpenedAnswer, ReplySecret, SaveNewerCard
from tests.ui.accessibility import complaints_about
from tests.ui.form_room import SHOWN, FakeForm, an_answer, flow_of, opened


@pytest.fixture
def form() -> FakeForm:
    return FakeForm()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, form: FakeForm) -> Iterator[FormWindow]:
    flow = flow_of(desk, form)
    made = opened(qtbot, flow)
    yield made
    flow.end()
    made.hide()
    made.deleteLater()


def _page(qtbot: QtBot, window: FormWindow, answer: OpenedAnswer) -> AnswerPage:
    window.pages.show_answer(answer, ReplySecret(code=SHOWN.code))
    qtbot.waitUntil(lambda: window.pages.answer is not None)
    page = window.pages.answer
    assert page is not None
    return page


def test_a_circle_is_named_before_she_writes(qtbot: QtBot, window: FormWindow) -> None:
    page = _page(qtbot, window, an_answer(goes_to=("Ada Öztürk", "Karl Klär")))
    assert "opened only by: Ada Öztürk, Karl Klär" in page.notice.text()
    assert page.notice.tone is Tone.INFO


def test_without_a_circle_it_says_that_the_whole_office_reads(
    qtbot: QtBot, window: FormWindow
) -> None:
    assert "whole clearing office" in _page(qtbot, window, an_answer()).notice.text()


def test_where_nobody_named_is_there_any_more_it_does_not_promise_the_whole_office(
    qtbot: QtBot, window: FormWindow
) -> None:
    said = _page(qtbot, window, an_answer(goes_to=())).notice.text()
    assert "Nobody who may read this report is in the clearing office any more." in said
    assert "whole clearing office" not in said


def test_an_answer_nobody_of_the_present_office_vouches_for_warns(
    qtbot: QtBot, window: FormWindow
) -> None:
    page = _page(qtbot, window, an_answer(vouched_on=None))
    assert page.notice.tone is Tone.WARNING
    assert "somebody who has left" in page.notice.text()
    assert complaints_about(page) == []


def test_the_newer_card_it_brings_is_saved_where_she_says(
    qtbot: QtBot, window: FormWindow, form: FakeForm, tmp_path: Path
) -> None:
    page = _page(qtbot, window, an_answer(brings_card=True))
    page.newer.click()
    qtbot.waitUntil(lambda: page.findChild(QFileDialog) is not None)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    target = tmp_path / "neu.komma-card"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(lambda: form.done(SaveNewerCard) == [SaveNewerCard(target=target)])
    qtbot.waitUntil(page.newer.isHidden)
