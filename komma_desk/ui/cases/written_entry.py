"""One thing somebody wrote, with when and by whom: a note, or a message."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.labels import PlainLabel, TextKind


class WrittenEntry(Card):
    """The text is plain and can be selected and copied."""

    def __init__(self, head: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        said = PlainLabel(text, copyable=True)
        said.setAccessibleName(f"{head}: {text}")
        self.add(PlainLabel(head, TextKind.SMALL))
        self.add(said)


class EntryColumn(QWidget):
    """Entries one under the other, laid out anew only when they changed."""

    def __init__(self, nothing_yet: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing_yet = nothing_yet
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_entries(self, entries: tuple[tuple[str, str], ...]) -> None:
        """Pairs of head and text."""
        if entries == self._shown:
            return
        self._shown = entries
        while (old := self._column.takeAt(0)) is not None:
            if (gone := old.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for head, text in entries:
            self._column.addWidget(WrittenEntry(head, text))
        if not entries:
            self._column.addWidget(PlainLabel(self._nothing_yet, TextKind.MUTED))
