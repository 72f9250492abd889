"""A passphrase is forgotten: the recovery code from the safe, and a new passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from komma_desk.ui.shell.code_window import CodeAnswer, CodeTexts, CodeWindow
from komma_desk.words import N_

RecoveryAnswer = CodeAnswer


class RecoveryWindow(CodeWindow):
    """Emits `recovery_requested` with a `RecoveryAnswer`."""

    TEXTS = CodeTexts(
        title=N_("Use the recovery code"),
        explanation=N_("With the code from your safe you set a new passphrase. Nothing is lost."),
        code=N_("Recovery &code"),
        code_help=N_("As it stands on your sheet; capital letters and hyphens do not matter."),
        code_missing=N_("Please enter the recovery code."),
        deed=N_("&Set the new passphrase"),
        done=N_("Your new passphrase holds"),
    )

    def __init__(self, store_name: str, parent: QWidget | None = None) -> None:
        super().__init__(store_name, parent)
        self.recovery_requested = self.answered
