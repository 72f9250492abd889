"""How names are ordered and texts are found: as a German reader expects, on every machine alike."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_DIGITS: Final = re.compile(r"[0-9]+")
_WIDTH: Final = 12


def searchable(text: str) -> str:
    """Without case: a search for "strasse" finds "Straße"."""
    return unicodedata.normalize("NFC", text).casefold()


def sort_key(name: str) -> str:
    """The order of DIN 5007-1: ä as a, ß as ss; accents decide nothing."""
    apart = unicodedata.normalize("NFD", name.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


def number_key(number: str) -> str:
    """Numbers in a text by their value, so that 2026-10000 comes after 2026-9999."""
    return _DIGITS.sub(lambda found: found[0].zfill(_WIDTH), number)
