"""The reference validator itself, where the machine has it (see packaging/README.md); slow."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.fakes.every_paper import every_paper

DRIVER = os.environ.get("KOMMA_VERAPDF", "")


@pytest.mark.skipif(not DRIVER, reason="KOMMA_VERAPDF names no driver of veraPDF")
def test_every_paper_passes_the_reference_validator(tmp_path: Path) -> None:
    papers = []
    for name, language, write in every_paper():
        papers.append(tmp_path / f"{name.replace(' ', '-')}.{language.value}.pdf")
        papers[-1].write_bytes(write())
    said = subprocess.run([DRIVER, "ua1,2a", *papers], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
    assert said.stdout.count(" PASS ") == 2 * len(papers)
