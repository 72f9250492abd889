"""The towns of the journeys, reached by the command line."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import founded_once, founded_town, staffed_once, town
from tests.journeys.desk_line import Line
from tests.journeys.town import Town

__all__ = ["founded_once", "founded_town", "staffed_once", "town"]


@pytest.fixture
def line(town: Town) -> Line:
    return Line(town)
