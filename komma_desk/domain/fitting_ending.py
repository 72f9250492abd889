"""The ending of a file by what it holds: a picture never opens as something that runs."""

from __future__ import annotations

from typing import Final

_OFFICE: Final = tuple(
    "docx docm dotx xlsx xlsm xltx pptx pptm potx ppsx odt ods odp odg ott ots otp".split()  # noqa: SIM905 -- seventeen
)
# By how a file begins, the endings that open it with what it is; the first for any other.
_FITTING: Final = (
    (b"\xff\xd8\xff", ("jpg", "jpeg", "jpe", "jfif")),
    (b"\x89PNG", ("png", "apng")),
    (b"GIF8", ("gif",)),
    (b"II*\x00", ("tif", "tiff")),
    (b"MM\x00*", ("tif", "tiff")),
    (b"RIFF", ("webp",)),
    (b"%PDF-", ("pdf",)),
    (b"PK\x03\x04", ("zip", *_OFFICE)),
)
_BOXED: Final = ("heic", "heif", "hif")
_BOX: Final = b"ftyp"


def fitting_ending(content: bytes, ending: str) -> str:
    """`ending` with its dot, or another where a file that begins so never ends in it."""
    known = next((endings for begin, endings in _FITTING if content.startswith(begin)), ())
    if content[4:8] == _BOX:
        known = _BOXED
    fits = not known or ending.removeprefix(".").lower() in known
    return ending if fits else f".{known[0]}"
