"""A clearing office in memory with the real use cases, and the window in which it enters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.changes import Changes
from komma_desk.domain.code_list import Code
from komma_desk.domain.foreign_file import MailFile, ParsedMail
from komma_desk.domain.moment import Moment
from komma_desk.domain.roles import Role
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.receptions.reception_desk import ReceptionDesk
from komma_desk.ui.receptions.reception_window import ReceptionWindow
from tests.usecases.workbench import Workbench


class OfficeDoorway:
    """One deed at a time, as the store sees to it."""

    def __init__(self, bench: Workbench) -> None:
        self._seat, self._lock = bench.at(Role.CLEARING), Lock()
        self.performed: list[object] = []

    def perform(self, command: object) -> Changes:
        with self._lock:
            self.performed.append(command)
            return self._seat.perform(command)

    def ask(self, query: object) -> Any:
        with self._lock:
            return self._seat.ask(query)


@dataclass
class Room:
    bench: Workbench
    doorway: OfficeDoorway
    desk: ReceptionDesk
    page: QWidget
    qtbot: QtBot

    def opened(self) -> ReceptionWindow:
        self.desk.open()
        self.qtbot.waitUntil(lambda: self.desk.window is not None)
        window = self.desk.window
        assert window is not None
        self.qtbot.waitUntil(lambda: window.isVisible() and window.presenter.begun is not None)
        return window

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until)

    def asked(self, query: object) -> Any:
        return self.doorway.ask(query)


def a_room(qtbot: QtBot, background: Background, spoken: list[Exception]) -> Room:
    bench = Workbench()
    doorway = OfficeDoorway(bench)
    counter = Counter(doorway, background, spoken.append)
    questions = Questions(doorway, background, spoken.append)
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    desk = ReceptionDesk(counter, questions, lambda: bench.clock.at, page)
    return Room(bench, doorway, desk, page, qtbot)


def fill_in(window: ReceptionWindow, narrative: str = "Er schlug auf den Tresen.") -> None:
    """Everything that must be answered, as a caller tells it."""
    window.line.channel.set_code("PHONE")
    form = window.form
    form.narrative.insertPlainText(narrative)
    form.reporter_role.set_code("WITNESS")
    form.direction.set_code("EXT_TO_STAFF")
    form.occurred.show_moment(Moment.on(date(2026, 10, 2)))
    form.place.set_code("COUNTER")
    form.forms.set_codes({Code("THREAT")})
    form.acute_danger.answer.set_code("no")
    form.wishes.set_codes({"talk"})


def a_mail() -> ParsedMail:
    return ParsedMail(
        subject="Bitte um Hilfe",
        sender="Frau Muster <muster@example.org>",
        to="amt@example.org",
        sent_at=None,
        text="<img src=http://example.org/x>",
        files=(MailFile(name="foto.jpg", size=4, content=b"JPEG"),),
    )
