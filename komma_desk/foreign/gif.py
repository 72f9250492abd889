"""A GIF without what is told beside the picture: blocks are left out, the points stay."""

from __future__ import annotations

from typing import Final

from komma_desk.domain.foreign_file import Hindrance, TakenOff
from komma_desk.foreign.unread import UnreadError

_HEAD: Final = 13
_PICTURE, _MORE, _END = 0x2C, 0x21, 0x3B
_TIMING, _REMARK, _PROGRAMME = 0xF9, 0xFE, 0xFF
_PICTURE_HEAD: Final = 10
_TIMING_LENGTH: Final = 8  # bytes; readers take no notice of more
_LOOPS: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_LOOP_LENGTH: Final = 16  # bytes of a block that says how often to begin anew
_LARGEST_CODE: Final = 12


def stripped_gif(content: bytes) -> tuple[bytes, frozenset[TakenOff]]:
    """Raises UnreadError."""
    at = _HEAD + _table(content[10:11])
    kept, lost = [content[:at]], set[TakenOff]()
    while (kind := _byte(content, at)) != _END:
        if kind == _PICTURE:
            data = at + _PICTURE_HEAD + _table(content[at + 9 : at + 10])
            if _byte(content, data) > _LARGEST_CODE:
                raise UnreadError(Hindrance.BROKEN)
            end = _end_of_blocks(content, data + 1)
            kept.append(content[at:end])
        elif kind == _MORE:
            end = _end_of_blocks(content, at + 2)
            if _is_needed(content[at:end]):
                kept.append(content[at:end])
            else:
                lost.add(TakenOff.DESCRIPTIONS)
        else:
            raise UnreadError(Hindrance.BROKEN)
        at = end
    if content[at + 1 :].strip(b"\x00"):
        lost.add(TakenOff.HIDDEN)
    return b"".join((*kept, bytes((_END,)))), frozenset(lost)


def _byte(content: bytes, at: int) -> int:
    if at >= len(content):
        raise UnreadError(Hindrance.BROKEN)
    return content[at]


def _table(flags: bytes) -> int:
    """How long the table of colours is that the flags tell of."""
    told = flags[0] if flags else 0
    return 3 << ((told & 7) + 1) if told & 0x80 else 0


def _end_of_blocks(content: bytes, at: int) -> int:
    while size := _byte(content, at):
        at += size + 1
    return at + 1


def _is_needed(block: bytes) -> bool:
    """How long a picture stands, and how often it begins anew."""
    if block[1] == _TIMING:
        return len(block) == _TIMING_LENGTH
    is_loop = block[1] == _PROGRAMME and block[3:14] in _LOOPS
    return is_loop and len(block) <= _LOOP_LENGTH + 3
