"""A notice above every page: a log lost what this person saw of it, and what to do now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from komma_desk.domain.changes import Changes
from komma_desk.domain.log_loss import ADVICE, LogLoss
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button
from komma_desk.usecases.commands.acknowledge_loss import AcknowledgeLoss
from komma_desk.words import _


class LossAlert(Alert):
    """Stays until somebody who knows the reason accepts the log as it is."""

    def __init__(
        self, losses: Sequence[LogLoss], counter: Counter, parent: QWidget | None = None
    ) -> None:
        told = [*(loss.spoken() for loss in losses), _(ADVICE)]
        super().__init__(
            Tone.DANGER, "\n\n".join(told), _("A log has lost its end"), parent, copyable=True
        )
        self._losses, self._counter = tuple(losses), counter
        self.accept = Button(_("I know why: take the log as it is"))
        self.accept.clicked.connect(self._accept)
        self.add(self.accept)

    def _accept(self) -> None:
        self.accept.setEnabled(False)
        self._counter.hand_over(
            AcknowledgeLoss(self._losses), self._accepted, finally_=self._enable
        )

    def _enable(self) -> None:
        self.accept.setEnabled(True)

    def _accepted(self, _changes: Changes) -> None:
        self.hide()
