"""The two encrypted files of a store, and the key that opens one of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Compartment(StrEnum):
    OFFICE = "office"  # everybody of the store
    CASES = "cases"  # clearing only


@dataclass(frozen=True, slots=True, kw_only=True)
class CompartmentKey:
    """The raw key of one encrypted file; it never shows in a log or a crash report."""

    compartment: Compartment
    generation: int
    raw: bytes = field(repr=False)

    def for_sqlcipher(self) -> str:
        """The value of `PRAGMA key`, without the outer quotes: x'<64 hex digits>'."""
        return f"x'{self.raw.hex()}'"
