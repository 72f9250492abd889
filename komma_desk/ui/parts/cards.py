"""A section of a page on its own ground, with a heading; and small chips for a state."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from komma_desk.ui.parts.alert import ICON_OF, INK_OF, Tone
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind


class Card(QFrame):
    """A section: heading, an explaining line, deeds at the right, parts in `body`."""

    def __init__(
        self, title: str = "", explanation: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.title = PlainLabel(title, TextKind.SECTION)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addLayout(self._actions)
        self.explanation = PlainLabel(explanation, TextKind.MUTED)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(8)
        if title:
            column.addLayout(top)
        column.addWidget(self.explanation)
        column.addLayout(self.body, 1)
        # Shown or not only where they stand: alone, each would open as a window of its own.
        self.title.setVisible(bool(title) and self.title.parent() is self)
        self.explanation.setVisible(bool(explanation))

    def add(self, part: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(part, stretch)

    def add_action(self, button: QWidget) -> None:
        """Put a button into the heading line; the card must have a title."""
        self._actions.addWidget(button)


class Chip(QFrame):
    """A short word about a state, with an icon: never colour alone."""

    def __init__(self, text: str, tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(ICON_OF[tone], INK_OF[tone], 16)
        self._text = PlainLabel("", TextKind.SMALL, wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 10, 2)
        row.setSpacing(6)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text)
        self.show_state(text, tone)

    def show_state(self, text: str, tone: Tone = Tone.NEUTRAL) -> None:
        self.setProperty("tone", str(tone))
        self._icon.setVisible(tone is not Tone.NEUTRAL)
        self._icon.show_icon(ICON_OF[tone], INK_OF[tone])
        self._text.setText(text)
        self.setAccessibleName(text)
        self.style().unpolish(self)
        self.style().polish(self)

    def text(self) -> str:
        return self._text.text()
