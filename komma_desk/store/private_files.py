"""Files of a store are for the account of whoever founded it; nobody else reads or writes them."""

from __future__ import annotations

import os


def only_ours(path: str, flags: int) -> int:
    """To be given to `open` as its opener; Windows has no such modes and passes over it."""
    return os.open(path, flags | getattr(os, "O_BINARY", 0), 0o600)
