"""Where the programme's own data lies: in the checkout, or inside the installed package."""

from __future__ import annotations

import os
import sys
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


def app_folder() -> Path:
    """Where this person's programmes keep what is theirs on this computer alone."""
    if sys.platform == "win32":
        above = os.environ.get("LOCALAPPDATA")
        return (Path(above) if above else Path.home() / "AppData" / "Local") / "KommA Desk"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "KommA Desk"
    above = os.environ.get("XDG_DATA_HOME")
    return (Path(above) if above else Path.home() / ".local" / "share") / "komma-desk"
