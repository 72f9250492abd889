"""A notice above every page: a procedure waits for me to look it through and publish it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.words import _, n_


class ProposalsAlert(Alert):
    """Shown as long as one waits."""

    def __init__(self, go: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(Tone.INFO, "", parent=parent)
        self._number = 0
        self.way = Button(_("Go to the procedures"), ButtonKind.SECONDARY, "settings")
        self.way.clicked.connect(go)
        self.add_beside(self.way)
        self.hide()

    def show_number(self, number: int) -> None:
        if number == self._number:
            return
        self._number = number
        self.setVisible(number > 0)
        if number:
            title = n_(
                "{n} proposal waits for a second person to publish it",
                "{n} proposals wait for a second person to publish them",
                number,
            )
            text = _(
                "The clearing office proposed a procedure or the assignment of cases. "
                "It counts once somebody else has looked it through and published it."
            )
            self.show_notice(Tone.INFO, text, title)
            self.speak()
