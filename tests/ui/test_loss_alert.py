"""A log that lost its end is said above every page, until somebody who knows why accepts it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from komma_desk.domain.audit import Compartment, LogHead
from komma_desk.domain.log_loss import LogLoss
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.desk_window import DeskWindow
from komma_desk.ui.shell.page_entry import PageEntry, Seat
from komma_desk.ui.upkeep.loss_alert import LossAlert
from komma_desk.usecases.commands.acknowledge_loss import AcknowledgeLoss
from tests.ui.doorways import FakeDoorway

LOSS = LogLoss(
    compartment=Compartment.CASES,
    seen=LogHead(sequence=57, digest=b"d" * 32),
    ends=LogHead(sequence=41, digest=b"e" * 32),
    last_on=date(2026, 10, 5),
)


def test_the_notice_names_file_entries_and_day(desk: Desk, qtbot: QtBot, counter: Counter) -> None:
    alert = LossAlert((LOSS,), counter)
    qtbot.addWidget(alert)
    for word in ("cases.db", "57", "41", "05/10/2026"):
        assert word in alert.text()


def test_accepting_hands_the_losses_over_and_takes_the_notice_away(
    desk: Desk, qtbot: QtBot, counter: Counter, doorway: FakeDoorway
) -> None:
    alert = LossAlert((LOSS,), counter)
    qtbot.addWidget(alert)
    alert.show()
    alert.accept.click()
    qtbot.waitUntil(lambda: not alert.isVisible())
    assert doorway.performed == [AcknowledgeLoss((LOSS,))]


def test_the_notice_stays_above_every_page_and_in_every_language(
    desk: Desk, qtbot: QtBot, counter: Counter
) -> None:
    entries = [
        PageEntry(key=key, title=key, icon="info", build=lambda: QLabel("page"))
        for key in ("one", "two")
    ]

    def notices() -> tuple[QWidget, ...]:
        return (LossAlert((LOSS,), counter),)

    seat = Seat(person="Rita", role=lambda: "", store="Musterstadt")
    window = DeskWindow(desk, seat, entries, notices=notices)
    qtbot.addWidget(window)
    window.show()
    window.show_page("two")
    window.rebuild()

    def seen() -> list[LossAlert]:
        return [each for each in window.findChildren(LossAlert) if each.accept.isVisible()]

    qtbot.waitUntil(lambda: len(seen()) == 1)
