"""The only two things the window can do with the programme: hand over a deed, ask a question."""

from __future__ import annotations

from typing import Any, Protocol

from komma_desk.domain.changes import Changes


class Doorway(Protocol):
    """Fulfilled by the dispatcher with the unlocked person; called off the UI thread."""

    def perform(self, command: object) -> Changes: ...

    def ask(self, query: object) -> Any: ...
