"""Counts the work of a piece of code in calls: the same on every machine, under any load."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class WorkDone:
    calls: int = 0


@contextmanager
def counted() -> Iterator[WorkDone]:
    """Calls of Python and of built-in functions until the end of the block."""
    work = WorkDone()

    def count(_frame: object, event: str, _argument: object) -> None:
        work.calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield work
    finally:
        sys.setprofile(before)
