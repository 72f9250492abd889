"""Clicks, types and chooses in the window that is open, as a person would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenuBar,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QWidget,
)

from komma_desk.ui.parts.buttons import IconButton
from komma_desk.ui.parts.toast import Toast
from komma_desk.ui.tour.eyes import Eyes, NotSeenError, spoken

_LEFT: Final = Qt.MouseButton.LeftButton


class Hand(Eyes):
    """Brings into view what it works on, and waits until it may be worked on."""

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.wait_until(widget.isEnabled, f"“{spoken(widget)}” to be enabled")
        self.bring_into_view(widget)
        if isinstance(widget, QCheckBox | QRadioButton) and at is None:
            at = QPoint(10, widget.height() // 2)
        QTest.mouseClick(widget, _LEFT, pos=at or widget.rect().center())
        self.settle()

    def press(self, name: str, within: QWidget | None = None) -> None:
        """Click the button with this text or name."""
        self.click(self.find(QAbstractButton, name, within))

    def type_into(self, name: str, text: str, within: QWidget | None = None) -> None:
        """Go to the field of this name and type; what stood there is replaced."""
        self.type_text(self.find(QWidget, name, within), text)

    def type_text(self, field: QWidget, text: str) -> None:
        self.bring_into_view(field)
        field.setFocus()
        self.settle()
        line = field.focusProxy() or field
        if isinstance(line, QLineEdit):
            line.selectAll()
        for character in text:
            self.key(line, Qt.Key.Key_Return if character == "\n" else Qt.Key(0), character)
        self.settle()

    def enter(self, name: str) -> None:
        """Press the enter key in the field of this name."""
        self.key(self.find(QLineEdit, name), Qt.Key.Key_Return)
        self.settle()

    def key(self, widget: QWidget, key: Qt.Key, text: str = "") -> None:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(widget, event)

    def pick(self, name: str, fits: Callable[[str, str], bool]) -> str:
        """Walk a combo box by its arrow keys to the item whose code and words fit; the words."""
        box = self.find(QComboBox, name)

        def wanted() -> int:
            rows = range(box.count())
            fitting = (row for row in rows if fits(str(box.itemData(row)), box.itemText(row)))
            return next(fitting, -1)

        self.wait_until(lambda: wanted() >= 0, f"an item to choose in “{name}”")
        self.bring_into_view(box)
        box.setFocus()
        while box.currentIndex() != wanted():
            before = box.currentIndex()
            self.key(box, Qt.Key.Key_Down if before < wanted() else Qt.Key.Key_Up)
            if box.currentIndex() == before:
                raise NotSeenError(f"another item chosen in “{name}”")
        self.settle()
        return box.currentText()

    def pick_code(self, name: str, code: str) -> str:
        return self.pick(name, lambda each, _words: each == code)

    def pick_words(self, name: str, beginning: str) -> str:
        return self.pick(name, lambda _code, words: words.startswith(beginning))

    def turn_to(self, title: str) -> None:
        """Click the tab with this title."""
        for bar in self.all_of(QTabBar):
            for place in range(bar.count()):
                if bar.tabText(place).replace("&", "") == title.replace("&", ""):
                    self.click(bar, bar.tabRect(place).center())
                    return
        raise NotSeenError(f"the tab “{title}”")

    def open_row(self, name: str, row: int) -> None:
        """Click a row of the list with this name and press Enter on it."""
        view = self.find(QAbstractItemView, name)
        self.wait_until(lambda: view.model().rowCount() > row, f"row {row + 1} of “{name}”")
        self._open(view, view.model().index(row, 0))

    def open_item(self, name: str, words: str) -> None:
        """Click the item with these words in the list or tree with this name."""
        view = self.find(QAbstractItemView, name)
        found: list[QModelIndex] = []

        def there() -> bool:
            model = view.model()
            how = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
            start = model.index(0, 0)
            found[:] = model.match(start, Qt.ItemDataRole.DisplayRole, words, 1, how)
            return bool(found)

        self.wait_until(there, f"“{words}” in “{name}”")
        self._open(view, found[0])

    def _open(self, view: QAbstractItemView, index: QModelIndex) -> None:
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), _LEFT, pos=view.visualRect(index).center())
        self.settle()
        self.key(view, Qt.Key.Key_Return)
        self.settle()

    def answer_file_dialog(self, path: Path) -> None:
        """Type a path into the open file dialog and accept it."""
        line = self.find(QLineEdit, "fileNameEdit")
        line.setText("")
        self.type_text(line, str(path))
        dialog = self.window()
        self.key(line, Qt.Key.Key_Return)
        self.wait_until(lambda: not _is_open(dialog), "the file dialog to close")

    def close_toasts(self) -> None:
        """A note at the lower edge is read and put away, so that it covers nothing."""
        for toast in tuple(self.all_of(Toast)):
            for close in toast.findChildren(IconButton):
                self.click(close)

    def choose_in_menu(self, text: str) -> None:
        """Trigger the entry with this text, wherever it stands in the menu bar."""
        bar = next(self.all_of(QMenuBar))
        action = next((one for one in bar.findChildren(QAction) if one.text() == text), None)
        if action is None:
            raise NotSeenError(f"“{text}” in the menus")
        action.trigger()
        self.settle()

    @staticmethod
    def bring_into_view(widget: QWidget) -> None:
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()


def _is_open(widget: QWidget) -> bool:
    return shiboken6.isValid(widget) and widget.isVisible()
