"""Cuts the text of a definition into its tables and what stands between them, losing no sign."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Final

from komma_desk.definitions.written_words import LISTS, TOP, Place

_HEADER: Final = re.compile(r"[ \t]*\[")
_HEADER_TRIES: Final = 5000  # more lines that look like headers are nobody's procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A table: the remarks right above it, its own lines, and what follows up to the next one."""

    place: Place
    remarks: str
    text: str
    gap: str


def blocks_of(text: str) -> tuple[Block, ...] | None:
    """The tables in their order; None where the file is laid out in a way nobody can follow."""
    found: list[Block] = []
    remarks = ""
    for piece in _pieces(text):
        body, gap, next_remarks = _split_tail(piece)
        place = _place_of(body, found[-1].place) if found else TOP
        if place is None:
            return None
        if found and place == found[-1].place:
            whole = found.pop()
            body, remarks = whole.text + whole.gap + remarks + body, whole.remarks
        found.append(Block(place=place, remarks=remarks, text=body, gap=gap))
        remarks = next_remarks
    if remarks:
        last = found.pop()
        found.append(
            Block(place=last.place, remarks=last.remarks, text=last.text, gap=last.gap + remarks)
        )
    alone = len({block.place for block in found}) == len(found)
    return tuple(found) if alone else None


def _pieces(text: str) -> list[str]:
    """Cut before each header; a line that only looks like one would leave two halves of no TOML."""
    pieces: list[str] = []
    piece = ""
    tries = 0
    for line in text.split("\n"):
        if _HEADER.match(line) and tries < _HEADER_TRIES:
            tries += 1
            if _content(piece) is not None:
                pieces.append(piece)
                piece = ""
        piece += line + "\n"
    return [*pieces, piece[:-1]]


def _split_tail(piece: str) -> tuple[str, str, str]:
    """The lines of a table, then blank lines and remarks, then the remarks of the next table."""
    lines = piece.split("\n")
    ending = len(lines)
    while ending and (not lines[ending - 1].strip() or lines[ending - 1].lstrip()[:1] == "#"):
        ending -= 1
    start = len(lines) - 1  # after the last line feed there is nothing
    while start > ending and lines[start - 1].lstrip()[:1] == "#":
        start -= 1
    body, gap, remarks = lines[:ending], lines[ending:start], lines[start:]
    if not remarks:  # the text ends without a line feed
        return "\n".join(body), "", ""
    return (
        "".join(f"{line}\n" for line in body),
        "".join(f"{line}\n" for line in gap),
        "\n".join(remarks),
    )


def _place_of(body: str, before: Place) -> Place | None:
    """What a table is for; a table within the one before belongs to that."""
    content = _content(body)
    if content is None or len(content) != 1:
        return None
    (kind, inner), *_ = content.items()
    if isinstance(inner, list):
        if kind not in LISTS or not isinstance(inner[0], dict):
            return None
        name = inner[0].get("id")
        return (kind, name) if isinstance(name, str) else None
    if not isinstance(inner, dict) or len(inner) != 1:
        return None
    if kind in LISTS:
        return before if before[0] == kind else None
    return kind, next(iter(inner))


def _content(text: str) -> dict[str, object] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
