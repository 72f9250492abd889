"""What the form's window needs from outside: an office card opened, and the time."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from komma_desk.domain.changes import Changes


class OpenForm(Protocol):
    """The form of one office card."""

    def perform(self, command: object) -> Changes: ...
    def ask(self, query: object) -> Any: ...
    def close(self) -> None: ...


class FormDoors(Protocol):
    def now(self) -> datetime: ...
    def form(self, card: Path) -> OpenForm:
        """Raises a Refusal for what is no card, a newer one or one that was altered."""
        ...
