"""What the page of cases says about the post is said once, and counts all of it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from komma_desk.ui.inbox.intake_notices import IntakeNotices
from komma_desk.usecases.effects.reporters_letters import Heard


def test_a_case_whose_reporter_wrote_often_is_named_once(qtbot: QtBot) -> None:
    notices = IntakeNotices()
    qtbot.addWidget(notices)
    notices.show_letters([Heard("2026-0021"), Heard("2026-0021"), Heard("2026-0007")])
    words = "\n".join(label.text() for label in notices.letters.findChildren(QLabel))
    assert words.count("2026-0021") == 1
    assert words.index("2026-0021") < words.index("2026-0007")
    assert "3 messages" in words
