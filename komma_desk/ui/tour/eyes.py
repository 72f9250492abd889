"""Waits and sees: what the window shows now, by the words and names a person has for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from komma_desk.ui.parts.toast import Toast

PATIENCE_MS: Final = 30_000
_LOOK_EVERY_MS: Final = 10

Found = TypeVar("Found", bound=QWidget)


class NotSeenError(Exception):
    """What should have appeared did not; says what was waited for."""


class Eyes:
    """Works on the window the flow shows: a dialog goes before the window it lies over."""

    def __init__(self, shown: Callable[[], QWidget | None], is_quiet: Callable[[], bool]) -> None:
        """`is_quiet` tells whether nothing is under way in the background.

        Whoever puts something into `mishaps` ends the waiting: what is waited for will not come.
        """
        self._shown, self._is_quiet = shown, is_quiet
        self.mishaps: list[str] = []

    # -- waiting -------------------------------------------------------------------------------

    def wait_until(self, condition: Callable[[], object], what: str) -> None:
        """Let the window live until the condition holds; never a fixed time."""
        if condition():
            return
        loop = QEventLoop()
        look = QTimer(interval=_LOOK_EVERY_MS)
        look.timeout.connect(lambda: loop.quit() if self.mishaps or condition() else None)
        end = QTimer(singleShot=True, interval=PATIENCE_MS)
        end.timeout.connect(lambda: loop.exit(1))
        look.start()
        end.start()
        gave_up = loop.exec()
        look.stop()
        end.stop()
        if gave_up or self.mishaps:
            raise NotSeenError("; ".join((what, *self.mishaps)))

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
            found[:] = [one for one in self.all_of(kind, within) if name in names_of(one)]
            return len(found) > place

        self.wait_until(there, f"{kind.__name__} “{name}”")
        return found[place]

    def wait_for(self, beginning: str) -> None:
        """Wait for anything whose name or text begins like this."""

        def there() -> bool:
            return any(
                name.startswith(beginning) for one in self.all_of(QWidget) for name in names_of(one)
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
        """0 also where no list of this name is shown, as when a sentence stands in its place."""
        lists = (one for one in self.all_of(QAbstractItemView) if name in names_of(one))
        return next((one.model().rowCount() for one in lists), 0)

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


def names_of(widget: QWidget) -> set[str]:
    names = {widget.objectName(), widget.accessibleName()}
    if isinstance(widget, QAbstractButton):
        names.add(widget.text())
        names.add(widget.text().replace("&", ""))
    return names


def spoken(widget: QWidget) -> str:
    return next(iter(sorted(names_of(widget), key=len, reverse=True)), "")
