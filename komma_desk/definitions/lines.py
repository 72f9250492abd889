"""Finds the line of a definition file where a word stands, for sentences a person can follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from komma_desk.domain.procedure.definition import Procedure, State, Step, Strand
from komma_desk.domain.procedure.probes import Probe

_LISTED = {kind: re.compile(rf"\s*\[\[\s*\"?{kind}\"?\s*\]\]") for kind in ("steps", "probes")}
_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.\"@-]+)\s*\]\]?")


def line_of(text: str, place: tuple[str | int, ...]) -> int | None:
    """The number of the line (from 1) of the word at a place, or of its table; None if not found.

    TOML readers keep no positions; headers and keys at the start of a line are enough to find it.
    """
    lines = _lines(text)
    names = [part for part in place if isinstance(part, str)]
    nth = next((part for part in place if isinstance(part, int)), 0)
    for depth in range(len(names), -1, -1):
        section = _section(text, ".".join(names[:depth]), nth)
        if section is None:
            continue
        first, last = section
        key = names[depth] if depth < len(names) else None
        found = _key_line(lines, first, last, key) if key else None
        if found or depth:
            return found or first
    return None


def line_in_procedure(text: str, procedure: Procedure, place: str) -> int | None:
    """The line of a dotted key of the checker ("steps.close.to"), or of what it belongs to."""
    kind, _dot, rest = place.partition(".")
    named: dict[str, Sequence[State | Strand | Step | Probe]] = {
        "states": procedure.states,
        "strands": procedure.strands,
        "steps": procedure.steps,
        "probes": procedure.probes,
    }
    ids = [str(one.id) for one in named.get(kind, ())]
    own = [one for one in ids if rest == one or rest.startswith(f"{one}.")]
    if not own:
        return line_of(text, (kind,) if place == kind else (kind, rest))
    one = max(own, key=len)
    keys = tuple(key for key in rest[len(one) + 1 :].split(".") if key)
    if kind not in _LISTED:
        return line_of(text, (kind, one, *keys))
    return _line_in_list(text, kind, ids.index(one), keys)


@lru_cache(maxsize=64)
def _line_in_list(text: str, kind: str, nth: int, keys: tuple[str, ...]) -> int | None:
    """Inside the lines of the nth of its kind: the tables below it belong to no other."""
    lines, heads = _lines(text), _listed(text, kind)
    if nth >= len(heads):
        return line_of(text, (kind,))
    first = heads[nth]
    last = heads[nth + 1] - 1 if nth + 1 < len(heads) else len(lines)
    within = line_of("\n".join(lines[first - 1 : last]), (kind, *keys))
    return first if within is None else first - 1 + within


@lru_cache(maxsize=4)  # one file is asked for the lines of all its findings
def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n"))


@lru_cache(maxsize=4)
def _heads(text: str) -> tuple[tuple[int, str], ...]:
    found = (
        (number, header[1].replace('"', ""))
        for number, line in enumerate(_lines(text), start=1)
        if (header := _HEADER.match(line))
    )
    return ((0, ""), *found)


@lru_cache(maxsize=4)
def _listed(text: str, kind: str) -> tuple[int, ...]:
    pattern = _LISTED[kind]
    return tuple(at for at, line in enumerate(_lines(text), start=1) if pattern.match(line))


def _section(text: str, name: str, nth: int) -> tuple[int, int] | None:
    """First and last line of the nth table of a name; the top of the file has no name."""
    heads = _heads(text)
    ends = [later - 1 for (_, _), (later, _) in pairwise(heads)] + [len(_lines(text))]
    matching = [(line, end) for (line, head), end in zip(heads, ends, strict=True) if head == name]
    if not matching:
        return None
    return matching[nth] if nth < len(matching) else matching[0]


def _key_line(lines: Sequence[str], first: int, last: int, key: str) -> int | None:
    return next(
        (number for number in range(first + 1, last + 1) if _begins_with(lines[number - 1], key)),
        None,
    )


def _begins_with(line: str, key: str) -> bool:
    """No pattern is made of the key: it may be as long as the file."""
    rest = line.lstrip().removeprefix('"')
    return rest.startswith(key) and rest[len(key) :].removeprefix('"').lstrip()[:1] in {".", "="}
