"""Whoever works by keys never stands nowhere: what takes the focus away gives it back.

A button that waits for its deed, a row that is gone, a page that is left: each would lose it.
"""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakSet, ref

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget

_INPUT = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin}
_IS_BACK = {QEvent.Type.EnabledChange, QEvent.Type.Show}
_ROOMS: WeakSet[QWidget] = WeakSet()


def keep_inside(room: QWidget) -> None:
    """What is lost in this page is looked for in it first, then in the page that is shown."""
    _ROOMS.add(room)


def keep_focus(application: QApplication) -> None:
    """One watches a programme: two would take each other's moves for somebody's."""
    if application.findChild(KeptFocus) is None:
        KeptFocus(application)


class KeptFocus(QObject):
    """Watches the focus of the whole programme; a move somebody meant is never taken back.

    Looks only once all has come to rest: what is being destroyed must not be touched.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._held: QWidget | None = None
        self._window: Callable[[], QWidget | None] = lambda: None
        self._missed: QWidget | None = None
        self._landed: QWidget | None = None
        self._is_lost = False
        self._watched: QWindow | None = None
        self._at_rest = QTimer(self, singleShot=True, interval=0)
        self._at_rest.timeout.connect(self._look)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._give_back)
        application.focusChanged.connect(self._moved)

    def _moved(self) -> None:
        if self._held is not None and not _can_hold(self._held):
            self._is_lost = True
        self._at_rest.start()

    def _look(self) -> None:
        lost, self._is_lost = self._is_lost, False
        window, now = self._window(), QApplication.focusWidget()
        if now is None and QApplication.activeWindow() is None:
            return  # another programme
        if lost and window is not None and _is_shown(window) and window.isActiveWindow():
            self._miss()
            self._mend(window, now)
            now = self._landed = QApplication.focusWidget()
            self._is_lost = False  # our own move is none of theirs
            self._at_rest.stop()
        elif now is not self._landed:
            self._forget()
        self._held = now
        if now is not None:
            self._window = ref(now.window())

    def _miss(self) -> None:
        self._forget()
        if self._held is None or not shiboken6.isValid(self._held):
            return
        self._missed = self._held
        self._missed.installEventFilter(self)
        self._watched = self._missed.window().windowHandle()
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def _forget(self) -> None:
        self._again.stop()
        for watched in (self._missed, self._watched):
            if watched is not None and shiboken6.isValid(watched):
                watched.removeEventFilter(self)
        self._missed = self._landed = self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who has begun to type or click where she is now is not called back from there."""
        kind = event.type()
        if watched is self._missed and kind in _IS_BACK:
            self._again.start()  # once what enabled it is done
        elif watched is self._watched and kind in _INPUT:
            self._forget()
        return super().eventFilter(watched, event)

    def _give_back(self) -> None:
        missed, now = self._missed, QApplication.focusWidget()
        if missed is None or not shiboken6.isValid(missed) or now is not self._landed:
            self._forget()
        elif _can_hold(missed):
            self._forget()
            missed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mend(self, window: QWidget, now: QWidget | None) -> None:
        if self._missed is not None and _can_hold(self._missed):
            self._missed.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        rooms = [room for room in _ROOMS if _is_shown(room) and window.isAncestorOf(room)]
        inside = now is not None and any(room.isAncestorOf(now) for room in rooms or [window])
        if now is not None and inside and not self._is_hasty(now):
            return
        found = _place_in(rooms, self._missed) or _place_in([window], self._missed)
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_hasty(self, now: QWidget) -> bool:
        """Beside a button that waits stands another: who presses twice would not mean it."""
        waits = self._missed is not None and _is_shown(self._missed)
        return waits and isinstance(now, QAbstractButton)


def _is_shown(part: QWidget) -> bool:
    return shiboken6.isValid(part) and part.isVisible()


def _can_hold(part: QWidget) -> bool:
    return _is_shown(part) and part.isEnabled()


def _is_reachable(part: QWidget) -> bool:
    by_tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.focusProxy() is None
    return by_tab and _can_hold(part)


def _place_in(rooms: list[QWidget], missed: QWidget | None) -> QWidget | None:
    """The field, list or row of tabs before the one that is missed; else the first of all.

    A button only where there is nothing else. What stands in a page stands in order of the tab key.
    """
    parts = [part for room in rooms for part in room.findChildren(QWidget)]
    before = parts[: parts.index(missed)] if missed in parts else []
    reachable = [part for part in parts if _is_reachable(part) and not _chooses(part)]
    quiet = [part for part in reachable if not isinstance(part, QAbstractButton)]
    near = next((part for part in reversed(quiet) if part in before), None)
    return near or next(iter(quiet), None) or next(iter(reachable), None)


def _chooses(part: QWidget) -> bool:
    """A list that gets the focus while no row is chosen chooses one, and may open something."""
    return isinstance(part, QAbstractItemView) and not part.currentIndex().isValid()
