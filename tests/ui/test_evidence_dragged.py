"""Evidence dragged onto the form: a picture out of a browser, a mail; a mere link is not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from pytestqt.qtbot import QtBot

from komma_desk.domain.attachment import NewAttachment
from komma_desk.ui.reporting.attachment_list import AttachmentList

NAMES = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'
CONTENT = 'application/x-qt-windows-mime;value="FileContents";index=0'


@pytest.fixture
def files(qtbot: QtBot) -> AttachmentList:
    shown = AttachmentList()
    qtbot.addWidget(shown)
    return shown


def hangs_over(files: AttachmentList, data: QMimeData) -> bool:
    at, copy = QPointF(5, 5).toPoint(), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(at, copy, data, left, none)
    event.ignore()
    files.zone.dragEnterEvent(event)
    return event.isAccepted()


def drop(files: AttachmentList, data: QMimeData) -> None:
    at, copy = QPointF(5, 5), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    files.zone.dropEvent(QDropEvent(at, copy, data, left, none))


def a_link() -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/hetze.png")])
    return data


def test_a_picture_out_of_a_browser_is_taken_and_its_address_not_visited(
    qtbot: QtBot, files: AttachmentList
) -> None:
    data = a_link()
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data.setImageData(image)
    assert hangs_over(files, data)
    with qtbot.waitSignal(files.pictured) as said:
        drop(files, data)
    assert said.args is not None
    assert bytes(said.args[0]).startswith(b"\x89PNG")


def test_a_link_alone_is_left_where_it_is(files: AttachmentList) -> None:
    assert not hangs_over(files, a_link())


def test_a_mail_out_of_a_mail_programme_is_taken_whole(qtbot: QtBot, files: AttachmentList) -> None:
    data = QMimeData()
    data.setData("message/rfc822", b"Subject: a\r\n\r\nb")
    assert hangs_over(files, data)
    with qtbot.waitSignal(files.handed) as said:
        drop(files, data)
    assert said.args == [NewAttachment(name="mail.eml", content=b"Subject: a\r\n\r\nb")]


def test_a_picture_a_browser_of_windows_gives_as_bytes_keeps_its_name(
    qtbot: QtBot, files: AttachmentList
) -> None:
    name = "hetze.jpg".encode("utf-16-le").ljust(520, b"\0")
    data = QMimeData()
    data.setData(NAMES, b"\1\0\0\0" + bytes(72) + name)
    data.setData(CONTENT, b"\xff\xd8\xff")
    assert hangs_over(files, data)
    with qtbot.waitSignal(files.handed) as said:
        drop(files, data)
    assert said.args == [NewAttachment(name="hetze.jpg", content=b"\xff\xd8\xff")]


def test_a_mail_that_is_only_promised_is_not_taken(files: AttachmentList) -> None:
    data = QMimeData()
    data.setData("text/x-moz-message", b"mailbox-message://x")
    assert not hangs_over(files, data)
