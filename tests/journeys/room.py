"""The programme as it stands on a desk, and one hand at it; people sit down one after another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from komma_desk.bootstrap.doors import HouseDoors
from komma_desk.ui.preview.preview_window import PreviewWindow
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.flow import WindowFlow
from komma_desk.ui.tour.eyes import spoken
from komma_desk.words import _
from tests.journeys.town import Town, passphrase_of
from tests.journeys.two_hands import TwoWays


class StrayWindows(QObject):
    """What can hold the cursor and became a window of its own for a moment: it takes it along."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.seen: list[str] = []
        desk.application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            plain = {Qt.WindowType.Widget, Qt.WindowType.Window}
            is_plain = watched.isWindow() and watched.windowType() in plain
            holds_cursor = watched.focusPolicy() != Qt.FocusPolicy.NoFocus
            if is_plain and holds_cursor and not isinstance(watched, QMainWindow):
                self.seen.append(f"{type(watched).__name__} “{spoken(watched)}”")
        return False


class Room:
    """The programme as it stands on a desk; people sit down one after the other."""

    def __init__(self, desk: Desk, town: Town, way: type[TwoWays]) -> None:
        self.stray = StrayWindows(desk)
        self.flow = WindowFlow(HouseDoors(town.house), desk, town.folder)
        self.hand = way(self._in_front, self._is_quiet)
        self.flow.begin()

    def _in_front(self) -> QWidget | None:
        """What is looked at has a window of its own beside the one of the desk."""
        window = self.flow.window
        looked_at = window.findChildren(PreviewWindow) if window is not None else []
        return next((one for one in looked_at if one.isVisible()), window)

    def _is_quiet(self) -> bool:
        return self.flow.desk is None or self.flow.desk.background.is_idle()

    @contextmanager
    def sits(self, login: str) -> Iterator[TwoWays]:
        hand = self.hand
        hand.type_into("login", login)
        hand.type_into("passphrase", passphrase_of(login))
        hand.press(_("&Unlock"))
        hand.wait_until(lambda: self.flow.desk is not None, "the desk to open")
        assert self.flow.window is not None
        self.flow.window.resize(1366, 768)
        hand.settle()
        yield hand
        hand.close_toasts()
        hand.press(_("Lock"))
        hand.wait_until(lambda: self.flow.desk is None, "the desk to be locked")

    def leave(self) -> None:
        self.flow.end()
        if self.flow.window is not None:
            self.flow.window.close()
