"""Finds words that are cut: labels, buttons and choices with less room than their text needs."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QGraphicsView,
    QLabel,
    QPushButton,
    QRadioButton,
    QTableView,
    QWidget,
)

SLACK = 2  # pixels
# 1366 x 768 pixels at 150 %, less the bar of the system and the window's own.
SMALL_SCREEN = QSize(911, 470)


def cut_words(window: QWidget) -> list[str]:
    """What stands in a part that scrolls may lie outside the view, but must be whole there."""
    for _again in range(3):  # what wraps settles its height only after its width
        QApplication.processEvents()
    labels = (each for each in window.findChildren(QLabel) if each.isVisible())
    buttons = (
        each
        for kind in (QPushButton, QCheckBox, QRadioButton)
        for each in window.findChildren(kind)
        if each.isVisible()
    )
    return [
        *(f"cut: {each.text()!r}" for each in labels if _is_cut(each)),
        *(
            f"cut: {each.text()!r} ({each.size().toTuple()} of {each.sizeHint().toTuple()})"
            for each in buttons
            if each.text() and not _is_roomy(each)
        ),
    ]


def sideways(window: QWidget) -> list[str]:
    """What must be scrolled to the right to be read; tables and drawings may."""
    return [
        f"sideways by {area.horizontalScrollBar().maximum()}: {type(area).__name__}"
        for area in window.findChildren(QAbstractScrollArea)
        if area.isVisible()
        and not isinstance(area, QTableView | QGraphicsView)
        and area.horizontalScrollBar().maximum() > 0
    ]


def too_large(window: QWidget) -> list[str]:
    """A window that cannot be made as small as the smallest screen it has to fit."""
    hint, told = window.minimumSizeHint(), window.minimumSize()
    # What a window was told goes before what its parts would like.
    least = QSize(told.width() or hint.width(), told.height() or hint.height())
    if least.width() <= SMALL_SCREEN.width() and least.height() <= SMALL_SCREEN.height():
        return []
    return [f"larger than a small screen: {type(window).__name__}, {least.toTuple()}"]


def _is_roomy(button: QWidget) -> bool:
    needed = button.sizeHint()
    return needed.width() <= button.width() + SLACK and needed.height() <= button.height() + SLACK


def _is_cut(label: QLabel) -> bool:
    if not label.text().strip() or not label.pixmap().isNull():
        return False
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + SLACK
    # cut on purpose, with dots: the whole stands in the tip and in the name
    if label.text().endswith("…") and label.toolTip() and label.accessibleName():
        return False
    hint = label.minimumSizeHint()
    return hint.width() > label.width() + SLACK or hint.height() > label.height() + SLACK
