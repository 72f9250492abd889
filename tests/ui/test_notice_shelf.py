"""Notices above the pages take room only while one is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.ui.shell.notice_shelf import NoticeShelf


def _page_below(qtbot: QtBot, *notices: QWidget) -> tuple[QWidget, QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(NoticeShelf(notices, window))
    page = QLabel("page")
    column.addWidget(page, 1)
    window.resize(400, 300)
    window.show()
    return window, page  # who lets go of the window loses what is in it


def test_hidden_notices_leave_no_gap_above_the_page(qtbot: QtBot) -> None:
    notices = QLabel("one"), QLabel("two")
    for each in notices:
        each.hide()
    _window, page = _page_below(qtbot, *notices)
    assert page.y() == 0


def test_a_notice_makes_room_when_it_appears_and_gives_it_back(qtbot: QtBot) -> None:
    notice = QLabel("one")
    notice.hide()
    _window, page = _page_below(qtbot, notice)
    notice.show()
    qtbot.waitUntil(lambda: page.y() >= notice.sizeHint().height())
    notice.hide()
    qtbot.waitUntil(lambda: page.y() == 0)


def test_two_notices_stand_one_below_the_other(qtbot: QtBot) -> None:
    first, second = QLabel("one"), QLabel("two")
    _window, page = _page_below(qtbot, first, second)
    assert 0 < first.y() < second.y() < page.y()
