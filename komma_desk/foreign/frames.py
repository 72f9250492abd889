"""What the two processes say to each other through a pipe: one question, one answer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO, Final

_LENGTH: Final = 4  # bytes of the length before the words
_LONGEST_WORDS: Final = 4 * 1024 * 1024

MARK: Final = "KOMMA_DESK_FOREIGN"
"""In the environment of the process that reads, and of no other; not to be set by hand."""


class NotFramedError(Exception):
    """What came through the pipe is not one of our answers."""


def framed(words: Mapping[str, Any], blobs: Sequence[bytes] = ()) -> bytes:
    told = json.dumps({**words, "blobs": [len(each) for each in blobs]}).encode()
    return b"".join((len(told).to_bytes(_LENGTH, "big"), told, *blobs))


def question_from(source: BinaryIO, longest: int) -> tuple[dict[str, Any], bytes]:
    """The words and the content after them; of more than `longest` bytes only one too many."""
    length = int.from_bytes(source.read(_LENGTH), "big")
    if length > _LONGEST_WORDS:
        raise NotFramedError
    words: dict[str, Any] = json.loads(source.read(length))
    return words, source.read(longest + 1)


def answer_from(data: bytes) -> tuple[dict[str, Any], tuple[bytes, ...]]:
    """Raises NotFramedError for everything that is not exactly one whole answer."""
    length = int.from_bytes(data[:_LENGTH], "big")
    begin = _LENGTH + length
    if len(data) < begin or length > _LONGEST_WORDS:
        raise NotFramedError
    try:
        words = json.loads(data[_LENGTH:begin])
        sizes = words["blobs"]
        if not all(type(size) is int and size >= 0 for size in sizes):
            raise NotFramedError
        blobs: list[bytes] = []
        for size in sizes:
            blobs.append(data[begin : begin + size])
            begin += size
    except (ValueError, TypeError, KeyError, RecursionError) as wrong:
        raise NotFramedError from wrong
    if begin != len(data):
        raise NotFramedError
    return words, tuple(blobs)
