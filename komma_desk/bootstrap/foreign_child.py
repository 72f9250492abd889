"""Asks a fresh process without keys what is in a file from outside, and believes it nothing."""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import IO, Any, Final, TypeVar

from komma_desk.bootstrap.foreign_sheets import sheet_of
from komma_desk.domain.errors import NOT_AS_WRITTEN
from komma_desk.domain.foreign_file import (
    LARGEST_LOOKED_INTO,
    LONGEST_SIDE,
    Hindrance,
    MailFile,
    NoPreview,
    ParsedMail,
    PdfPage,
    Picture,
    PlainText,
    Preview,
    StillIn,
    StrippedCopy,
    TakenOff,
)
from komma_desk.domain.foreign_sheet import Sheet
from komma_desk.foreign.frames import MARK, NotFramedError, answer_from, framed
from komma_desk.system.child_process import own_command, own_environment

Found = TypeVar("Found")
_LARGEST_ANSWER: Final = 128 * 1024 * 1024
_POINT: Final = 4  # bytes
_WITHOUT_CONSOLE: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows
_PATIENCE: Final = {"preview": 30.0, "stripped": 60.0, "mail": 45.0, "sheet": 60.0}  # seconds
# What Python and the system need to start; of everything else the child learns nothing.
_NEEDED: Final = ("PYTHONPATH", "SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH")


class ForeignChild:
    """Fulfils `ForeignFiles`. `command` and `patience` are other ones only in tests."""

    def __init__(
        self, command: Sequence[str] = (), patience: Mapping[str, float] = _PATIENCE
    ) -> None:
        self._command = command
        self._patience = patience

    def preview(self, content: bytes, name: str, page: int = 0) -> Preview:
        found = self._ask({"deed": "preview", "name": name, "page": page}, content, _preview_of)
        return NoPreview(hindrance=found) if isinstance(found, Hindrance) else found

    def stripped(self, content: bytes, name: str) -> StrippedCopy | Hindrance:
        return self._ask({"deed": "stripped", "name": name}, content, _copy_of)

    def mail(self, content: bytes, name: str) -> ParsedMail | Hindrance:
        return self._ask({"deed": "mail", "name": name}, content, _whole_mail_of)

    def sheet(self, content: bytes, name: str, wanted: str = "") -> Sheet | Hindrance:
        return self._ask({"deed": "sheet", "name": name, "sheet": wanted}, content, sheet_of)

    def _ask(
        self,
        words: Mapping[str, Any],
        content: bytes,
        reading: Callable[[dict[str, Any], tuple[bytes, ...]], Found],
    ) -> Found | Hindrance:
        if len(content) > LARGEST_LOOKED_INTO:
            return Hindrance.TOO_LARGE
        data, is_late = self._said(framed(words), content, self._patience[words["deed"]])
        if is_late:
            return Hindrance.TOO_LONG
        try:
            told, blobs = answer_from(data)
            if told["is"] == "nothing":
                return Hindrance(told["why"])
            return reading(told, blobs)
        except (NotFramedError, IndexError, *NOT_AS_WRITTEN):
            return Hindrance.ENDED

    def _said(self, question: bytes, content: bytes, patience: float) -> tuple[bytes, bool]:
        """What it wrote until its end, and whether it had to be stopped for being slow."""
        known = own_environment()
        needed = {name: value for name, value in known.items() if name in _NEEDED}
        environment = {**needed, MARK: "1", "PYTHONDONTWRITEBYTECODE": "1"}
        late = threading.Event()
        try:
            child = subprocess.Popen(  # noqa: S603 -- our own executable, never a shell
                list(self._command or own_command()),
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_WITHOUT_CONSOLE,
            )
        except OSError:  # too many processes, no memory: told like one that ended
            return b"", False
        with child:
            assert child.stdin is not None
            assert child.stdout is not None

            def stop() -> None:
                late.set()
                child.kill()

            clock = threading.Timer(patience, stop)
            telling = threading.Thread(target=_tell, args=(child.stdin, question, content))
            clock.start()
            telling.start()
            try:
                data = child.stdout.read(_LARGEST_ANSWER + 1)
            finally:
                child.kill()  # it has answered, or said too much
                clock.cancel()
                telling.join()
                clock.join()
        return (b"" if len(data) > _LARGEST_ANSWER else data), late.is_set()


def _tell(pipe: IO[bytes], question: bytes, content: bytes) -> None:
    # Whoever ended before it had heard everything is found out by its answer.
    with contextlib.suppress(OSError, ValueError):
        pipe.write(question)
        pipe.write(content)
    with contextlib.suppress(OSError):
        pipe.close()


def _number(told: Mapping[str, Any], name: str, most: int) -> int:
    value = told[name]
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError(name)
    return value


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told[name]
    if not isinstance(value, str):
        raise TypeError(name)
    value.encode()  # half a letter would trip the window over
    return value


def _picture_of(told: dict[str, Any], rgba: bytes) -> Picture:
    wide, high = (_number(told, name, LONGEST_SIDE) for name in ("width", "height"))
    if not rgba or len(rgba) != wide * high * _POINT:
        raise ValueError("points")
    return Picture(
        width=wide,
        height=high,
        rgba=rgba,
        full_width=_number(told, "full_width", 10**9),
        full_height=_number(told, "full_height", 10**9),
    )


def _preview_of(told: dict[str, Any], blobs: tuple[bytes, ...]) -> Preview:
    if told["is"] == "picture":
        return _picture_of(told, blobs[0])
    if told["is"] == "page":
        count = _number(told, "count", 10**6)
        return PdfPage(
            number=_number(told, "number", max(0, count - 1)),
            count=count,
            picture=_picture_of(told, blobs[0]),
            text=_text(told, "text"),
        )
    if told["is"] == "text":
        return PlainText(
            text=blobs[0].decode(),
            is_cut=told["is_cut"] is True,
            is_bare=told.get("is_bare") is True,
        )
    return _mail_of(told, blobs)


def _mail_of(told: dict[str, Any], blobs: tuple[bytes, ...]) -> ParsedMail:
    """Without contents for a preview; else exactly one for each file."""
    named = [(str(name), int(size)) for name, size in told["files"]]
    "".join(name for name, _size in named).encode()
    contents = blobs[1:] or (b"",) * len(named)
    sent_at = told["sent_at"]
    return ParsedMail(
        subject=_text(told, "subject"),
        sender=_text(told, "sender"),
        to=_text(told, "to"),
        sent_at=None if sent_at is None else _moment(sent_at),
        text=blobs[0].decode(),
        files=tuple(
            MailFile(name=name, size=size, content=content)
            for (name, size), content in zip(named, contents, strict=True)
        ),
    )


def _whole_mail_of(told: dict[str, Any], blobs: tuple[bytes, ...]) -> ParsedMail:
    mail = _mail_of(told, blobs)
    if any(len(each.content) != each.size for each in mail.files):
        raise ValueError("files")
    return mail


def _moment(said: str) -> datetime:
    at = datetime.fromisoformat(said)
    if at.tzinfo is None:
        raise ValueError("without a zone")
    return at


def _copy_of(told: dict[str, Any], blobs: tuple[bytes, ...]) -> StrippedCopy:
    (content,) = blobs
    if not content:
        raise ValueError("empty")
    return StrippedCopy(
        content=content,
        taken_off=tuple(TakenOff(each) for each in told["taken_off"]),
        still_in=tuple(StillIn(each) for each in told["still_in"]),
    )
