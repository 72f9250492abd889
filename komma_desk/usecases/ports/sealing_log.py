"""What the store needs to write the log: whose entry it is, the hour, a seal and a signature."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from komma_desk.domain.audit import Compartment
from komma_desk.domain.identifiers import PersonId


class LogSealer(Protocol):
    """Stands for the unlocked person; without one (a scheduled run) it signs with nothing."""

    @property
    def author(self) -> PersonId | None: ...
    def now(self) -> datetime: ...
    def seal_payload(self, compartment: Compartment, payload: bytes) -> bytes:
        """The office log sealed to the clearing group, the cases log as it is."""
        ...

    def sign(self, digest: bytes) -> bytes:
        """By the author; empty where there is none."""
        ...

    def salt(self) -> bytes:
        """32 fresh random bytes: they keep a short payload from being guessed."""
        ...
