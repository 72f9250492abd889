"""The way of the tab key, where Qt would put what is made later behind all that is there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def is_by_key(window: QWidget) -> bool:
    """Qt asks for the next part also when one goes away with what it stands in: not our way."""
    now: QWidget | None = window.focusWidget()
    return now is not None and now.isVisible() and now.isEnabled()


def go_by_tab(window: QWidget, *groups: QWidget, forward: bool) -> bool:
    """First what is in no group, then one group after the other; each keeps its own order.

    The chain of Qt itself is left alone: it moves the inner parts of a field apart.
    """
    way = sorted(_chain(window), key=lambda part: _group_of(part, groups))
    if not forward:
        way.reverse()
    now = window.focusWidget()
    at = way.index(now) if now in way else -1
    for part in (*way[at + 1 :], *way[: max(at, 0)]):
        if _is_reached(part):
            window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
            reasons = Qt.FocusReason
            part.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
            return True
    return False


def _chain(window: QWidget) -> list[QWidget]:
    parts: list[QWidget] = []
    part = window.nextInFocusChain()
    while part is not None and part is not window:
        parts.append(part)
        part = part.nextInFocusChain()
    return parts


def _is_reached(part: QWidget) -> bool:
    by_tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.focusProxy() is None
    return by_tab and part.isVisible() and part.isEnabled()


def _group_of(part: QWidget, groups: tuple[QWidget, ...]) -> int:
    """A group may stand inside an earlier one: the last one counts."""
    return max((n for n, each in enumerate(groups, start=1) if each.isAncestorOf(part)), default=0)
