"""Files a report cannot take: a sentence beside them, and everything else as it was."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from komma_desk.domain.attachment import LARGEST_FILE, MOST_FILES
from komma_desk.domain.changes import Changes
from komma_desk.domain.errors import Trouble
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.commands.attach_file import AttachFile
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import fill_in, open_page, prepare


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> ReportPage:
    prepare(doorway)
    return open_page(qtbot, desk, counter, questions)


def names(page: ReportPage) -> list[str]:
    return [each.attachment.name for each in page.presenter.attachments.sealed()]


def give(qtbot: QtBot, page: ReportPage, *paths: Path) -> None:
    before = len(names(page))
    page.form.files.zone.give(paths)
    qtbot.waitUntil(lambda: len(names(page)) == before + len(paths))


def refused(qtbot: QtBot, page: ReportPage, path: Path) -> str:
    """The sentence beside the files; everything else is as it was."""
    fill_in(page)
    before = page.form.draft()
    page.form.files.zone.give((path,))
    qtbot.waitUntil(lambda: page.form.rows["files"].error() != "")
    qtbot.waitUntil(lambda: page.form.files.list.count() == 0)
    assert page.form.draft() == before
    return page.form.rows["files"].error()


def test_a_file_too_large_is_refused_before_it_is_read(
    qtbot: QtBot, page: ReportPage, tmp_path: Path
) -> None:
    large = tmp_path / "film.mp4"
    with large.open("wb") as file:
        file.truncate(4 * LARGEST_FILE)
    assert "2000 MB, at most 500 MB" in refused(qtbot, page, large)


def test_an_empty_file_is_refused(qtbot: QtBot, page: ReportPage, tmp_path: Path) -> None:
    (tmp_path / "leer.txt").touch()
    assert "leer.txt” is empty" in refused(qtbot, page, tmp_path / "leer.txt")


def test_a_file_that_vanished_is_refused(qtbot: QtBot, page: ReportPage, tmp_path: Path) -> None:
    assert "gone.png" in refused(qtbot, page, tmp_path / "gone.png")
    (tmp_path / "there.png").write_bytes(b"x")
    give(qtbot, page, tmp_path / "there.png")
    assert page.form.rows["files"].error() == ""


def test_a_folder_is_refused(qtbot: QtBot, page: ReportPage, tmp_path: Path) -> None:
    assert "is no file" in refused(qtbot, page, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with a name in a folder there")
def test_a_pipe_is_refused_and_not_waited_for(
    qtbot: QtBot, page: ReportPage, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is no file" in refused(qtbot, page, tmp_path / "pipe")


def test_more_files_than_a_report_may_have_are_refused_together(
    page: ReportPage, tmp_path: Path
) -> None:
    page.form.files.zone.give(tuple(tmp_path / str(n) for n in range(MOST_FILES + 1)))
    assert "101" in page.form.rows["files"].error()
    assert page.form.files.list.count() == 0


def test_a_full_disk_is_said_and_the_form_stays(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage, tmp_path: Path, spoken: list[Exception]
) -> None:
    def full(_command: AttachFile) -> Changes:
        raise Trouble

    doorway.answers[AttachFile] = full
    fill_in(page)
    before = page.form.draft()
    (tmp_path / "a").write_bytes(b"x")
    page.form.files.zone.give((tmp_path / "a",))
    qtbot.waitUntil(lambda: bool(spoken))
    qtbot.waitUntil(lambda: page.form.files.list.count() == 0)
    assert page.form.draft() == before
