"""The nearest deadline of a case, in one line of its head."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from komma_desk.domain.dues.due_words import LIGHT_WORDS
from komma_desk.domain.dues.of_case import Due
from komma_desk.ui.deadlines.radar_words import (
    LIGHT_TONES,
    days_left_said,
    safe_said,
)
from komma_desk.ui.parts.cards import Chip
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.words import _, n_


class NextDue(QWidget):
    """Hidden where nothing falls due; the tab “Deadlines” tells the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.light = Chip("")
        self.text = PlainLabel("", TextKind.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.light)
        row.addWidget(self.text, 1)
        self.hide()

    def show_dues(self, dues: Sequence[Due]) -> None:
        """They come by their safe day; those without one stand last."""
        self.setVisible(bool(dues))
        if not dues:
            return
        first = dues[0]
        self.light.show_state(_(LIGHT_WORDS[first.light]), LIGHT_TONES[first.light])
        told = first.title.spoken()
        if first.safe is not None:
            told = _("{title}: {day} ({left})").format(
                title=told, day=safe_said(first), left=days_left_said(first)
            )
        if more := len(dues) - 1:
            told += " · " + n_("{n} more deadline", "{n} more deadlines", more)
        self.text.setText(told)
