"""Writes a mail as Outlook saves it, just as much of the format [MS-CFB] as a reader asks for."""

from __future__ import annotations

import struct
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, TypeAlias

_SECTOR: Final = 512
_SMALL: Final = 4096
_END, _FREE, _FAT_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5
Tree: TypeAlias = dict[str, "bytes | Tree"]
_BEGINNING: Final = datetime(1601, 1, 1, tzinfo=UTC)


def outlook_mail(
    *, subject: str, sender: str, text: str, sent_at: datetime, file: tuple[str, bytes]
) -> bytes:
    return _compound(
        _facts(subject, sender, sent_at, 32)
        | {"__substg1.0_1000001F": text.encode("utf-16-le")}
        | _attached(file[0], {"__substg1.0_37010102": file[1]})
    )


def outlook_mail_around(inner: str, packed_text: bytes, sent_at: datetime) -> bytes:
    """One whose text is packed RTF, with another mail inside it that has the subject `inner`."""
    mail = _facts(inner, "Erna", sent_at, 24)
    mail |= {"__substg1.0_1000001E": "Grüße von innen".encode("cp1252")}
    return _compound(
        _facts("außen", "Anton", sent_at, 32)
        | {"__substg1.0_10090102": packed_text}
        | _attached(inner, {"__substg1.0_3701000D": mail})
    )


def _facts(subject: str, sender: str, sent_at: datetime, head: int) -> Tree:
    ticks = int((sent_at - _BEGINNING).total_seconds()) * 10_000_000
    return {
        "__properties_version1.0": bytes(head) + struct.pack("<IIQ", 0x00390040, 6, ticks),
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_0C1A001F": sender.encode("utf-16-le"),
    }


def _attached(name: str, content: Tree) -> Tree:
    inside = {"__substg1.0_3707001F": name.encode("utf-16-le"), **content}
    return {"__attach_version1.0_#00000000": inside}


def _compound(tree: Tree) -> bytes:
    """Every stream in whole sectors, the entries of each folder as a chain to the right."""
    sectors: list[bytes] = []
    fat: list[int] = []
    entries: list[bytes] = []

    def keep(content: bytes) -> int:
        if not content:
            return _END
        first = len(sectors)
        pieces = range(0, len(content), _SECTOR)
        sectors.extend(content[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in pieces)
        fat.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    def lay(name: str, content: bytes | Tree, *, is_last: bool) -> None:
        at = len(entries)
        entries.append(b"")
        if isinstance(content, bytes):
            entries[at] = _stream(name, _FREE if is_last else at + 1, content, keep)
            return
        for number, (each, inner) in enumerate(content.items(), 1):
            lay(each, inner, is_last=number == len(content))
        right = _FREE if is_last else len(entries)
        entries[at] = _entry(name, _STORAGE if at else _ROOT, right, child=at + 1)

    lay("Root Entry", tree, is_last=True)
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
