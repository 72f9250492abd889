"""Somebody was invited: one-time code in, own passphrase made; nobody else ever knows it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from komma_desk.ui.shell.code_window import CodeAnswer, CodeTexts, CodeWindow
from komma_desk.words import N_

InvitationAnswer = CodeAnswer


class InvitationWindow(CodeWindow):
    """Emits `accepted` with an `InvitationAnswer`."""

    TEXTS = CodeTexts(
        title=N_("Accept an invitation"),
        explanation=N_("Your keys are made on this computer. Only you will know your passphrase."),
        code=N_("&One-time code"),
        code_help=N_("You got it from your administration. It works once."),
        code_missing=N_("Please enter the one-time code."),
        deed=N_("&Accept the invitation"),
        done=N_("You are in"),
    )

    def __init__(self, store_name: str, parent: QWidget | None = None) -> None:
        super().__init__(store_name, parent)
        self.accepted = self.answered
