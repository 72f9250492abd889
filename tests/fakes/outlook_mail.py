"""Writes a mail as Outlook saves it, just as much of the format [MS-CFB] as a reader asks for."""

from __future__ import annotations

import struct
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

_SECTOR: Final = 512
_SMALL: Final = 4096
_END, _FREE, _FAT_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_BEGINNING: Final = datetime(1601, 1, 1, tzinfo=UTC)


def outlook_mail(
    *, subject: str, sender: str, text: str, sent_at: datetime, file: tuple[str, bytes]
) -> bytes:
    ticks = int((sent_at - _BEGINNING).total_seconds()) * 10_000_000
    properties = bytes(32) + struct.pack("<IIQ", 0x00390040, 6, ticks)
    return _compound(
        {
            "__properties_version1.0": properties,
            "__substg1.0_0037001F": subject.encode("utf-16-le"),
            "__substg1.0_0C1A001F": sender.encode("utf-16-le"),
            "__substg1.0_1000001F": text.encode("utf-16-le"),
        },
        "__attach_version1.0_#00000000",
        {"__substg1.0_3707001F": file[0].encode("utf-16-le"), "__substg1.0_37010102": file[1]},
    )


def _compound(top: dict[str, bytes], folder: str, inside: dict[str, bytes]) -> bytes:
    """Every stream in whole sectors, the entries of one folder as a chain to the right."""
    sectors: list[bytes] = []
    fat: list[int] = []

    def keep(content: bytes) -> int:
        if not content:
            return _END
        first = len(sectors)
        pieces = range(0, len(content), _SECTOR)
        sectors.extend(content[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in pieces)
        fat.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    names = [*top, folder]
    entries = [_entry("Root Entry", _ROOT, child=1)]
    for at, name in enumerate(names, 1):
        right = at + 1 if at < len(names) else _FREE
        if name == folder:
            entries.append(_entry(name, _STORAGE, right=right, child=len(names) + 1))
        else:
            content = top[name]
            entries.append(_stream(name, right, content, keep))
    for at, (name, content) in enumerate(inside.items(), len(names) + 1):
        right = at + 1 if at < len(names) + len(inside) else _FREE
        entries.append(_stream(name, right, content, keep))
    directory = keep(b"".join(entries))
    table = len(sectors)
    fat.append(_FAT_SECTOR)
    assert len(fat) <= _SECTOR // 4, "one sector of the table is enough for a test"
    sectors.append(struct.pack(f"<{len(fat)}I", *fat).ljust(_SECTOR, b"\xff"))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, directory, 0, _SMALL, _END, 0, _END, 0)
    head += struct.pack("<I", table) + b"\xff" * 432
    return head + b"".join(sectors)


def _stream(name: str, right: int, content: bytes, keep: Callable[[bytes], int]) -> bytes:
    """Filled up with zeros: a small stream would have to lie in a stream of its own."""
    filled = content.ljust(_SMALL, b"\0")
    return _entry(name, _STREAM, right, _FREE, keep(filled), len(filled))


def _entry(
    name: str, kind: int, right: int = _FREE, child: int = _FREE, start: int = 0, size: int = 0
) -> bytes:
    told = (name + "\0").encode("utf-16-le")
    return (
        told.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(told), kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
