"""A picture pasted into a draft that came back has a name of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from komma_desk.domain.incident import IncidentDraft
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.shell.application import Desk
from tests.fakes.given_evidence import a_sealed_file
from tests.ui.doorways import FakeDoorway
from tests.ui.reporting_room import open_page, prepare


def test_a_picture_pasted_after_a_restart_is_not_called_like_the_one_before(
    qtbot: QtBot, desk: Desk, doorway: FakeDoorway, counter: Counter, questions: Questions
) -> None:
    kept = a_sealed_file("Screenshot 1.png")
    prepare(doorway, IncidentDraft(narrative="Er stand vor der Tür."), (kept,))
    page = open_page(qtbot, desk, counter, questions)
    sealed = page.presenter.attachments.sealed
    qtbot.waitUntil(lambda: len(sealed()) == 1)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    page.form.files.paste.click()
    qtbot.waitUntil(lambda: len(sealed()) == 2)
    assert [each.attachment.name for each in sealed()] == ["Screenshot 1.png", "Screenshot 2.png"]
