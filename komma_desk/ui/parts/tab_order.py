"""The tab key goes the way the eye goes, also where the upper part comes after the lower one."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget


def put_last(part: QWidget, column: QBoxLayout) -> None:
    """The foot of a column again after what came above it in the meantime.

    The key takes parts in the order they came into the window; what leaves it and comes back is
    the last, with all that is in it. Setting the order pair by pair moves fields in several parts
    asunder.
    """
    part.setParent(None)
    column.addWidget(part)
