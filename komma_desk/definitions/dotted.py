"""Looks for keys nested by dots without end, on which the parser of TOML would work for minutes."""

from __future__ import annotations

import re
from typing import Final

_MOST: Final = 50  # parts of one key; ours have three
_PART: Final = re.compile(r"""[ \t]*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')[ \t]*""")


def dotted_without_end(text: str) -> int | None:
    """The first line with such a key."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") >= _MOST and _longest_run(line) >= _MOST:
            return number
    return None


def _longest_run(line: str) -> int:
    longest = run = 0
    for part in line.split("."):
        run = run + 1 if _PART.fullmatch(part) else 0
        longest = max(longest, run)
    return longest
