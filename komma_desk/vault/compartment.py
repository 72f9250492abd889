"""The key that opens one of the two encrypted files of a store."""

from __future__ import annotations

from dataclasses import dataclass, field

from komma_desk.domain.audit import Compartment

__all__ = ["Compartment", "CompartmentKey"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompartmentKey:
    """The raw key of one encrypted file; it never shows in a log or a crash report."""

    compartment: Compartment
    generation: int
    raw: bytes = field(repr=False)

    def for_sqlcipher(self) -> str:
        """The value of `PRAGMA key`, without the outer quotes: x'<64 hex digits>'."""
        return f"x'{self.raw.hex()}'"
