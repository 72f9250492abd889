"""The process that reads files from outside: no keys, nothing to open, and believed nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.domain.foreign_file import Hindrance, NoPreview
from komma_desk.foreign import child, walls
from komma_desk.foreign.frames import NotFramedError, answer_from, framed

HOUSE = Path(__file__).resolve().parents[2]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="other systems have other walls")


def behind_walls(line: str) -> str:
    """The name of what the line runs into once the walls stand."""
    script = (
        "import socket, os, threading, sys\n"
        "from komma_desk.foreign import walls\n"
        "walls.close_in()\n"
        f"try:\n    {line}\n    print('done')\n"
        "except BaseException as wrong:\n    print(type(wrong).__name__)\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONPATH": str(HOUSE)},
    )
    return found.stdout.strip()


@linux_only
@pytest.mark.parametrize(
    "line",
    [
        f"open({__file__!r})",
        "open('/tmp/komma-desk-not-made', 'w')",
        "socket.socket()",
        "os.pipe()",
        "os.listdir('/')",
        f"os.close(0); open({__file__!r})",
        "os.close(0); socket.socket()",
    ],
)
def test_behind_the_walls_nothing_can_be_opened(line: str) -> None:
    assert behind_walls(line) == "PermissionError"


@linux_only
@pytest.mark.parametrize(
    "line",
    [
        "os.fork()",
        "os.kill(os.getpid(), 0)",
        "os.stat('/')",
        "os.mkdir('/tmp/komma-desk-not-made')",
        "os.execv('/bin/true', ['true'])",
        "os.getsid(0)",
    ],
)
def test_behind_the_walls_the_kernel_does_nothing_else_either(line: str) -> None:
    assert behind_walls(line) == "PermissionError"


@linux_only
def test_behind_the_walls_memory_has_an_end() -> None:
    assert behind_walls("bytearray(4 * 1024**3)") == "MemoryError"


@linux_only
def test_the_walls_cannot_be_taken_down_again() -> None:
    line = "walls.close_in()"
    assert behind_walls(line) in {"PermissionError", "ValueError"}
    assert behind_walls("import resource; resource.setrlimit(7, (9, 9))") == "ValueError"


def test_a_reader_that_cannot_be_started_is_told_and_nothing_else() -> None:
    absent = ForeignChild(command=("/nowhere/komma-desk",))
    assert absent.preview(b"x", "a.txt") == NoPreview(hindrance=Hindrance.ENDED)


def test_without_walls_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> None:
        raise OSError(22, "no such thing here")

    monkeypatch.setattr(walls, "close_in", refused)
    told, _blobs = answer_from(child._answer({"deed": "preview", "name": "a.txt"}, b"hello"))
    assert told["why"] == Hindrance.ENDED


def saying(code: str) -> ForeignChild:
    """A reader that is somebody else: `code` runs in its place."""
    return ForeignChild(command=(sys.executable, "-c", code), patience=dict.fromkeys(DEEDS, 60.0))


DEEDS: Sequence[str] = ("preview", "stripped", "mail")


def test_the_reader_is_told_nothing_of_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMMA_SECRET", "Kanarienvogel")
    spy = (
        "import os, sys; sys.stdin.buffer.read(); t = repr(dict(os.environ)).encode();"
        'h = b\'{"is": "text", "is_cut": false, "blobs": [%d]}\' % len(t);'
        "os.write(1, len(h).to_bytes(4, 'big') + h + t)"
    )
    shown = saying(spy).preview(b"x", "a.txt")
    assert "Kanarienvogel" not in repr(getattr(shown, "text", "Kanarienvogel"))
    assert "HOME" not in getattr(shown, "text", "HOME")


@pytest.mark.parametrize(
    "code",
    [
        "import os; os._exit(7)",
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "print('Unfug')",
        "import sys; sys.stdout.buffer.write(bytes(4))",
    ],
)
def test_a_reader_that_falls_or_babbles_is_a_sentence(code: str) -> None:
    assert saying(code).preview(b"x", "a.png") == NoPreview(hindrance=Hindrance.ENDED)


def test_a_reader_that_never_answers_is_stopped() -> None:
    slow = ForeignChild(
        command=(sys.executable, "-c", "import time; time.sleep(600)"),
        patience=dict.fromkeys(DEEDS, 0.3),
    )
    assert slow.preview(b"x", "a.png") == NoPreview(hindrance=Hindrance.TOO_LONG)


def test_a_reader_that_never_stops_talking_is_stopped() -> None:
    endless = "import os\nwhile True: os.write(1, bytes(1 << 20))"
    assert saying(endless).preview(b"x", "a.png") == NoPreview(hindrance=Hindrance.ENDED)


@pytest.mark.parametrize(
    ("words", "blobs"),
    [
        ({"is": "picture", "width": 9, "height": 9, "full_width": 9, "full_height": 9}, (b"1",)),
        ({"is": "picture", "width": 10**6, "height": 1, "full_width": 1, "full_height": 1}, (b"",)),
        ({"is": "page", "number": 5, "count": 2, "text": "a"}, (b"",)),
        ({"is": "nothing", "why": "Kanarienvogel"}, ()),
        ({"is": "mail", "subject": 7, "files": []}, (b"",)),
        ({"is": "text"}, (b"\xff",)),
        ({"is": "text", "is_cut": False}, ()),
    ],
)
def test_an_answer_that_cannot_be_true_is_not_believed(
    words: dict[str, object], blobs: tuple[bytes, ...]
) -> None:
    said = framed(words, blobs)
    code = f"import os, sys; sys.stdin.buffer.read(); os.write(1, {said!r})"
    assert saying(code).preview(b"x", "a.png") == NoPreview(hindrance=Hindrance.ENDED)


def test_a_copy_of_nothing_is_none() -> None:
    said = framed({"is": "copy", "taken_off": []}, (b"",))
    code = f"import os, sys; sys.stdin.buffer.read(); os.write(1, {said!r})"
    assert saying(code).stripped(b"x", "a.png") is Hindrance.ENDED


@pytest.mark.parametrize("data", [b"", b"\x00\x00\x00\x09{}", b"\xff" * 90, framed({}) + b"x"])
def test_a_frame_that_is_not_whole_is_none(data: bytes) -> None:
    with pytest.raises(NotFramedError):
        answer_from(data)


def test_no_process_is_left_behind() -> None:
    before = set(_children())
    ForeignChild().preview(b"Guten Tag", "a.txt")
    assert set(_children()) <= before


def _children() -> list[str]:
    path = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    return path.read_text().split() if path.exists() else []
