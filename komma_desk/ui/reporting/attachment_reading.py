"""Reads files a person gave into memory; refuses what is too large before reading it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from komma_desk.domain.attachment import (
    LARGEST_TOGETHER,
    AttachmentsTooLarge,
    NewAttachment,
    require_attachable,
)
from komma_desk.domain.errors import Refusal
from komma_desk.words import N_


class FileNotReadable(Refusal):
    sentence = N_("The file “{name}” could not be read.")
    advice = N_(
        "It may have been moved, or be open in another programme. Your answers are all here."
    )


def read_files(paths: Iterable[Path], beside: int) -> tuple[NewAttachment, ...]:
    """All of them or none; `beside` bytes are attached already.

    Raises FileNotReadable, AttachmentsTooLarge, FileNameNotAccepted.
    """
    given = tuple(paths)
    together = beside
    for path in given:
        together += _size_of(path)
        _require_room(together)
    files: list[NewAttachment] = []
    together = beside
    for path in given:
        content = _content_of(path)
        together += len(content)
        _require_room(together)
        files.append(NewAttachment(name=path.name, content=content))
    require_attachable(tuple(files))
    return tuple(files)


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as wrong:
        raise FileNotReadable(name=path.name) from wrong


def _content_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # A file that grows meanwhile is cut off here and refused by its size.
            return file.read(LARGEST_TOGETHER + 1)
    except OSError as wrong:
        raise FileNotReadable(name=path.name) from wrong


def _require_room(size: int) -> None:
    if size > LARGEST_TOGETHER:
        raise AttachmentsTooLarge(size=-(-size // 1024**2), most=LARGEST_TOGETHER // 1024**2)
