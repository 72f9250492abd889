"""A lint over a window as a screen reader sees it; milliseconds, so every page can have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QScrollBar,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

from komma_desk.ui.parts.page import Page
from komma_desk.words import N_, _
from tests.ui.seen_whole import too_large

SMALLEST_TARGET = 24
# Over every page: their keys are taken.
MENUS = (
    N_("&File"),
    N_("&Edit"),
    N_("&View"),
    N_("&Help"),
)


def complaints_about(window: QWidget) -> list[str]:
    """What a person with a screen reader, keyboard or unsteady hand would stumble over."""
    QAccessible.setActive(True)
    QApplication.processEvents()  # once: lets the layouts settle before sizes are judged
    parts = [part for part in (window, *window.findChildren(QWidget)) if part.isVisibleTo(window)]
    return [
        *(f"no name: {told(part)}" for part in parts if reachable(part) and not _named(part)),
        *(f"nobody hears what it is: {told(part)}" for part in parts if _is_mute_button(part)),
        *(f"a column has no name: {told(part)}" for part in parts if _has_nameless_column(part)),
        *(f"too small: {told(part)}" for part in parts if _is_small_button(part)),
        *_doubled_mnemonics(parts, MENUS if isinstance(window, Page) else ()),
        *(
            f"interprets text: {told(part)}"
            for part in parts
            if isinstance(part, QLabel) and part.textFormat() != Qt.TextFormat.PlainText
        ),
        *(too_large(window) if isinstance(window, QDialog | QMainWindow) else ()),
    ]


def reachable(part: QWidget) -> bool:
    policy = part.focusPolicy()
    return bool(policy & Qt.FocusPolicy.TabFocus) and part.focusProxy() is None and part.isEnabled()


def _named(part: QWidget) -> bool:
    # A tab bar is named by its tabs; a combo box on Linux tells its value as its name.
    if isinstance(part, QTabBar):
        return True
    seen = QAccessible.queryAccessibleInterface(part)
    if part.accessibleName().strip() or seen.relations(QAccessible.RelationFlag.Label):
        return True
    has_value_as_name = isinstance(part, QComboBox)
    return bool(seen.text(QAccessible.Text.Name).strip()) and not has_value_as_name


def _is_mute_button(part: QWidget) -> bool:
    """A button the tab key leaves out still has to have words."""
    if not isinstance(part, QAbstractButton) or reachable(part):
        return False
    is_qt_s_own = isinstance(part.parent(), QTabBar | QLineEdit | QScrollBar | QAbstractItemView)
    return not is_qt_s_own and not (part.text().strip() or part.accessibleName().strip())


def _has_nameless_column(part: QWidget) -> bool:
    if isinstance(part, QTableView):
        header = part.horizontalHeader()
    elif isinstance(part, QTreeView):
        header = part.header()
    else:
        return False
    return not header.isHidden() and any(
        not _column_name(header, column)
        for column in range(header.count())
        if not header.isSectionHidden(column)
    )


def _column_name(header: QHeaderView, column: int) -> str:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    said = (header.model().headerData(column, Qt.Orientation.Horizontal, role) for role in roles)
    return " ".join(str(each) for each in said if each).strip()


def _is_small_button(part: QWidget) -> bool:
    if not isinstance(part, QAbstractButton) or not reachable(part):
        return False
    if isinstance(part.parent(), QTabBar):
        return False  # Qt's own arrows; the arrow keys do the same
    return part.width() < SMALLEST_TARGET or part.height() < SMALLEST_TARGET


def _doubled_mnemonics(parts: list[QWidget], menus: Sequence[str]) -> list[str]:
    texts = [_(menu) for menu in menus] + [
        part.text()
        for part in parts
        if isinstance(part, QAbstractButton)
        or (isinstance(part, QLabel) and part.buddy() is not None)
    ]
    keys = Counter(key for text in texts if (key := _mnemonic(text)))
    return [f"Alt+{key} means {number} things" for key, number in keys.items() if number > 1]


def _mnemonic(text: str) -> str:
    plain = text.replace("&&", "")
    place = plain.find("&")
    return plain[place + 1 : place + 2].upper() if place >= 0 else ""


def told(part: QWidget) -> str:
    words = part.text() if isinstance(part, QAbstractButton | QLabel) else ""
    inner = " (scrolls)" if isinstance(part, QAbstractScrollArea) else ""
    return f"{type(part).__name__} {part.objectName()} {words}{inner}".strip()
