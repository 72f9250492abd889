"""What every field of the long report can do: give its answer, show one, say what is none."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget


class AnswerField(QWidget):
    """An empty answer is None, an empty text or an empty tuple, as the domain has it."""

    changed = Signal()
    """The person changed the answer; not sent while one is shown."""

    def __init__(self, *, across: bool = False) -> None:
        super().__init__()
        self._silent = False
        # Without a policy of its own, Qt would not take it into the order of the tab key.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line: QHBoxLayout | QVBoxLayout = QHBoxLayout(self) if across else QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8 if across else 6)
        self._line = line

    @abstractmethod
    def answer(self) -> Any:
        """What is answered now."""

    def unreadable(self) -> str:
        """A sentence for what was typed and is no answer."""
        return ""

    def show_answer(self, answer: Any) -> None:
        self._silent = True
        try:
            self._fill_in(answer)
        finally:
            self._silent = False

    @abstractmethod
    def _fill_in(self, answer: Any) -> None:
        """Show an answer; who calls it sees to it that nobody is told."""

    def _said(self, *_what: object) -> None:
        if not self._silent:
            self.changed.emit()

    def layout(self) -> QLayout:
        return self._line

    def _hold(self, part: QWidget, stretch: int = 0) -> None:
        """Put the part that is written in; the label and the focus go to it."""
        self._line.addWidget(part, stretch)
        self.setFocusProxy(part)
        self._voice = part

    _voice: QWidget | None = None

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        if self._voice is not None:
            self._voice.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        if self._voice is not None:
            self._voice.setAccessibleDescription(description)
