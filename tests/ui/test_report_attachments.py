"""Files given to a report: sealed at once beside the typing, shown with their state, taken off."""

from __future__ import annotations

import hashlib
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from komma_desk.domain.attachment import Attachment, SealedAttachment
from komma_desk.domain.changes import Changes
from komma_desk.domain.given_file import SealingPart, SealingProgress
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.parts.toast import Toast
from komma_desk.ui.reporting.report_form import ReportPage
from komma_desk.ui.shell.application import Desk
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.commands.take_off_files import TakeOffFiles
from tests.fakes.given_evidence import a_sealed_file
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import filed, fill_in, kept, open_page, prepare
from tests.ui.typing_text import type_text


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


def test_files_go_along_with_name_size_and_checksum(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage, tmp_path: Path
) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(name)
    give(qtbot, page, tmp_path / "one.txt", tmp_path / "two.txt")
    page.form.files.list.setCurrentRow(0)
    page.form.files.remove.click()
    fill_in(page)
    page.submit.click()
    qtbot.waitUntil(page.receipt.isVisible)
    (told,) = [each.attachment for each in filed(doorway)[0].files]
    assert (told.name, told.size) == ("two.txt", 7)
    assert told.sha256 == hashlib.sha256(b"two.txt").hexdigest()


def test_each_file_shows_name_size_beginning_of_its_checksum_and_state(
    qtbot: QtBot, page: ReportPage, tmp_path: Path
) -> None:
    (tmp_path / "ton.mp3").write_bytes(b"x" * 2048)
    give(qtbot, page, tmp_path / "ton.mp3")
    item = page.form.files.list.item(0)
    whole = hashlib.sha256(b"x" * 2048).hexdigest()
    assert item.text().startswith("ton.mp3 · 2")
    assert item.text().endswith(f"sealed · {whole[:8]}")
    assert whole in item.toolTip()
    assert whole in item.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_checksum_can_be_copied(qtbot: QtBot, page: ReportPage, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    give(qtbot, page, tmp_path / "a")
    page.form.files.list.setCurrentRow(0)
    page.form.files.copy.click()
    assert QGuiApplication.clipboard().text() == hashlib.sha256(b"a").hexdigest()


def test_a_name_that_turns_its_ending_round_is_shown_as_it_is_written(
    qtbot: QtBot, page: ReportPage, tmp_path: Path
) -> None:
    path = tmp_path / "Bild\u202egpj.exe"
    path.write_bytes(b"x")
    give(qtbot, page, path)
    assert "Bild\ufffdgpj.exe" in page.form.files.list.item(0).text()


def test_the_draft_keeps_its_files(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    give(qtbot, page, tmp_path / "a.txt")
    qtbot.waitUntil(lambda: bool(saved_files(doorway)), timeout=2000)
    assert saved_files(doorway)[-1] == page.presenter.attachments.sealed()


def saved_files(doorway: FakeDoorway) -> list[tuple[SealedAttachment, ...]]:
    return [each.files for each in doorway.performed if isinstance(each, SaveDraft) and each.files]


def test_a_draft_left_behind_comes_back_with_its_files(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> None:
    prepare(doorway, files=(a_sealed_file("foto.jpg"),))
    page = open_page(qtbot, desk, counter, questions)
    qtbot.waitUntil(lambda: names(page) == ["foto.jpg"])


def test_of_files_that_are_gone_it_is_said_which(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> None:
    gone: Attachment = a_sealed_file("weg.jpg").attachment
    prepare(doorway, missing=(gone,))
    page = open_page(qtbot, desk, counter, questions)
    qtbot.waitUntil(lambda: "weg.jpg" in page.form.rows["files"].error())


def test_while_a_file_is_sealed_typing_is_kept_and_how_far_it_is_can_be_seen(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage, tmp_path: Path
) -> None:
    go_on, real = Event(), doorway.answers[AttachFile]

    def slowly(command: AttachFile) -> Changes:
        command.watch(SealingProgress(part=SealingPart.SEALING, done=40, whole=100))
        go_on.wait(10)
        changes: Changes = real(command)
        return changes

    doorway.answers[AttachFile] = slowly
    (tmp_path / "film.mp4").write_bytes(b"x")
    page.form.files.zone.give((tmp_path / "film.mp4",))
    qtbot.waitUntil(lambda: "being sealed, 40 %" in page.form.files.list.item(0).text())
    type_text(page.form.narrative, "Er")
    qtbot.waitUntil(lambda: bool(kept(doorway)), timeout=2000)
    assert kept(doorway)[-1].narrative == "Er"
    fill_in(page)
    page.submit.click()
    assert "still being sealed" in page.form.rows["files"].error()
    go_on.set()
    qtbot.waitUntil(lambda: names(page) == ["film.mp4"])
    assert page.form.rows["files"].error() == ""


def test_a_file_being_sealed_can_be_stopped(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage, tmp_path: Path
) -> None:
    begun, go_on, real = Event(), Event(), doorway.answers[AttachFile]

    def slowly(command: AttachFile) -> Changes:
        begun.set()
        go_on.wait(10)
        changes: Changes = real(command)
        return changes

    doorway.answers[AttachFile] = slowly
    (tmp_path / "film.mp4").write_bytes(b"x")
    page.form.files.zone.give((tmp_path / "film.mp4",))
    qtbot.waitUntil(begun.is_set)
    page.form.files.list.setCurrentRow(0)
    assert page.form.files.remove.text() == "Stop"
    page.form.files.remove.click()
    go_on.set()
    qtbot.waitUntil(lambda: page.form.files.list.count() == 0)
    assert names(page) == []
    assert page.form.rows["files"].error() == ""


def test_a_file_taken_off_can_be_brought_back(
    qtbot: QtBot, page: ReportPage, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"x")
    give(qtbot, page, tmp_path / "a", tmp_path / "b")
    page.form.files.list.setCurrentRow(0)
    QTest.keyClick(page.form.files.list, Qt.Key.Key_Delete)
    assert names(page) == ["b"]
    toast = page.window().findChild(Toast)
    assert toast is not None
    toast._back.click()
    assert names(page) == ["a", "b"]


def test_what_was_taken_off_for_good_leaves_the_store(
    qtbot: QtBot,
    doorway: FakeDoorway,
    page: ReportPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("komma_desk.ui.reporting.attachment_presenter.GONE_AFTER_MS", 1)
    (tmp_path / "a").write_bytes(b"x")
    give(qtbot, page, tmp_path / "a")
    (sealed,) = page.presenter.attachments.sealed()
    page.form.files.list.setCurrentRow(0)
    page.form.files.remove.click()
    qtbot.waitUntil(lambda: TakeOffFiles((sealed.stored_as,)) in doorway.performed)


def test_a_screenshot_is_pasted_without_ever_being_a_file(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage
) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    page.form.files.zone.setFocus()
    QTest.keyClick(page.form.files, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(page) == ["Screenshot 1.png"])
    (given,) = [each.given for each in doorway.performed if isinstance(each, AttachFile)]
    assert not isinstance(given, Path)
    assert given.content.startswith(b"\x89PNG")
    page.form.files.paste.click()
    qtbot.waitUntil(lambda: names(page) == ["Screenshot 1.png", "Screenshot 2.png"])


def test_files_copied_elsewhere_can_be_pasted(
    qtbot: QtBot, page: ReportPage, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.pdf"))])
    QGuiApplication.clipboard().setMimeData(data)
    page.form.files.paste.click()
    qtbot.waitUntil(lambda: names(page) == ["a.pdf"])


def test_where_there_is_nothing_to_paste_it_is_said(page: ReportPage) -> None:
    QGuiApplication.clipboard().setText("nur Text")
    page.form.files.paste.click()
    assert "no picture" in page.form.rows["files"].error()


def test_the_kind_of_a_file_can_be_said_and_goes_with_the_report(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage, tmp_path: Path
) -> None:
    (tmp_path / "ton.mp3").write_bytes(b"x" * 2048)
    give(qtbot, page, tmp_path / "ton.mp3")
    menu = page.form.files.kind.menu()
    next(each for each in menu.actions() if each.text() == "Voicemail").trigger()
    assert page.form.files.list.item(0).text().startswith("ton.mp3 · Voicemail · ")
    fill_in(page)
    page.submit.click()
    qtbot.waitUntil(page.receipt.isVisible)
    assert [each.attachment.kind for each in filed(doorway)[0].files] == ["VOICEMAIL"]


def test_nobody_must_say_what_kind_a_file_is(
    qtbot: QtBot, doorway: FakeDoorway, page: ReportPage, tmp_path: Path
) -> None:
    (tmp_path / "ton.mp3").write_bytes(b"x" * 2048)
    assert not page.form.files.kind.isVisible()
    give(qtbot, page, tmp_path / "ton.mp3")
    assert page.form.files.kind.isVisible()
    fill_in(page)
    page.submit.click()
    qtbot.waitUntil(page.receipt.isVisible)
    assert [each.attachment.kind for each in filed(doorway)[0].files] == [None]
