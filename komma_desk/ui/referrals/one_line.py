"""Any text a person typed, cut to one line for a label."""

from __future__ import annotations


def one_line(text: str, longest: int = 110) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"
