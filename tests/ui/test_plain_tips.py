"""What stands under the cursor is shown sign for sign."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from komma_desk.ui.parts.buttons import Button
from komma_desk.ui.parts.plain_tips import plain_tip

PICTURE = '<img src="//server/share/x.png">Anzeige'


@pytest.mark.parametrize("text", [PICTURE, "<b>fett</b>", "a & b <i>c</i>\nd", "ohne alles"])
def test_a_tip_shows_the_very_signs_somebody_typed(text: str) -> None:
    shown = QTextDocument()
    tip = plain_tip(text)
    (shown.setHtml if tip != text else shown.setPlainText)(tip)
    assert shown.toPlainText() == text


def test_a_tip_names_no_picture_to_be_fetched(qtbot: QtBot) -> None:
    assert "<img" not in plain_tip(PICTURE)
    button = Button("x")
    qtbot.addWidget(button)
    button.setToolTip(plain_tip(PICTURE))
    assert "&lt;img" in button.toolTip()
