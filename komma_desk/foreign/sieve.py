"""On Linux the kernel answers the reading process only what computing needs, and no more.

Whoever takes over a parser closes a pipe and opens a file in its place; limits do not stop that.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import sys
from typing import Final

_PR_SET_NO_NEW_PRIVS: Final = 38
_PR_SET_SECCOMP: Final = 22
_FILTER: Final = 2
_LOAD_WORD, _IS_EQUAL, _ANSWER = 0x20, 0x15, 0x06  # of the small machine in the kernel
_NUMBER_AT, _MACHINE_AT = 0, 4
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM

# The mark of the machine in the kernel, and the numbers of: read, write, writev, close, fstat,
# lseek, mmap, mprotect, munmap, brk, mremap, madvise, rt_sigaction, rt_sigprocmask, rt_sigreturn,
# sigaltstack, sched_yield, sched_getaffinity, nanosleep, clock_nanosleep, clock_gettime,
# gettimeofday, getpid, gettid, futex, set_robust_list, rseq, membarrier, getrandom, exit and
# exit_group.
# fmt: off
_NEEDED: Final[dict[str, tuple[int, tuple[int, ...]]]] = {
    "x86_64": (0xC000003E, (
        0, 1, 20, 3, 5, 8, 9, 10, 11, 12, 25, 28, 13, 14, 15, 131, 24, 204, 35, 230, 228, 96, 39,
        186, 202, 273, 334, 324, 318, 60, 231,
    )),
    "aarch64": (0xC00000B7, (
        63, 64, 66, 57, 80, 62, 222, 226, 215, 214, 216, 233, 134, 135, 139, 132, 124, 123, 101,
        115, 113, 169, 172, 178, 98, 99, 293, 283, 278, 93, 94,
    )),
}
# fmt: on


class _Line(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("if_so", ctypes.c_ubyte),
        ("if_not", ctypes.c_ubyte),
        ("value", ctypes.c_uint),
    )


class _Programme(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("lines", ctypes.POINTER(_Line)))


def put_up() -> None:
    """For good: nothing takes it down again. Raises OSError where a Linux kernel refuses it."""
    known = _NEEDED.get(platform.machine())
    if not sys.platform.startswith("linux") or known is None:
        return
    lines = _lines(*known)
    array = (_Line * len(lines))(*lines)
    programme = _Programme(len(lines), array)
    tell = ctypes.CDLL(None, use_errno=True).prctl
    tell.argtypes = (ctypes.c_int, *(ctypes.c_void_p,) * 4)
    if tell(_PR_SET_NO_NEW_PRIVS, 1, None, None, None) or tell(
        _PR_SET_SECCOMP, _FILTER, ctypes.addressof(programme), None, None
    ):
        raise OSError(ctypes.get_errno(), "the kernel put up no sieve")


def _lines(machine: int, numbers: tuple[int, ...]) -> list[_Line]:
    """Another machine's numbers mean other things: whoever calls by them is ended."""
    asked = [_Line(_IS_EQUAL, len(numbers) - at, 0, each) for at, each in enumerate(numbers)]
    return [
        _Line(_LOAD_WORD, 0, 0, _MACHINE_AT),
        _Line(_IS_EQUAL, 1, 0, machine),
        _Line(_ANSWER, 0, 0, _KILL),
        _Line(_LOAD_WORD, 0, 0, _NUMBER_AT),
        *asked,
        _Line(_ANSWER, 0, 0, _REFUSE),
        _Line(_ANSWER, 0, 0, _ALLOW),
    ]
