"""Faults are tried on stores of their own, founded for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.store.upgrade import FILES, create
from tests.store.conftest import KEYS, MIGRATIONS, PUBLISHED, opened


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    folder.mkdir()
    for compartment, name in FILES.items():
        create(folder / name, KEYS[compartment], compartment, migrations=MIGRATIONS)
    desk = opened(folder)
    with desk.change() as work:
        work.office.procedures.publish(PUBLISHED)
        work.commit()
    desk.close()
    return folder
