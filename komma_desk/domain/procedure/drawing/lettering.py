"""How wide a text is in Fira Sans, and how it breaks into lines: rather too wide than too small."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

# Hundredths of the size, the wider of the faces Regular and SemiBold.
_WIDTHS: Final = MappingProxyType({
    letter: width
    for width, letters in (
        (24, " '‚‘’!,.:;·"), (29, "ij"), (30, "lI"), (34, "J`()[]{}"), (36, "f"), (39, "t|"),
        (41, "r-"), (44, '"„“”'), (46, "*z1"), (48, "?7sc"), (49, "çF"), (51, "vyx2<=>L~"),
        (53, "+/3\\_–°5"), (55, "ETZgk$#9^§"), (56, "aeäéèá46SXà"), (58, "8CVuüY"),
        (60, "0hnoöAÄ€bdpqßPK"), (62, "RB"), (65, "GDUÜ"), (68, "HN"), (70, "OQÖ"), (74, "w…"),
        (75, "&"), (79, "M—"), (85, "Wm%"), (90, "→"), (103, "@"),
    )
    for letter in letters
})  # fmt: skip
_NARROWEST: Final = min(_WIDTHS.values())
_OTHER: Final = 70
_WIDE: Final = 105
_FIRST_WIDE: Final = 0x1100  # Hangul, Han and other square scripts begin here


def width_of(text: str, size: float) -> float:
    return sum(_width(letter) for letter in text) * size / 100


def _width(letter: str) -> int:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    return _WIDE if ord(letter) >= _FIRST_WIDE and letter not in "…—–„“”" else _OTHER


def wrapped(text: str, size: float, width: float, most: int = 6) -> tuple[str, ...]:
    """The text in lines of at most this width; a longer text than `most` lines ends in dots."""
    lines: list[str] = []
    line = ""
    # No more letters than the narrowest would need to fill them all: a word may have no end.
    enough = (most + 1) * (int(width * 100 / (_NARROWEST * size)) + 1)
    for word in (one[:enough] for one in text.split()):
        tried = f"{line} {word}" if line else word
        if width_of(tried, size) <= width:
            line = tried
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, size, width)
        lines.extend(full)
        if len(lines) > most:
            break
    if line:
        lines.append(line)
    return (
        (*lines[: most - 1], _cut(lines[most - 1], size, width)) if len(lines) > most else (*lines,)
    )


def _pieces(word: str, size: float, width: float) -> list[str]:
    """A word too long for a line, broken after a hyphen or slash, else where the line ends."""
    pieces: list[str] = []
    while width_of(word, size) > width:
        fits = next(
            (at for at in range(len(word) - 1, 1, -1) if width_of(word[:at], size) <= width), 1
        )
        soft = max(word.rfind("-", 0, fits), word.rfind("/", 0, fits)) + 1
        at = soft if soft > 1 else fits
        pieces.append(word[:at])
        word = word[at:]
    return [*pieces, word]


def _cut(line: str, size: float, width: float) -> str:
    while line and width_of(line + "…", size) > width:
        line = line[:-1]
    return line.rstrip() + "…"
