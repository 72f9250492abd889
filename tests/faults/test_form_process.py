"""The form ends with its keys when it is locked, and a draft outlives its lock and its kill."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.locking_form import DRAFTS, KILLED, LEAVING, LOCKED, LOG, WRITTEN
from tests.journeys.by_card import Writer
from tests.journeys.town import Town

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 120  # seconds; only so that a form that hangs ends the test

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Writer:
    place = tmp_path_factory.mktemp("form")
    town = Town(place / "store")
    town.found()
    writer = Writer(town, place / "elsewhere")
    writer.fetch_card()
    return writer


@pytest.mark.parametrize("leaving", [LOCKED, KILLED])
def test_the_next_form_asks_for_the_passphrase_and_has_every_kept_word(
    writer: Writer, tmp_path: Path, leaving: str
) -> None:
    log = tmp_path / "log"
    told = {LOG: str(log), DRAFTS: str(tmp_path), LEAVING: leaving, "HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.locking_form", str(writer.card)],
        cwd=ROOT,
        env=os.environ | told | {"QT_QPA_PLATFORM": "offscreen"},
        timeout=LONGEST,
        check=False,
    )
    assert ended.returncode == 0
    first, second, third = map(json.loads, log.read_text(encoding="utf-8").splitlines())
    assert first["process"] != second["process"]
    assert second["shown"] == ""
    assert third["narrative"].startswith(WRITTEN)
    assert not any(
        WRITTEN.encode() in each.read_bytes()
        for each in tmp_path.rglob("*.komma*")
        if each.is_file()
    )
