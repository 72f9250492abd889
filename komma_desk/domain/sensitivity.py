"""How far each field of a report may travel."""

from __future__ import annotations

from enum import IntEnum
from typing import get_type_hints


class Sensitivity(IntEnum):
    """The higher, the nearer to a person. A hand-over goes up to a level the clerk chooses."""

    OPEN = 0  # may be known to anybody who holds the store
    STATISTICAL = 1  # coded facts; leave the house only inside protected figures or a letter
    REFERRABLE = 2  # what happened, to somebody who helps
    IDENTIFYING = 3  # who it was; only where a consent names the recipient


def sensitivities(kind: type) -> dict[str, Sensitivity]:
    """The `Annotated[..., Sensitivity.X]` of every field; a field without one is identifying."""
    hints = get_type_hints(kind, include_extras=True)
    return {
        name: next(
            (mark for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, Sensitivity)),
            Sensitivity.IDENTIFYING,
        )
        for name, hint in hints.items()
    }
