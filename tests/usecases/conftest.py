"""A prepared bench for every test: made once, copied each time."""

from __future__ import annotations

import pytest

from tests.usecases.deeds import Prepared


@pytest.fixture(scope="session")
def template() -> Prepared:
    return Prepared()


@pytest.fixture
def bench(template: Prepared) -> Prepared:
    return template.copied()
