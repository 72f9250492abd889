"""What every test may count on: no screen, German first, and no race against a slow machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from komma_desk.words import Language, look_for_catalogues_in, use_language

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("desk", deadline=None)
settings.load_profile("desk")


@pytest.fixture(autouse=True)
def _screens_speak_german_first() -> Iterator[None]:
    look_for_catalogues_in(Path(__file__).resolve().parents[1] / "resources" / "translations")
    use_language(Language.GERMAN)
    yield
    use_language(Language.GERMAN)
