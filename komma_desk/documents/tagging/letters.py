"""Which letter each sign of a font stands for: repaired where the library names none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pikepdf import Dictionary, Name, Object, Pdf, Stream

_PAIR: Final = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>")
_TABLE: Final = re.compile(rb"\d+ beginbfchar.*endbfchar", re.DOTALL)
_MOST: Final = 100  # pairs in one block, says the format


def mend_letters(pdf: Pdf) -> None:
    for font in _fonts(pdf):
        names = font.get(Name.ToUnicode)
        if isinstance(names, Stream):
            names.write(_TABLE.sub(lambda found: _blocks(found[0]), names.read_bytes()))


def _fonts(pdf: Pdf) -> Iterator[Object]:
    for each in pdf.objects:
        if isinstance(each, Dictionary) and each.get(Name.Type) == Name.Font:
            yield each


def _blocks(table: bytes) -> bytes:
    pairs = [pair for pair in _PAIR.findall(table) if int(pair[1], 16)]
    blocks = (pairs[at : at + _MOST] for at in range(0, len(pairs), _MOST))
    return b"\n".join(
        b"%d beginbfchar\n%b\nendbfchar"
        % (len(block), b"\n".join(b"<%b> <%b>" % pair for pair in block))
        for block in blocks
    )
