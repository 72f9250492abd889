"""A child is heard until it ends, and nothing of the folder one stands in gets into it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from komma_desk.system.child_process import Ended, own_command, own_environment, run_child


def test_the_lines_of_a_child_and_its_end_are_heard() -> None:
    heard: list[str] = []
    ended = run_child(
        [sys.executable, "-c", "print('eins'); print('zwei'); raise SystemExit(83)"],
        dict(os.environ),
        heard.append,
    )
    assert heard == ["eins", "zwei"]
    assert ended == Ended(status=83, told_to=False)


def test_a_frozen_programme_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "KommA Desk.exe")
    assert own_command() == ("KommA Desk.exe",)
    assert own_environment() == dict(os.environ)


def test_a_package_of_our_name_in_the_folder_one_stands_in_is_not_run(tmp_path: Path) -> None:
    trap = tmp_path / "komma_desk"
    trap.mkdir()
    (trap / "__init__.py").write_text("print('gefangen')", encoding="utf-8")
    (trap / "__main__.py").write_text("print('gefangen')", encoding="utf-8")
    done = subprocess.run(
        [*own_command(), "--help"],
        cwd=tmp_path,
        env=own_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "gefangen" not in done.stdout
    assert "komma-desk" in done.stdout


def test_an_environment_of_ones_own_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "anderswo")
    assert own_environment()["PYTHONPATH"].endswith(f"{os.pathsep}anderswo")
