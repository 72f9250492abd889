"""Clicks, types and waits on the window that is open, by what a person can see there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

import shiboken6
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QWidget,
)

from komma_desk.ui.parts.buttons import IconButton
from komma_desk.ui.parts.toast import Toast

PATIENCE_MS: Final = 30_000
_LOOK_EVERY_MS: Final = 10
_LEFT: Final = Qt.MouseButton.LeftButton

Found = TypeVar("Found", bound=QWidget)


class NotSeenError(Exception):
    """What should have appeared did not; says what was waited for."""


class Hand:
    """Works on the window the flow shows: a dialog goes before the window it lies over."""

    def __init__(self, shown: Callable[[], QWidget | None], is_quiet: Callable[[], bool]) -> None:
        """`is_quiet` tells whether nothing is under way in the background."""
        self._shown, self._is_quiet = shown, is_quiet

    # -- waiting -------------------------------------------------------------------------------

    def wait_until(self, condition: Callable[[], object], what: str) -> None:
        """Let the window live until the condition holds; never a fixed time."""
        if condition():
            return
        loop = QEventLoop()
        look = QTimer(interval=_LOOK_EVERY_MS)
        look.timeout.connect(lambda: loop.quit() if condition() else None)
        end = QTimer(singleShot=True, interval=PATIENCE_MS)
        end.timeout.connect(lambda: loop.exit(1))
        look.start()
        end.start()
        gave_up = loop.exec()
        look.stop()
        end.stop()
        if gave_up:
            raise NotSeenError(what)

    def settle(self) -> None:
        """Everything that is posted has happened, every question asked is answered."""
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()
        self.wait_until(self._is_quiet, "the work in the background to end")

    # -- seeing --------------------------------------------------------------------------------

    def window(self) -> QWidget:
        window = QApplication.activeModalWidget() or self._shown()
        if window is None:
            raise NotSeenError("a window")
        return window

    def all_of(self, kind: type[Found], within: QWidget | None = None) -> Iterator[Found]:
        top = within or self.window()
        return (one for one in top.findChildren(kind) if one.isVisible())

    def find(
        self, kind: type[Found], name: str, within: QWidget | None = None, *, place: int = 0
    ) -> Found:
        """Wait for a visible one with this object name, accessible name or text."""
        found: list[Found] = []

        def there() -> bool:
            found[:] = [one for one in self.all_of(kind, within) if name in _names(one)]
            return len(found) > place

        self.wait_until(there, f"{kind.__name__} “{name}”")
        return found[place]

    def wait_for(self, beginning: str) -> None:
        """Wait for anything whose name or text begins like this."""

        def there() -> bool:
            return any(
                name.startswith(beginning) for one in self.all_of(QWidget) for name in _names(one)
            )

        self.wait_until(there, f"something named “{beginning} …”")

    def text_of(self, name: str) -> str:
        """What the label or the field with this name says."""
        shown = self.find(QWidget, name)
        if isinstance(shown, QPlainTextEdit):
            return shown.toPlainText()
        return shown.text() if isinstance(shown, QLabel | QLineEdit) else ""

    def name_of(self, beginning: str) -> str:
        """The whole accessible name of the first that begins like this."""
        self.wait_for(beginning)
        names = (one.accessibleName() for one in self.all_of(QWidget))
        return next((name for name in names if name.startswith(beginning)), "")

    def count_of(self, beginning: str) -> int:
        return sum(one.accessibleName().startswith(beginning) for one in self.all_of(QWidget))

    def rows_of(self, name: str) -> int:
        return self.find(QAbstractItemView, name).model().rowCount()

    def wait_for_toast(self) -> None:
        self.wait_until(lambda: any(self.all_of(Toast)), "a note at the lower edge")

    def toast_words(self) -> list[str]:
        return [
            label.text() for toast in self.all_of(Toast) for label in self.all_of(QLabel, toast)
        ]

    def description_of(self, name: str) -> str:
        """What a screen reader says besides the name: help, or why something is shut."""
        return self.find(QWidget, name).accessibleDescription()

    def reads(self, text: str, within: QWidget | None = None) -> bool:
        """Whether a label that is shown holds this text."""
        return any(text in label.text() for label in self.all_of(QLabel, within))

    def wait_for_words(self, text: str, within: QWidget | None = None) -> None:
        self.wait_until(lambda: self.reads(text, within), f"the words “{text}”")

    # -- doing ---------------------------------------------------------------------------------

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.wait_until(widget.isEnabled, f"“{_spoken(widget)}” to be enabled")
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
        self.wait_until(lambda: view.model().rowCount() > row, f"row {row + 1} of a list")
        index = view.model().index(row, 0)
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


def _names(widget: QWidget) -> set[str]:
    names = {widget.objectName(), widget.accessibleName()}
    if isinstance(widget, QAbstractButton):
        names.add(widget.text())
        names.add(widget.text().replace("&", ""))
    return names


def _spoken(widget: QWidget) -> str:
    return next(iter(sorted(_names(widget), key=len, reverse=True)), "")
