"""The size of a file as people say it."""

from __future__ import annotations

from typing import Final

from komma_desk.words import _

_KB: Final = 1024
_MB: Final = _KB**2
_GB: Final = _KB**3


def in_words(size: int) -> str:
    """Rounded up: what is there is never said to be nothing."""
    if size < _KB:
        return _("{size} bytes").format(size=size)
    if size < _MB:
        return _("{size} KB").format(size=-(-size // _KB))
    if size < _GB:
        return _("{size} MB").format(size=-(-size // _MB))
    return _("{size} GB").format(size=-(-size // _GB))
