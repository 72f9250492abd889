"""Finds the line of a definition file where a word stands, for sentences a person can follow."""

from __future__ import annotations

import re
from itertools import pairwise

_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.\"@-]+)\s*\]\]?")


def line_of(text: str, place: tuple[str | int, ...]) -> int | None:
    """The number of the line (from 1) of the word at a place, or of its table; None if not found.

    TOML readers keep no positions; headers and keys at the start of a line are enough to find it.
    """
    lines = text.splitlines()
    names = [part for part in place if isinstance(part, str)]
    nth = next((part for part in place if isinstance(part, int)), 0)
    for depth in range(len(names), -1, -1):
        section = _section(lines, ".".join(names[:depth]), nth)
        if section is None:
            continue
        first, last = section
        key = names[depth] if depth < len(names) else None
        found = _key_line(lines, first, last, key) if key else None
        if found or depth:
            return found or first
    return None


def _section(lines: list[str], name: str, nth: int) -> tuple[int, int] | None:
    """First and last line of the nth table of a name; the top of the file has no name."""
    heads = [(0, "")]
    heads += [
        (number, found[1].replace('"', ""))
        for number, line in enumerate(lines, start=1)
        if (found := _HEADER.match(line))
    ]
    ends = [later - 1 for (_, _), (later, _) in pairwise(heads)] + [len(lines)]
    matching = [(line, end) for (line, head), end in zip(heads, ends, strict=True) if head == name]
    if not matching:
        return None
    return matching[nth] if nth < len(matching) else matching[0]


def _key_line(lines: list[str], first: int, last: int, key: str) -> int | None:
    pattern = re.compile(rf'\s*"?{re.escape(key)}"?\s*[.=]')
    return next(
        (number for number in range(first + 1, last + 1) if pattern.match(lines[number - 1])), None
    )
