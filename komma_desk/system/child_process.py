"""A process of the same programme below this one: started, listened to, and ended with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parents[1]
_LONGEST_LINE: Final = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """`told_to` is true where this process was asked to end and passed it on."""

    status: int
    told_to: bool


def own_command() -> tuple[str, ...]:
    """How this very programme is started again, installed, in a checkout or frozen."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    # -P: nothing is ever imported from the folder one happens to stand in.
    return (sys.executable, "-P", "-m", _PACKAGE.name)


def own_environment() -> dict[str, str]:
    """The same code is found by the child; a frozen programme brings its code along."""
    known = dict(os.environ)
    if not getattr(sys, "frozen", False):
        before = known.get("PYTHONPATH")
        known["PYTHONPATH"] = os.pathsep.join([str(_PACKAGE.parent), *([before] if before else [])])
    return known


def run_child(
    command: Sequence[str], environment: Mapping[str, str], hear: Callable[[str], None]
) -> Ended:
    """Start it and hear its lines until it has ended; whoever asks us to end asks it, too."""
    told_to = False
    child: subprocess.Popen[bytes] | None = None

    def pass_on(number: int, _frame: FrameType | None) -> None:
        nonlocal told_to
        told_to = True
        if child is not None:
            _end(child, number)

    with _hearing(pass_on):
        child = subprocess.Popen(  # noqa: S603 -- our own executable, never a shell
            list(command), env=dict(environment), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
        )
        if told_to:  # while it was being started
            _end(child, signal.SIGTERM)
        with child:
            assert child.stdout is not None
            while line := child.stdout.readline(_LONGEST_LINE):
                hear(line.decode("utf-8", "replace").rstrip("\r\n"))
            status = child.wait()
    return Ended(status=status, told_to=told_to)


def _end(child: subprocess.Popen[bytes], number: int) -> None:
    """Windows tells a console's Ctrl-C to the child itself and knows no polite signal."""
    if sys.platform != "win32" and child.poll() is None:
        child.send_signal(number)


@contextmanager
def _hearing(pass_on: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    named = (getattr(signal, name, None) for name in ("SIGTERM", "SIGINT", "SIGHUP"))
    before = {number: signal.signal(number, pass_on) for number in named if number is not None}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
