"""The power goes: of what was not synced, anything may be lost, kept or torn at 512 bytes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from komma_desk.domain.errors import Refusal, Trouble
from tests.faults.ground import Outcome, copied, health, look
from tests.faults.trace import Call, record

SECTOR: Final = 512
_KEPT: Final = ("nothing", "all", "some writes", "torn")


@dataclass
class _File:
    """What is safe of a file, and what was written since the last sync."""

    safe: bytearray = field(default_factory=bytearray)
    pending: list[Call] = field(default_factory=list)

    def sync(self) -> None:
        for call in self.pending:
            _apply(self.safe, call)
        self.pending.clear()

    def after_cut(self, chance: Random) -> bytes:
        left, kept = bytearray(self.safe), chance.choice(_KEPT)
        for call in self.pending:
            if kept == "nothing" or (kept == "some writes" and chance.getrandbits(1)):
                continue
            for part in _sectors(call, chance) if kept == "torn" else [call]:
                _apply(left, part)
        return bytes(left)


class _Disk:
    """Files, their names, and the changes of names that no folder sync has made safe yet."""

    def __init__(self, store: Path) -> None:
        self.safe_names: dict[str, _File] = {}
        for path in store.rglob("*"):
            if path.is_file():
                self.safe_names[str(path)] = _File(bytearray(path.read_bytes()))
        self.names = dict(self.safe_names)
        self.pending: list[tuple[str, _File | None]] = []

    def follow(self, call: Call) -> None:
        match call.name:
            case "create":
                if call.path not in self.names:
                    self._name(call.path, _File())
                elif call.offset:
                    self.names[call.path].pending.append(Call(name="cut", path=call.path))
            case "rename":
                self._name(call.other, self.names[call.path])
                self._name(call.path, None)
            case "link":
                self._name(call.other, self.names[call.path])
            case "unlink":
                self._name(call.path, None)
            case "sync" if call.path in self.names:
                self.names[call.path].sync()
            case "sync":
                self._sync_folder(call.path)
            case _ if call.path in self.names:
                self.names[call.path].pending.append(call)
            case _:
                pass  # of a file that was removed while it was open

    def _name(self, path: str, file: _File | None) -> None:
        self.pending.append((path, file))
        _rename(self.names, path, file)

    def _sync_folder(self, folder: str) -> None:
        """Everything of this folder becomes safe, and with it what came before."""
        here = [Path(path).parent == Path(folder) for path, _ in self.pending]
        if not any(here):
            return
        until = len(here) - here[::-1].index(True)
        for path, file in self.pending[:until]:
            _rename(self.safe_names, path, file)
        del self.pending[:until]

    def after_cut(self, chance: Random) -> dict[str, bytes]:
        """A rename is one change of names: its two halves are never kept alone."""
        names = dict(self.safe_names)
        until = chance.randint(0, len(self.pending))
        while 0 < until < len(self.pending) and self.pending[until][1] is None:
            until += 1
        for path, file in self.pending[:until]:
            _rename(names, path, file)
        return {path: file.after_cut(chance) for path, file in names.items()}


def storm(
    store: Path, work: Path, states: int, seed: int, *, without_sync: bool = False
) -> Outcome:
    """`without_sync` forgets every sync of the record: then the storm must find losses."""
    chance = Random(seed)  # noqa: S311 -- repeatable
    folder, told = copied(store, work / "cut"), work / "acknowledged"
    told.unlink(missing_ok=True)
    disk = _Disk(folder)
    calls = [call for call in record(folder, told) if not (without_sync and call.name == "sync")]
    lost, wrong, remarks = 0, 0, [f"{len(calls)} recorded calls"]
    for left, acknowledged in _cuts(disk, calls, told, chance, states):
        _write(folder, left)
        try:
            found = look(folder)
            missing = [each for each in acknowledged if not found.keeps(each)]
            broken = found.doubled > 0 or not health(folder).is_good
        except (Refusal, Trouble) as unreadable:
            missing, broken = list(acknowledged) or ["opens"], True
            remarks.append(type(unreadable).__name__)
        lost += bool(missing)
        wrong += broken
        remarks += missing[:2]
    return Outcome(
        what="simulated power cut, unsynced writes lost, kept in part or torn at 512 bytes",
        states=states,
        lost=lost,
        wrong=wrong,
        remarks=tuple(dict.fromkeys(remarks)),
    )


def _cuts(
    disk: _Disk, calls: Sequence[Call], told: Path, chance: Random, states: int
) -> Iterator[tuple[dict[str, bytes], tuple[str, ...]]]:
    """The day once over, stopped at as many random calls as states are wanted."""
    stops = sorted(chance.randrange(1, len(calls) + 1) for _ in range(states))
    done, acknowledged = 0, []
    for stop in stops:
        for call in calls[done:stop]:
            if call.path == str(told):
                acknowledged += call.data.decode().splitlines()
            elif not call.path.endswith("-shm"):  # an index of the journal, made anew
                disk.follow(call)
        done = stop
        yield deepcopy(disk).after_cut(chance), tuple(acknowledged)


def _write(folder: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(folder)
    (folder / "attachments").mkdir(parents=True)
    for path, content in files.items():
        if not path.endswith("-shm"):
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_bytes(content)


def _rename(names: dict[str, _File], path: str, file: _File | None) -> None:
    if file is None:
        names.pop(path, None)
    else:
        names[path] = file


def _apply(content: bytearray, call: Call) -> None:
    if call.name == "cut":
        del content[call.offset :]
        content.extend(bytes(call.offset - len(content)))
        return
    content.extend(bytes(max(0, call.offset - len(content))))
    content[call.offset : call.offset + len(call.data)] = call.data


def _sectors(call: Call, chance: Random) -> Iterator[Call]:
    """One in two of the sectors a write touches reached the disk."""
    start, end = call.offset, call.offset + len(call.data)
    if call.name == "cut" or not call.data:
        yield call
        return
    while start < end:
        until = min(end, (start // SECTOR + 1) * SECTOR)
        if chance.getrandbits(1):
            data = call.data[start - call.offset : until - call.offset]
            yield Call(name="write", path=call.path, offset=start, data=data)
        start = until
