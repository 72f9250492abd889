"""The procedures KommA Desk comes with, by the ids of their definitions."""

from __future__ import annotations

from enum import StrEnum


class ShippedProcedure(StrEnum):
    STANDARD = "komma-standard"
    SMALL_TOWN = "komma-small-town"
    AGG_COMPLAINT = "agg-complaint"
