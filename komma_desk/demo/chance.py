"""Chance with a name: how often something happens."""

from __future__ import annotations

from random import Random


def happens(random: Random, share: float) -> bool:
    """True for this share of all calls, between 0 and 1."""
    return random.random() < share
