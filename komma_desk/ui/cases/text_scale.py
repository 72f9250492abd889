"""Widths that grow with the size of text a person chose."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

NORMAL_TEXT = 16  # pixels; the widths of this page were drawn for it


def wide(pixels: int) -> int:
    """This width at the normal size of text, in the size in use now."""
    size = QApplication.font().pixelSize()
    return round(pixels * max(size, NORMAL_TEXT) / NORMAL_TEXT)
