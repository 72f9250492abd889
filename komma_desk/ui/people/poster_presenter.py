"""What the card of the poster does: have it written where somebody wants it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from komma_desk.domain.changes import Changes
from komma_desk.ui.people.deed_presenter import DeedPresenter
from komma_desk.usecases.commands.save_card_poster import SaveCardPoster
from komma_desk.words import _


class PosterPresenter(DeedPresenter):
    saved = Signal(object)
    """The `Path`."""

    def save(self, command: SaveCardPoster) -> None:
        self.busy.emit(True)
        self._counter.hand_over(
            command,
            self._done,
            refused=self._refuse,
            finally_=self._rest,
            saying=_("Writing the poster …"),
        )

    def _done(self, changes: Changes) -> None:
        self.saved.emit(changes.receipt)
