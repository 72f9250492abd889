"""The doors of the command line, saying at each unlock what is missing from a log."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.speaking import warn
from komma_desk.domain.log_loss import ADVICE
from komma_desk.words import _


class LossWarning:
    """Everything else is as the doors do it. It stops no work: a scheduled run goes on."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    def __getattr__(self, name: str) -> Any:
        return getattr(self._doors, name)

    def unlock(self, folder: Path, login: str, passphrase: str) -> OpenStore:
        store = self._doors.unlock(folder, login, passphrase)
        for loss in store.losses:
            warn(loss.spoken())
        if store.losses:
            warn(_(ADVICE))
            warn(_("If you know why, “komma-desk log accept” takes the log as it is now."))
        return store
