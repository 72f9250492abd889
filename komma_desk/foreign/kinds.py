"""Tells the kind of a file by its first bytes; the name decides only between texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final


class Kind(StrEnum):
    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    BMP = "bmp"
    HEIC = "heic"
    RECORDING = "recording"
    TIFF = "tiff"
    PDF = "pdf"
    OLE = "ole"
    MSG = "msg"
    ZIP = "zip"
    EML = "eml"
    HTML = "html"
    TEXT = "text"
    RTF = "rtf"
    NOT_AS_NAMED = "not as named"
    OTHER = "other"


PICTURES: Final = frozenset({Kind.JPEG, Kind.PNG, Kind.GIF, Kind.WEBP, Kind.BMP, Kind.TIFF})
_BEGINNINGS: Final = (
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
    (b"PK\x03\x04", Kind.ZIP),
    (b"{\\rtf", Kind.RTF),
    (b"OggS", Kind.RECORDING),
    (b"ID3", Kind.RECORDING),
    (b"fLaC", Kind.RECORDING),
    (b"#!AMR", Kind.RECORDING),
    (b"\x1a\x45\xdf\xa3", Kind.RECORDING),
)
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1"})
_STILL_BRANDS: Final = frozenset({b"avif", b"avis"})
_MOST_BEFORE_PDF: Final = 1024  # bytes; what readers of PDF put up with
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MSG_STREAM: Final = "__properties_version1.0".encode("utf-16-le")
_PROMISES: Final = frozenset(
    [
        "jpg",
        "jpeg",
        "png",
        "gif",
        "webp",
        "bmp",
        "tif",
        "tiff",
        "pdf",
        "msg",
        "docx",
        "xlsx",
        "pptx",
        "odt",
        "ods",
        "odp",
    ]
)
_HEADER: Final = re.compile(
    rb"\A(?:from |(?:received|return-path|from|date|subject|message-id|delivered-to|"
    rb"mime-version|x-[a-z-]+|to)[ \t]*:)",
    re.IGNORECASE,
)
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TEXT_NAMES: Final = frozenset(
    ["txt", "csv", "log", "md", "json", "xml", "ini", "yaml", "yml", "vcf", "ics", "tsv"]
)


def _in_riff(kind: bytes) -> Kind:
    known = {b"WEBP": Kind.WEBP, b"WAVE": Kind.RECORDING, b"AVI ": Kind.RECORDING}
    return known.get(kind, Kind.OTHER)


def _by_brand(kind: bytes) -> Kind:
    """Pictures of phones and nearly all films lie in the same boxes."""
    if kind in _HEIC_BRANDS:
        return Kind.HEIC
    return Kind.OTHER if kind in _STILL_BRANDS else Kind.RECORDING


_OF_BOXES: Final[Mapping[bytes, Callable[[bytes], Kind]]] = {b"RIFF": _in_riff, b"ftyp": _by_brand}


def kind_of(content: bytes, name: str) -> Kind:
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip(".")
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    kind = _by_more_than_its_beginning(content, ending)
    if kind is Kind.OTHER and ending in _PROMISES:
        return Kind.NOT_AS_NAMED
    return _text_kind(content, ending) if kind is Kind.OTHER else kind


def _by_more_than_its_beginning(content: bytes, ending: str) -> Kind:
    boxed = _OF_BOXES.get(content[:4]) or _OF_BOXES.get(content[4:8])
    if boxed is not None:
        return boxed(content[8:12])
    if content[:2] == b"BM" and ending in {"bmp", "dib"}:
        return Kind.BMP
    if b"%PDF-" in content[:_MOST_BEFORE_PDF]:
        return Kind.PDF
    if content.startswith(_OLE):
        return Kind.MSG if ending == "msg" or _MSG_STREAM in content else Kind.OLE
    return Kind.OTHER


def _text_kind(content: bytes, ending: str) -> Kind:
    if not content or not (content.startswith(_MARKS) or b"\x00" not in content[:65_536]):
        return Kind.OTHER
    if ending == "eml" or (not ending and _HEADER.match(content)):
        return Kind.EML
    if ending in {"html", "htm", "xhtml"}:
        return Kind.HTML
    if ending in _TEXT_NAMES or content.startswith(_MARKS):
        return Kind.TEXT
    return Kind.TEXT if _reads_as_text(content[:65_536]) else Kind.OTHER


def _reads_as_text(beginning: bytes) -> bool:
    try:
        text = beginning.decode()
    except UnicodeDecodeError as wrong:
        if wrong.start < len(beginning) - 3:
            return False
        text = beginning[: wrong.start].decode()
    return all(letter.isprintable() or letter in "\r\n\t\f" for letter in text)
