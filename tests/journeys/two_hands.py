"""The same window worked on in two ways: by mouse, typing only words, and by the keyboard alone."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QRadioButton,
    QTabBar,
    QWidget,
)

from komma_desk.ui.shell.desk_window import DeskWindow
from komma_desk.ui.shell.navigation import NavigationButton
from komma_desk.ui.tour.eyes import NotSeenError
from komma_desk.ui.tour.hand import Hand

_LEFT: Final = Qt.MouseButton.LeftButton
_MOST_STOPS: Final = 300


def _is_in_front(window: QWidget) -> bool:
    """What a window manager does by itself when a window goes and the one below it comes back."""
    if not window.isActiveWindow():
        window.activateWindow()
    return window.isActiveWindow()


class TwoWays(Hand, ABC):
    """What a person does is the same; how she gets there differs."""

    @abstractmethod
    def go_to(self, title: str) -> None: ...

    @abstractmethod
    def tick(self, name: str, words: str) -> None:
        """The item with these words in the list with this name."""

    def _item(self, view: QAbstractItemView, words: str) -> QModelIndex:
        """The first that begins like this."""
        model = view.model()
        found = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, words)
        if not found:
            raise NotSeenError(f"“{words}” in “{view.accessibleName()}”")
        return found[0]

    def press_open(self, title: str) -> None:
        """Of several buttons for one step the one that is not shut."""
        found: list[QAbstractButton] = []

        def there() -> bool:
            buttons = self.all_of(QAbstractButton)
            found[:] = [one for one in buttons if one.accessibleName() == title]
            return bool(found)

        self.wait_until(there, f"“{title}” to be possible")
        self.click(found[0])

    def find_button(self, name: str) -> QAbstractButton:
        return self.find(QAbstractButton, name)

    def _items(self, box: QComboBox, words: str) -> int:
        return box.findText(words, Qt.MatchFlag.MatchFixedString | Qt.MatchFlag.MatchCaseSensitive)


class ByMouse(TwoWays):
    def go_to(self, title: str) -> None:
        self.click(next(b for b in self.all_of(NavigationButton) if b.text() == title))

    def tick(self, name: str, words: str) -> None:
        view = self.find(QAbstractItemView, name)
        self._open(view, self._item(view, words))

    def type_text(self, field: QWidget, text: str) -> None:
        self.click(field)
        line = field.focusProxy() or field
        QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for character in text:
            self.key(line, Qt.Key(0), character)
        self.settle()

    def pick_words(self, name: str, beginning: str) -> str:
        box = self.find(QComboBox, name)
        self.wait_until(lambda: self._items(box, beginning) >= 0, f"“{beginning}” in “{name}”")
        self.click(box, QPoint(box.width() - 16, box.height() // 2))
        view = box.view()
        self.wait_until(view.isVisible, f"the items of “{name}”")
        index = view.model().index(self._items(box, beginning), box.modelColumn())
        view.scrollTo(index)

        def chosen() -> bool:
            """A list just opened does not listen for a moment, so that no double click chooses."""
            if view.isVisible():
                at = view.visualRect(index).center()
                QTest.mouseMove(view.viewport(), at)
                QTest.mouseClick(view.viewport(), _LEFT, pos=at)
            return not view.isVisible()

        self.wait_until(chosen, f"“{beginning}” chosen")
        self.settle()
        return box.currentText()

    def _open(self, view: QAbstractItemView, index: QModelIndex) -> None:
        view.scrollTo(index)
        self.bring_into_view(view)
        QTest.mouseClick(view.viewport(), _LEFT, pos=view.visualRect(index).center())
        self.settle()


class ByKeys(TwoWays):
    def go_to(self, title: str) -> None:
        """By the number of the page, as the menu “View” tells."""
        window = self.window()
        assert isinstance(window, DeskWindow)
        titles = [button.text() for button in self.all_of(NavigationButton)]
        key = Qt.Key(Qt.Key.Key_1.value + titles.index(title))
        self.strike(key, Qt.KeyboardModifier.ControlModifier)
        self.wait_until(
            lambda: window.page_keys().index(window.shown_page()) + 1 == key - 48, title
        )

    def strike(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Wherever the cursor is in the window that is open."""
        window = self.window()
        self.wait_until(lambda: _is_in_front(window), "the window to be the active one")
        focused = QApplication.focusWidget()
        inside = focused is not None and (focused is window or window.isAncestorOf(focused))
        QTest.keyClick(focused if inside and focused else window, key, held)
        self.settle()

    def reach(self, there: Callable[[QWidget], bool], what: str) -> QWidget:
        """Go on by the tab key until the cursor is there."""
        for _stop in range(_MOST_STOPS):
            focused = QApplication.focusWidget()
            if focused is not None and self._is_inside(focused) and there(focused):
                return focused
            self.strike(Qt.Key.Key_Tab)
        raise NotSeenError(f"the cursor at “{what}”")

    def _is_inside(self, widget: QWidget) -> bool:
        window = self.window()
        return widget is window or window.isAncestorOf(widget)

    def reach_widget(self, widget: QWidget) -> QWidget:
        held = widget.focusProxy() or widget
        return self.reach(lambda one: one in {held, widget}, widget.accessibleName())

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        del at  # only a mouse has a place
        self.wait_until(widget.isEnabled, "it to be enabled")
        if isinstance(widget, QRadioButton) and (group := widget.group()) is not None:
            self.reach(lambda one: one in group.buttons(), widget.accessibleName())
            for _button in group.buttons():
                if QApplication.focusWidget() is not widget:
                    self.strike(Qt.Key.Key_Right)
        else:
            self.reach_widget(widget)
        self.strike(Qt.Key.Key_Space)

    def type_text(self, field: QWidget, text: str) -> None:
        held = self.reach_widget(field)
        QTest.keyClick(held, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for character in text:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                none = Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(held, QKeyEvent(kind, 0, none, character))
        self.settle()

    def pick_words(self, name: str, beginning: str) -> str:
        box = self.find(QComboBox, name)
        self.wait_until(lambda: self._items(box, beginning) >= 0, f"“{beginning}” in “{name}”")
        self.reach_widget(box)
        while (now := box.currentIndex()) != (wanted := self._items(box, beginning)):
            self.strike(Qt.Key.Key_Down if now < wanted else Qt.Key.Key_Up)
            if box.currentIndex() == now:
                raise NotSeenError(f"another item chosen in “{name}”")
        return box.currentText()

    def turn_to(self, title: str) -> None:
        def here(bar: QTabBar) -> int:
            shown = [bar.tabText(place).replace("&", "") for place in range(bar.count())]
            return shown.index(title.replace("&", "")) if title.replace("&", "") in shown else -1

        bar = next((one for one in self.all_of(QTabBar) if here(one) >= 0), None)
        if bar is None:
            raise NotSeenError(f"the tab “{title}”")
        self.reach_widget(bar)
        while bar.currentIndex() != here(bar):
            before = bar.currentIndex()
            self.strike(Qt.Key.Key_Right if before < here(bar) else Qt.Key.Key_Left)
            if bar.currentIndex() == before:
                raise NotSeenError(f"the tab “{title}”")

    def tick(self, name: str, words: str) -> None:
        view = self.find(QAbstractItemView, name)
        self._walk_to(view, self._item(view, words))
        self.strike(Qt.Key.Key_Space)

    def _open(self, view: QAbstractItemView, index: QModelIndex) -> None:
        self._walk_to(view, index)
        self.strike(Qt.Key.Key_Return)

    def _walk_to(self, view: QAbstractItemView, index: QModelIndex) -> None:
        self.reach_widget(view)
        before = QModelIndex()
        while view.currentIndex() != before:
            before = view.currentIndex()
            self.strike(Qt.Key.Key_Up)
        for _row in range(_MOST_STOPS):
            if view.currentIndex().siblingAtColumn(0) == index.siblingAtColumn(0):
                break
            self.strike(Qt.Key.Key_Down)
