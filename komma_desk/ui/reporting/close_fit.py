"""Sets a part closer than its kind usually stands, so that the whole form fits on one screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_margins(part: QWidget, across: int, above: int, below: int | None = None) -> None:
    """Margins inside the part, in pixels."""
    if (layout := part.layout()) is not None:
        layout.setContentsMargins(across, above, across, above if below is None else below)
