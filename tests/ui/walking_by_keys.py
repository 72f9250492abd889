"""Walks a window with the tab key alone: what it never reaches, where it sticks, where it leaps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QTabBar, QWidget

from tests.ui.accessibility import reachable, told

LONGEST_WALK = 400
SLACK = 4  # pixels two rows may overlap by and still be two rows


def complaints_of_the_keyboard(window: QWidget, part: QWidget) -> list[str]:
    """Only what stands in `part` must be reached; the walk goes through the whole window."""
    QApplication.processEvents()
    way, stuck = _walk(window, part)
    walked = set(way)
    return [
        *(f"the tab key sticks in: {told(each)}" for each in stuck),
        *(f"never reached by tab: {told(each)}" for each in _missed(part, walked)),
        *(f"unseen but focused: {told(each)}" for each in way if _is_unseen(each)),
        *_leaps(way, part),
    ]


def _walk(window: QWidget, part: QWidget) -> tuple[list[QWidget], list[QWidget]]:
    first = next((each for each in _reachables(part)), None)
    if first is None:
        return [], []
    first.setFocus(Qt.FocusReason.TabFocusReason)
    way: list[QWidget] = []
    for _step in range(LONGEST_WALK):
        now = window.focusWidget()
        if now in way[:-1]:
            return way, []
        if now not in way:
            way.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)  # a picture walks its own things first
    others = [each for each in _reachables(window) if each is not way[-1]]
    return way, [way[-1]] if others else []


def _reachables(part: QWidget) -> Iterator[QWidget]:
    return (
        each
        for each in part.findChildren(QWidget)
        if each.isVisible() and reachable(each) and each.focusProxy() is None
    )


def _missed(part: QWidget, walked: set[QWidget]) -> list[QWidget]:
    return [
        each
        for each in _reachables(part)
        if each not in walked
        # one of a group of radio buttons is enough: the arrow keys go on
        and not (isinstance(each, QRadioButton) and _group_of(each) & walked)
        and not isinstance(each, QTabBar)
        and not any(one.focusProxy() is each or each.isAncestorOf(one) for one in walked)
    ]


def _group_of(button: QRadioButton) -> set[QWidget]:
    group = button.group()
    if group is not None:
        return set(group.buttons())
    above = button.parentWidget()
    return set(above.findChildren(QRadioButton)) if above is not None else set()


def _is_unseen(part: QWidget) -> bool:
    return not part.isVisible() or min(part.width(), part.height()) <= 1


def _leaps(way: list[QWidget], part: QWidget) -> list[str]:
    """Neighbours on the way of which the second stands right above, or left of, the first."""
    found = []
    for before, after in pairwise(way):
        if not (part.isAncestorOf(before) and part.isAncestorOf(after)) or _inner(before, after):
            continue
        one, two = _place(before, part), _place(after, part)
        if _is_above(two, one) or _is_left(two, one):
            found.append(f"from {told(before)} tab leaps back to {told(after)}")
    return found


def _inner(before: QWidget, after: QWidget) -> bool:
    return before.isAncestorOf(after) or after.isAncestorOf(before)


def _place(widget: QWidget, part: QWidget) -> QRect:
    return QRect(widget.mapTo(part, QPoint(0, 0)), widget.size())


def _is_above(two: QRect, one: QRect) -> bool:
    same_column = (
        min(two.right(), one.right()) - max(two.left(), one.left())
        > min(two.width(), one.width()) * 0.6
    )
    return same_column and two.bottom() < one.top() + SLACK


def _is_left(two: QRect, one: QRect) -> bool:
    same_row = abs(two.center().y() - one.center().y()) <= SLACK
    return same_row and two.right() <= one.left() + SLACK
