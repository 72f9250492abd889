"""What the card to be handed out does: have it signed and saved, in the language of the screens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from komma_desk.domain.changes import Changes
from komma_desk.ui.people.deed_presenter import DeedPresenter
from komma_desk.usecases.commands.save_office_card import SaveOfficeCard
from komma_desk.words import _, current_language


class HandoutPresenter(DeedPresenter):
    saved = Signal(object)
    """The `CardSaved`."""

    def save(self, target: Path) -> None:
        self.busy.emit(True)
        self._counter.hand_over(
            SaveOfficeCard(target=target, language=current_language()),
            self._done,
            refused=self._refuse,
            finally_=self._rest,
            saying=_("Signing the office card …"),
        )

    def _done(self, changes: Changes) -> None:
        self.saved.emit(changes.receipt)
