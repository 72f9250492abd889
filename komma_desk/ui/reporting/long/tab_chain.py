"""The way of the tab key follows what is seen, whenever a part came into the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain(parts: Iterable[QWidget]) -> None:
    """From part to part in this order, and through each of them in the order it was built."""
    for one, other in pairwise(leaf for part in parts for leaf in _leaves(part)):
        QWidget.setTabOrder(one, other)


def _leaves(part: QWidget) -> Iterator[QWidget]:
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None:
        yield part
        return  # what is inside, as in a list, is no stop of its own
    for child in part.children():
        if isinstance(child, QWidget):
            yield from _leaves(child)
