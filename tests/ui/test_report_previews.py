"""Whoever reports looks at her own file before it is sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from komma_desk.domain.foreign_file import PlainText
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.preview.preview_window import PreviewWindow
from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.queries.attachment_preview import PreviewOwnFile
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import open_page, prepare


@pytest.fixture
def page(
    qtbot: QtBot,
    desk: Desk,
    doorway: FakeDoorway,
    counter: Counter,
    questions: Questions,
    tmp_path: Path,
) -> ReportPage:
    """With one file that lies sealed already."""
    prepare(doorway)
    doorway.answers[PreviewOwnFile] = lambda _: PlainText(text="Guten Tag")
    page = open_page(qtbot, desk, counter, questions)
    (tmp_path / "brief.txt").write_text("Guten Tag")
    page.form.files.zone.give((tmp_path / "brief.txt",))
    qtbot.waitUntil(lambda: bool(page.presenter.attachments.sealed()))
    return page


def opened(page: ReportPage) -> PreviewWindow:
    (window,) = page.window().findChildren(PreviewWindow)
    return window


@pytest.mark.parametrize("by_key", [False, True])
def test_a_file_of_the_draft_is_shown_in_a_window(
    qtbot: QtBot, page: ReportPage, doorway: FakeDoorway, by_key: bool
) -> None:
    files = page.form.files
    files.choose(0)
    if by_key:
        files.list.setFocus()
        QTest.keyClick(files.list, Qt.Key.Key_Return)
    else:
        files.look.click()
    qtbot.waitUntil(lambda: opened(page).text.toPlainText() == "Guten Tag")
    (asked,) = [each for each in doorway.asked if isinstance(each, PreviewOwnFile)]
    assert asked.file == page.presenter.attachments.sealed()[0]


def test_nothing_is_to_be_looked_at_before_a_file_is_chosen(page: ReportPage) -> None:
    page.form.files.choose(-1)
    assert not page.form.files.look.isEnabled()
