"""Keeps the memory of this process out of files and away from other programmes of this account."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_DUMPABLE: Final = 4
_NO_CRITICAL_ERROR_BOX: Final = 0x0001
_NO_FAULT_BOX: Final = 0x0002
_REPORT_WITHOUT_HEAP: Final = 1


def forbid_core_dumps() -> None:
    """Call first of all: before any passphrase is typed and any key is in memory.

    Linux and macOS write no core file; on Linux no other programme of the same account may look
    into the memory either. Windows neither asks for nor keeps a report with our memory in it.
    """
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetErrorMode(_NO_CRITICAL_ERROR_BOX | _NO_FAULT_BOX)
        kernel.WerSetFlags(_REPORT_WITHOUT_HEAP)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        _tell_linux(_PR_SET_DUMPABLE, 0)


def end_with_parent(signal_number: int) -> None:
    """Have Linux send this signal when the process above has gone; elsewhere nothing happens."""
    if sys.platform.startswith("linux"):
        _tell_linux(_PR_SET_PDEATHSIG, signal_number)


def _tell_linux(what: int, value: int) -> None:
    ctypes.CDLL(None).prctl(what, value, 0, 0, 0)
