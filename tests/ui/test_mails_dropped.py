"""Mails dropped on a window or chosen: each begins an entry, and what did not come is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.foreign_file import Hindrance
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.parts.dropped_mails import mails_in, may_be_mails, names_in
from komma_desk.ui.receptions.mail_drops import MailDrops
from komma_desk.usecases.queries.begun_receptions import BegunReceptions
from tests.ui.reception_room import Room, a_mail, a_room

DESCRIPTOR = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'
CONTENT = 'application/x-qt-windows-mime;value="FileContents";index={n}'


@pytest.fixture
def room(qtbot: QtBot, background: Background, spoken: list[Exception]) -> Room:
    return a_room(qtbot, background, spoken)


def test_a_dropped_mail_stands_in_the_window_with_its_files(room: Room) -> None:
    room.bench.foreign.parsed = a_mail()
    room.desk.mails.take([NewAttachment(name="../Hilfe.eml", content=b"x")])
    room.wait(lambda: room.desk.window is not None and room.desk.window.isVisible())
    window = room.desk.window
    assert window is not None
    room.wait(lambda: bool(window.form.narrative.text()))
    assert window.form.narrative.text() == "Bitte um Hilfe\n\n<img src=http://example.org/x>"
    assert window.line.channel.code() == "MAIL"
    assert [each.attachment.name for each in window.presenter.attachments.sealed()] == [
        "Hilfe.eml",
        "foto.jpg",
    ]
    assert "please check the day" in room.desk.notice.text()


def test_of_several_mails_each_begins_one_and_a_broken_one_is_named(room: Room) -> None:
    room.bench.foreign.parsed = a_mail()
    given = [NewAttachment(name=f"{n}.eml", content=b"x") for n in range(2)]
    room.desk.mails.take([given[0], Path("/weg.eml"), given[1]])
    room.wait(lambda: len(room.asked(BegunReceptions())) == 2)
    room.wait(lambda: "weg.eml" in room.desk.notice.text())
    assert "2 mails taken over" in room.desk.notice.accessibleName()


def test_a_mail_that_cannot_be_read_ends_in_a_sentence(room: Room) -> None:
    room.bench.foreign.hindrance = Hindrance.TOO_MUCH
    room.desk.mails.take([NewAttachment(name="bombe.eml", content=b"x")])
    room.wait(lambda: "unfold" in room.desk.notice.text())
    assert room.asked(BegunReceptions()) == ()


def test_reading_mails_can_be_stopped(room: Room) -> None:
    room.bench.foreign.parsed = a_mail()
    room.desk.mails.progressed.connect(lambda _left: room.desk.notice.stop.click())
    room.desk.mails.take(NewAttachment(name=f"{n}.eml", content=b"x") for n in range(9))
    room.wait(lambda: not room.desk.notice.close_notice.isHidden())
    assert len(room.asked(BegunReceptions())) <= 1


def descriptor(*names: str) -> bytes:
    one = [bytes(72) + name.encode("utf-16-le").ljust(520, b"\0") for name in names]
    return len(names).to_bytes(4, "little") + b"".join(one)


def test_files_that_are_mails_are_taken_and_others_are_left_to_whoever_takes_files() -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/post/a.EML"), QUrl.fromLocalFile("/post/b.pdf")])
    assert mails_in(data) == (Path("/post/a.EML"),)
    data.setUrls([QUrl.fromLocalFile("/post/b.pdf"), QUrl("https://example.org/a.eml")])
    assert not may_be_mails(data)


def test_a_mail_programme_may_hand_over_bytes_without_a_file() -> None:
    data = QMimeData()
    data.setData(DESCRIPTOR, descriptor("Ä.msg", "b.eml"))
    data.setData(CONTENT.format(n=1), b"From: x")
    assert may_be_mails(data)
    assert mails_in(data) == (NewAttachment(name="b.eml", content=b"From: x"),)


def test_a_mail_can_be_dragged_as_itself() -> None:
    data = QMimeData()
    data.setData("message/rfc822", b"From: x")
    assert mails_in(data) == (NewAttachment(name="mail.eml", content=b"From: x"),)


def test_a_mail_that_is_only_promised_is_said_not_to_have_come(room: Room) -> None:
    data = QMimeData()
    data.setData("text/x-moz-message", b"mailbox-message://nobody")
    assert may_be_mails(data)
    assert mails_in(data) == ()
    room.desk.notice.say_nothing_came()
    assert not room.desk.notice.isHidden()


@pytest.mark.parametrize("cut", [0, 3, 4, 100, 595])
def test_a_list_of_names_that_is_cut_gives_fewer_names(cut: int) -> None:
    assert names_in(descriptor("a.msg", "b.msg")[:cut]) == ()


def test_an_endless_list_of_names_has_an_end() -> None:
    assert len(names_in((2**32 - 1).to_bytes(4, "little") + bytes(592 * 99))) == 50


def test_what_is_dropped_on_the_window_is_taken_and_other_files_go_where_they_went(
    room: Room,
) -> None:
    room.bench.foreign.parsed = a_mail()
    data = QMimeData()
    data.setData("message/rfc822", b"From: x")
    assert dropped_on(room, data)
    room.wait(lambda: len(room.asked(BegunReceptions())) == 1)
    other = QMimeData()
    other.setUrls([QUrl.fromLocalFile("/post/b.pdf")])
    assert not dropped_on(room, other)


def dropped_on(room: Room, data: QMimeData) -> bool:
    """Whether the page took it."""
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    (drops,) = room.page.findChildren(MailDrops)
    return drops.eventFilter(room.page, event)  # Qt itself sends none without a mouse
