"""Sentences that each lead to a place: findings, differences; Enter or a click goes there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from komma_desk.ui.parts import icons, tokens
from komma_desk.ui.parts.alert import ICON_OF, INK_OF, Tone

_PLACE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    place: str
    tone: Tone = Tone.NEUTRAL
    word: str = ""
    """What the tone means, for whoever does not see the icon: "Error"."""


class SentenceList(QListWidget):
    wanted = Signal(str)
    """The place somebody wants to see."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._sentences: tuple[Sentence, ...] = ()
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setStyleSheet("QListView::item { padding: 7px 8px; }")
        self.itemClicked.connect(self._go)

    def show_sentences(self, sentences: Sequence[Sentence]) -> None:
        """The cursor stays in its row where the list only grew or shrank elsewhere."""
        if tuple(sentences) == self._sentences:
            return
        self._sentences = tuple(sentences)
        row = self.currentRow()
        self.clear()
        colours = tokens.current().colours()
        for one in sentences:
            text = f"{one.word}: {one.text}" if one.word else one.text
            item = QListWidgetItem(text)
            item.setData(_PLACE, one.place)
            if one.tone is not Tone.NEUTRAL:
                item.setIcon(icons.icon(ICON_OF[one.tone], colours[INK_OF[one.tone]]))
            self.addItem(item)
        self.setCurrentRow(min(max(row, 0), self.count() - 1))

    def texts(self) -> list[str]:
        return [self.item(row).text() for row in range(self.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            self._go(item)
        else:
            super().keyPressEvent(event)

    def _go(self, item: QListWidgetItem) -> None:
        self.wanted.emit(str(item.data(_PLACE)))
