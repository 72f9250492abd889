"""Asks where a PDF is to be saved; waits for nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from komma_desk.ui.parts.file_target import ask_for_target
from komma_desk.words import _


def ask_for_pdf(parent: QWidget, title: str, suggested: str, then: Callable[[Path], None]) -> None:
    """The dialog of the system; it asks itself before it overwrites."""
    name = str(Path(suggested).with_suffix(".pdf"))
    ask_for_target(parent, title, name, _("Document to print (*.pdf)"), then)
