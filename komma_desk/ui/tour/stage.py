"""The application a tour runs in: a screen of its own, settings of its own, pictures taken."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QPoint,
    QRect,
    QSettings,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from komma_desk.ui.parts import tokens
from komma_desk.ui.shell.appearance import Scheme
from komma_desk.ui.shell.application import Desk
from komma_desk.ui.shell.doors import StoreDoors
from komma_desk.ui.shell.flow import WindowFlow
from komma_desk.ui.shell.navigation import NavigationButton
from komma_desk.ui.tour.eyes import NotSeenError
from komma_desk.ui.tour.hand import Hand
from komma_desk.words import Language

WIDTH: Final = 1366
HEIGHT: Final = 768
_OFFSCREEN_SAYS: Final = "This plugin does not support"
_OVER: Final = (Qt.WindowType.Dialog, Qt.WindowType.Sheet)


class Stage:
    """Opens the real windows one after the other; `hand` works on them."""

    def __init__(self, doors: StoreDoors, settings: Path) -> None:
        """`settings` is a folder for what the windows remember: not where the person's own lies."""
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(settings))
        self._doors = doors
        self._application = Desk(["komma-desk"])
        self._application.application.setQuitOnLastWindowClosed(False)
        self._flow: WindowFlow | None = None
        self.hand = Hand(lambda: self._flow.window if self._flow else None, self._is_quiet)
        qInstallMessageHandler(self._qt_said)
        sys.excepthook = self._uncaught

    def open(self, folder: Path, demo: dict[str, str] | None = None) -> None:
        """The window on this store, or the founding assistant where there is none."""
        self.close()
        self._flow = WindowFlow(self._doors, self._application, folder, demo=demo)
        self._flow.begin()
        self.fit()

    def close(self) -> None:
        if self._flow is not None:
            self._flow.end()
            if self._flow.window is not None:
                self._flow.window.close()
            self._flow = None

    def end(self) -> None:
        """Close what is open and give the hooks back."""
        self.close()
        qInstallMessageHandler(None)
        sys.excepthook = sys.__excepthook__

    def _qt_said(self, _kind: QtMsgType, _context: QMessageLogContext, said: str) -> None:
        if not said.startswith(_OFFSCREEN_SAYS):
            self.hand.mishaps.append(f"Qt: {said}")

    def _uncaught(
        self, kind: type[BaseException], _problem: BaseException, trace: TracebackType | None
    ) -> None:
        place = traceback.extract_tb(trace)[-1] if trace else None
        self.hand.mishaps.append(f"{kind.__name__} in {place.name if place else '?'}")
        sys.__excepthook__(kind, _problem, trace)

    def wear(self, language: Language, *, dark: bool) -> None:
        """For the windows that come next."""
        self._application.speech.choose(language)
        self._application.appearance.choose_scheme(Scheme.DARK if dark else Scheme.LIGHT)

    def fit(self) -> None:
        """Every window in the size the pictures have."""
        if self._flow is not None and self._flow.window is not None:
            self._flow.window.resize(WIDTH, HEIGHT)
        self.hand.settle()

    def picture(self, target: Path) -> None:
        """What a person would see now, dialogs over their window."""
        self.hand.close_toasts()
        self.hand.settle()
        ground = self._flow.window if self._flow else None
        if ground is None:
            raise NotSeenError("a window")
        picture = ground.grab()
        for one in QApplication.topLevelWidgets():
            if one.isVisible() and one is not ground and one.windowType() in _OVER:
                _lay_over(picture, one, ground)
        if not picture.save(str(target)):
            raise NotSeenError(target.name)

    def _is_quiet(self) -> bool:
        desk = self._flow.desk if self._flow else None
        return desk is None or desk.background.is_idle()

    def page_titles(self) -> list[str]:
        return [button.text() for button in self.hand.all_of(NavigationButton)]

    def desk_is_open(self) -> bool:
        return self._flow is not None and self._flow.desk is not None


def _lay_over(picture: QPixmap, dialog: QWidget, ground: QWidget) -> None:
    """Where a window manager would put it, with a line around it as one would draw."""
    room = ground.size() - dialog.size()
    place = QPoint(max(0, room.width() // 2), max(0, room.height() // 3))
    painter = QPainter(picture)
    painter.drawPixmap(place, dialog.grab())
    painter.setPen(tokens.current().border)
    painter.drawRect(QRect(place, dialog.size()))
    painter.end()
