"""Reads a record of system calls: what a desk wrote, synced, renamed and removed, in order."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
_CALLS: Final = (
    "openat,open,creat,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,"
    "unlink,unlinkat,lseek,link,linkat"
)
_LINE: Final = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+)(?:<.*>)?(?: .*)?$")
_FD: Final = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2})*)>")
_TEXT: Final = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """`other` is the new name of a rename; `data` what was written at `offset`."""

    name: str
    path: str
    other: str = ""
    offset: int = 0
    data: bytes = b""


def is_possible() -> bool:
    return shutil.which("strace") is not None


def record(folder: Path, told: Path) -> list[Call]:
    """A working day of a small town under strace; acknowledgements are written to `told`."""
    log = told.with_suffix(".strace")
    words = ["strace", "-f", "-y", "-xx", "-s", "10000000", "-e", f"trace={_CALLS}", "-o", str(log)]
    day = [sys.executable, "-m", "tests.faults.working_day", str(folder), str(told)]
    subprocess.run([*words, *day], cwd=ROOT, check=True)
    ours = (folder, told)
    with log.open(encoding="ascii") as lines:
        calls = [call for call in _calls(lines) if _lies_in(Path(call.path), ours)]
    return calls or _nothing(log)


def _lies_in(path: Path, places: tuple[Path, ...]) -> bool:
    return any(path == place or place in path.parents for place in places)


def _nothing(log: Path) -> list[Call]:
    raise RuntimeError(f"strace recorded nothing of the store in {log.name}")


def _calls(lines: Iterator[str]) -> Iterator[Call]:
    places: dict[str, int] = {}
    for line in lines:
        if "unfinished ..." in line:
            raise RuntimeError("two threads wrote at once; the order is not known")
        matched = _LINE.match(line.strip())
        if matched is None or (result := int(matched[3], 0)) < 0:
            continue
        name, arguments = matched[1], matched[2]
        if name in {"openat", "open", "creat"}:
            path = _texts(arguments)[0]
            places[path] = 0
            if "O_CREAT" in arguments or name == "creat":
                yield Call(name="create", path=path, offset=int("O_TRUNC" in arguments))
        elif name in {"rename", "renameat", "renameat2"}:
            path, other = _texts(arguments)
            yield Call(name="rename", path=path, other=other)
        elif name in {"unlink", "unlinkat"}:
            yield Call(name="unlink", path=_texts(arguments)[0])
        elif name in {"link", "linkat"}:
            path, other = _texts(arguments)
            yield Call(name="link", path=path, other=other)
        else:
            yield from _on_file(name, arguments, result, places)


def _on_file(name: str, arguments: str, result: int, places: dict[str, int]) -> Iterator[Call]:
    opened = _FD.match(arguments)
    if opened is None:
        return
    path = _plain(opened[2]).decode()
    match name:
        case "lseek":
            places[path] = result
        case "write":
            data, place = _data(arguments)[:result], places.get(path, 0)
            places[path] = place + result
            yield Call(name="write", path=path, offset=place, data=data)
        case "pwrite64":
            place = int(arguments.rpartition(",")[2])
            yield Call(name="write", path=path, offset=place, data=_data(arguments)[:result])
        case "ftruncate":
            yield Call(name="cut", path=path, offset=int(arguments.rpartition(",")[2]))
        case _:
            yield Call(name="sync", path=path)


def _texts(arguments: str) -> list[str]:
    return [_plain(text).decode() for text in _TEXT.findall(arguments)]


def _data(arguments: str) -> bytes:
    found = _TEXT.search(arguments)
    return _plain(found[1]) if found else b""


def _plain(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))
