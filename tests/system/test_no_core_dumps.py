"""No file of this process's memory is ever written, and no neighbour may look into it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="asks as POSIX does")


def told(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_largest_core_file_is_none_at_all() -> None:
    code = "from komma_desk.system.core_dumps import forbid_core_dumps as f; f()"
    limits = "import resource; print(*resource.getrlimit(resource.RLIMIT_CORE))"
    assert told(f"{code}; {limits}") == "0 0"


@pytest.mark.skipif(sys.platform != "linux", reason="a promise of Linux")
def test_linux_calls_the_process_not_dumpable() -> None:
    ask = "import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    code = "from komma_desk.system.core_dumps import forbid_core_dumps as f; f()"
    assert told(ask) == "1", "else this test proves nothing"
    assert told(f"{code}; {ask}") == "0"


def test_every_start_of_the_programme_forbids_it_first() -> None:
    """On the command line as well: keys are in its memory too."""
    code = (
        "import resource, komma_desk.__main__ as programme, komma_desk.cli.face as face;"
        "face.run = lambda doors, given: print(*resource.getrlimit(resource.RLIMIT_CORE));"
        "programme.main([])"
    )
    assert told(code) == "0 0"


def test_whoever_stops_it_while_it_loads_sees_no_traceback() -> None:
    code = (
        "import sys, komma_desk.__main__ as programme\n"
        "class Stopped:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name == 'komma_desk.cli.face': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stopped())\n"
        "print(programme.main([]))"
    )
    assert told(code) == "1"
