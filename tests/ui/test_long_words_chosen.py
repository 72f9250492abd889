"""A chosen word that is longer than its field is read from its beginning."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from komma_desk.ui.parts.choices import Choice, CodeCombo


def test_a_long_word_just_chosen_shows_its_beginning(qtbot: QtBot) -> None:
    combo = CodeCombo([Choice("A", "Kurz"), Choice("B", "Mobile Beratung Region Hohenlinde")])
    qtbot.addWidget(combo)
    combo.setFixedWidth(140)
    combo.show()
    combo.setCurrentIndex(1)
    line = combo.lineEdit()
    assert line is not None
    assert line.cursorPosition() == 0
