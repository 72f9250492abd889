"""A notice inside a page: a bar, an icon and a word, so that colour is never alone."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, TextKind
from komma_desk.words import N_, _


class Tone(StrEnum):
    """How a notice, a chip or a message is meant."""

    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


ICON_OF = {
    Tone.NEUTRAL: "info",
    Tone.INFO: "info",
    Tone.SUCCESS: "check",
    Tone.WARNING: "warning",
    Tone.DANGER: "danger",
}
INK_OF = {tone: "text" if tone is Tone.NEUTRAL else str(tone) for tone in Tone}
WORD_OF = {
    Tone.NEUTRAL: N_("Note"),
    Tone.INFO: N_("Note"),
    Tone.SUCCESS: N_("Done"),
    Tone.WARNING: N_("Please note"),
    Tone.DANGER: N_("Important"),
}


class Alert(QFrame):
    """A notice with title and text; `title` stands in for the word of the tone."""

    def __init__(
        self,
        tone: Tone,
        text: str = "",
        title: str | None = None,
        parent: QWidget | None = None,
        *,
        copyable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "alert")
        self._icon = IconLabel(ICON_OF[tone], INK_OF[tone], 24)
        self._title = PlainLabel("", TextKind.STRONG)
        self._text = PlainLabel("", copyable=copyable)
        if copyable:
            self._text.setAccessibleName(_("Text of the notice"))
        self._words = QVBoxLayout()
        self._words.setSpacing(4)
        self._words.addWidget(self._title)
        self._words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)
        self._row = row
        self.show_notice(tone, text, title)

    def show_notice(self, tone: Tone, text: str, title: str | None = None) -> None:
        """Change what is said; use `speak` as well when it answers a deed."""
        self.tone = tone
        self.setProperty("tone", str(tone))
        self._icon.show_icon(ICON_OF[tone], INK_OF[tone])
        self._title.setText(title or _(WORD_OF[tone]))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(text)
        self.style().unpolish(self)
        self.style().polish(self)

    def text(self) -> str:
        return self._text.text()

    def add(self, part: QWidget) -> None:
        """Put a button or a list under the text."""
        self._words.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)

    def add_beside(self, part: QWidget) -> None:
        """Put a button to the right of the text."""
        self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def speak(self) -> None:
        """Let a screen reader say the notice now."""
        words = f"{self._title.text()}: {self._text.text()}"
        announce(self, words, urgent=self.tone in {Tone.WARNING, Tone.DANGER})
