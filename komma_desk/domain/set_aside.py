"""Files of attachments nobody knows: moved aside with their day, never removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideFile:
    """A sealed file that lies aside; its name is random and tells nothing."""

    name: str
    set_aside_on: date
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """What was moved aside now; `young` were left, for somebody may be at work on them."""

    moved: tuple[AsideFile, ...]
    young: int
