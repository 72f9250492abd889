"""The commands a newcomer types, and the lock files they install from."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.house_rules.repository import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")


def _pins(lock: str) -> dict[str, set[str]]:
    """Name and pinned versions; a package may be pinned twice under different conditions."""
    pins: dict[str, set[str]] = {}
    for name, version in re.findall(
        r"^([\w.-]+)==([^\s;]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE
    ):
        pins.setdefault(name, set()).add(version)
    return pins


def _names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", wish, maxsplit=1)[0].lower() for wish in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_carries_its_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_everything_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert _names(project["dependencies"]) - set(_pins("requirements.lock")) == set()
    wanted = _names(project["optional-dependencies"]["dev"])
    assert wanted - set(_pins("requirements-dev.lock")) == set()


def test_the_programme_runs_on_the_versions_the_tests_ran_on() -> None:
    run, dev = map(_pins, LOCKS)
    assert {name: dev.get(name) for name in run} == run


def test_continuous_integration_runs_exactly_what_everybody_runs() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["exec sh packaging/test.sh"]


@pytest.mark.skipif(shutil.which("sh") is None, reason="this system has no POSIX shell")
@pytest.mark.parametrize("script", ["run.sh", "test.sh", "prepare.sh"])
def test_the_commands_are_sound_shell(script: str) -> None:
    read = subprocess.run(
        ["sh", "-n", ROOT / "packaging" / script], capture_output=True, text=True, check=False
    )
    assert (read.returncode, read.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("sh") is None, reason="this system has no POSIX shell")
def test_an_unknown_argument_for_the_tests_is_a_usage_error(tmp_path: Path) -> None:
    answered = subprocess.run(
        ["sh", ROOT / "packaging" / "test.sh", "--fast"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answered.returncode == 2
    assert answered.stderr.startswith("usage:")
