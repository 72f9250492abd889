"""A sealer of the log without keys: everything it does can be undone and foreseen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from komma_desk.domain.audit import Compartment
from komma_desk.domain.identifiers import PersonId


class FakeLogSealer:
    """`seal_payload` turns the office log around, so that a test sees it was asked."""

    def __init__(self, author: PersonId | None = None) -> None:
        self.author = author
        self.at = datetime(2026, 10, 5, 9, 30, tzinfo=UTC)
        self._salts = count(1)

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def seal_payload(self, compartment: Compartment, payload: bytes) -> bytes:
        return payload[::-1] if compartment is Compartment.OFFICE else payload

    def sign(self, digest: bytes) -> bytes:
        return b"" if self.author is None else b"signed:" + digest

    def salt(self) -> bytes:
        return next(self._salts).to_bytes(32, "big")
