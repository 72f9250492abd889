"""The status bar: who sits here in which role, what is being done, and the lock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QStatusBar, QWidget

from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.labels import IconLabel, PlainLabel, ShortLabel
from komma_desk.ui.parts.plain_tips import plain_tip
from komma_desk.ui.parts.shortcuts import LOCK, spoken_key
from komma_desk.ui.shell.page_entry import Seat
from komma_desk.words import _


class DeskStatus(QStatusBar):
    """Connect `Background.busy` to `show_busy` and `Background.slow` to `show_work`."""

    lock_wanted = Signal()

    def __init__(
        self, seat: Seat, parts: Sequence[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        """`parts` stand before who sits here."""
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(12, 0, 8, 0)
        self._work = PlainLabel(wrap=False)
        self._progress = QProgressBar(textVisible=False)
        self._progress.setRange(0, 0)
        self._progress.setFixedWidth(120)
        self._progress.setAccessibleName(_("Working …"))
        lock = Button(_("Lock"), ButtonKind.QUIET, "lock")
        lock.setToolTip(plain_tip(f"{_('Lock the desk')} ({spoken_key(LOCK)})"))
        lock.clicked.connect(self.lock_wanted)
        self.addPermanentWidget(self._work)
        self.addPermanentWidget(self._progress)
        for part in parts:
            self.addPermanentWidget(part)
        self.addPermanentWidget(IconLabel("people", "muted", 18))
        self.addPermanentWidget(ShortLabel(f"{seat.person} · {seat.role()}"))
        self.addPermanentWidget(IconLabel("cases", "muted", 18))
        self.addPermanentWidget(ShortLabel(seat.store))
        self.addPermanentWidget(lock)
        self.show_busy(busy=False)

    def show_busy(self, busy: bool) -> None:
        """Work has lasted 300 ms, or all is done."""
        self._progress.setVisible(busy)
        self._work.setVisible(False)
        self._work.clear()

    def show_work(self, saying: str) -> None:
        """Work has lasted a second: say what it is."""
        self._work.setText(saying or _("Working …"))
        self._work.setVisible(True)
