"""Where the programme's own data lies: in the checkout, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _own(name: str) -> Path:
    """Beside the package in a checkout, inside it once installed."""
    beside = _PACKAGE.parent / name
    return beside if beside.is_dir() else _PACKAGE / name


def resources() -> Path:
    return _own("resources")


def migrations() -> Path:
    return _own("migrations")
