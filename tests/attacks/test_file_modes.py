"""Of the store nothing is open to the other accounts of the computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.journeys.town import ADMIN, Town


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_folder_that_was_there_is_closed_and_so_are_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir(mode=0o755)
    before = os.umask(0o022)
    try:
        town = Town(folder)
        town.found()
        assert folder.stat().st_mode & 0o777 == 0o700
        with town.unlock(ADMIN):
            kept = [
                each
                for each in folder.iterdir()
                if each.name.startswith(("office", "keys", "cases"))
            ]
            assert {each.name for each in kept} >= {"office.db", "cases.db", "keys.json"}
            assert [each.name for each in kept if each.stat().st_mode & 0o077] == []
    finally:
        os.umask(before)
