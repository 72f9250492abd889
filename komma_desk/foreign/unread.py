"""Why a file from outside was not read to its end."""

from __future__ import annotations

from komma_desk.domain.foreign_file import Hindrance


class UnreadError(Exception):
    """Told to the process above by its word alone, never with anything of the file."""

    def __init__(self, hindrance: Hindrance) -> None:
        super().__init__(hindrance.value)
        self.hindrance = hindrance
