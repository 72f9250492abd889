"""The real reading process, and files of every kind with a name planted in their metadata."""

from __future__ import annotations

import pytest

from komma_desk.bootstrap.foreign_child import ForeignChild


@pytest.fixture(scope="session")
def reader() -> ForeignChild:
    return ForeignChild()
