"""The towns of the journeys, to be attacked."""

from __future__ import annotations

from tests.journeys.conftest import founded_once, founded_town, staffed_once, town

__all__ = ["founded_once", "founded_town", "staffed_once", "town"]
