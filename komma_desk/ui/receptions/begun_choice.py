"""The entries that were begun and not finished: the one in the window, and the others to go to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from komma_desk.domain.identifiers import ReceptionId
from komma_desk.ui.parts.day_words import moment_in_digits
from komma_desk.usecases.drafts import BegunReception
from komma_desk.words import _

_LONGEST = 60  # signs of what was told


class BegunChoice(QComboBox):
    """Only shown where there is something to choose; only a choice of the person is told."""

    wanted = Signal(object)
    """The `BegunReception`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("begun")
        self.setAccessibleName(_("Begun entries"))
        self.setMinimumContentsLength(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._begun: tuple[BegunReception, ...] = ()
        self.activated.connect(self._chosen)
        self.hide()

    def show_begun(self, begun: Sequence[BegunReception], shown: ReceptionId | None) -> None:
        """The one in the window is chosen; one not kept yet is in no list."""
        self._begun = tuple(begun)
        self.clear()
        for each in self._begun:
            self.addItem(line_of(each))
        at = next((n for n, each in enumerate(self._begun) if each.id == shown), -1)
        self.setPlaceholderText(_("Begun entries: {n}").format(n=len(self._begun)))
        self.setCurrentIndex(at)
        self.setVisible(any(each.id != shown for each in self._begun))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling never changes what stands in the window."""
        event.ignore()

    def _chosen(self, row: int) -> None:
        self.wanted.emit(self._begun[row])


def line_of(begun: BegunReception) -> str:
    """When it came, who told it, how it begins."""
    at = begun.reception.received_at
    story = " ".join(begun.draft.narrative[:_LONGEST].split())
    parts = (moment_in_digits(at) if at else "", begun.reception.told_by[:_LONGEST], story)
    said = " · ".join(part for part in parts if part)
    return said or _("empty")
