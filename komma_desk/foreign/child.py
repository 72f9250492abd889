"""The process that reads files from outside: one question from the pipe, one answer, and the end.

It is started afresh for each question, has no key, and closes itself in before it looks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Final

from komma_desk.domain.foreign_file import LARGEST_LOOKED_INTO, Hindrance
from komma_desk.foreign import walls
from komma_desk.foreign.frames import framed, question_from
from komma_desk.foreign.kinds import Kind, kind_of
from komma_desk.foreign.unread import UnreadError

_DONE: Final = 0
Answer = Callable[[], bytes]


def serve() -> int:
    """Reads standard input to its end; standard output carries nothing but the answer."""
    words, content = question_from(sys.stdin.buffer, LARGEST_LOOKED_INTO)
    _tell(_answer(words, content))
    return _DONE


def _answer(words: dict[str, object], content: bytes) -> bytes:
    try:
        # Everything needed is imported first: behind the walls nothing can be opened any more.
        answer = _prepared(words, content)
        if not _is_closed_in():
            return _nothing(Hindrance.ENDED)
        return answer()
    except UnreadError as unread:
        return _nothing(unread.hindrance)
    except (MemoryError, RecursionError):
        return _nothing(Hindrance.TOO_MUCH)
    except Exception:  # noqa: BLE001 -- whatever a library trips over is a file it cannot read
        return _nothing(Hindrance.BROKEN)


def _is_closed_in() -> bool:
    """A system that puts up no walls gets no file to read; the file is not to blame."""
    try:
        walls.close_in()
    except (OSError, ValueError):
        return False
    return True


def _prepared(words: dict[str, object], content: bytes) -> Answer:
    if len(content) > LARGEST_LOOKED_INTO:
        raise UnreadError(Hindrance.TOO_LARGE)
    kind, deed = kind_of(content, str(words["name"])), words["deed"]
    if kind is Kind.NOT_AS_NAMED:
        raise UnreadError(Hindrance.BROKEN)
    if deed == "preview":
        from komma_desk.foreign.showing import preparing

        page = words.get("page")
        return preparing(kind, content, page if isinstance(page, int) else 0)
    if deed == "mail":
        from komma_desk.foreign.showing import preparing_mail

        return preparing_mail(kind, content, with_contents=True)
    if deed == "sheet":
        from komma_desk.foreign.sheets import preparing_sheet

        return preparing_sheet(kind, content, str(words.get("sheet", "")))
    from komma_desk.foreign.stripping import preparing_copy

    return preparing_copy(kind, content)


def _nothing(hindrance: Hindrance) -> bytes:
    return framed({"is": "nothing", "why": hindrance.value})


def _tell(answer: bytes) -> None:
    left = memoryview(answer)
    while left:
        left = left[os.write(1, left) :]
