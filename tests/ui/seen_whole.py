"""Finds words that are cut: labels, buttons and choices with less room than their text needs."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

SLACK = 2  # pixels


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
