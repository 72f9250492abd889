"""Keeps our windows out of screenshots and screen sharing, where the system can: Windows only."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, ButtonKind
from komma_desk.ui.parts.dialog_frame import dialog_column, put_deeds
from komma_desk.words import _

Exclude = Callable[[int, bool], None]
"""Takes the number of a window and whether it shall be left out of every capture."""
_KEPT: Final = "screen/blocked"
_EVERYWHERE, _NOT_CAPTURED = 0x00, 0x11


def exclude_here() -> Exclude | None:
    return _exclude_on_windows if sys.platform == "win32" else None


def _exclude_on_windows(window: int, blocked: bool) -> None:
    affinity = _NOT_CAPTURED if blocked else _EVERYWHERE
    ctypes.windll.user32.SetWindowDisplayAffinity(window, affinity)  # type: ignore[attr-defined,unused-ignore]  # on Windows only


class ScreenCapture(QObject):
    """Off until somebody wants it: it blinds magnifiers and remote support as well."""

    def __init__(self, application: QGuiApplication, exclude: Exclude | None) -> None:
        super().__init__(application)
        self._exclude = exclude
        self.is_blocked = exclude is not None and QSettings().value(_KEPT) in {True, "true"}
        application.focusWindowChanged.connect(self._look_after)

    def is_possible(self) -> bool:
        return self._exclude is not None

    def choose(self, blocked: bool) -> None:
        self.is_blocked = blocked
        QSettings().setValue(_KEPT, blocked)
        for window in QGuiApplication.topLevelWindows():
            self._tell(window)

    def _look_after(self, window: QWindow | None) -> None:
        """A window that is new is told when it comes to the front."""
        if window is not None and self.is_blocked:
            self._tell(window)

    def _tell(self, window: QWindow) -> None:
        if self._exclude is not None:
            self._exclude(int(window.winId()), self.is_blocked)


class CaptureQuestion(QDialog):
    """What one gives up with it, before one does; staying as it is is what Enter and Esc do."""

    def __init__(self, block: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("KommA Desk")
        self.setMinimumWidth(480)
        title = _("Block screen capture?")
        text = _(
            "KommA Desk will be black in screenshots and shared screens. Screen magnifiers and "
            "remote support see nothing of it either. You can allow it again in the same menu."
        )
        self.block = Button(_("&Block screen capture"), ButtonKind.DANGER)
        self.block.setAutoDefault(False)
        self.block.clicked.connect(self.accept)
        self.leave = Button(_("&Leave it as it is"), ButtonKind.PRIMARY)
        self.leave.setDefault(True)
        self.leave.clicked.connect(self.reject)
        self.accepted.connect(block)
        deeds = QHBoxLayout()
        deeds.setSpacing(12)
        deeds.addStretch(1)
        deeds.addWidget(self.block)
        deeds.addWidget(self.leave)
        column = dialog_column(self)
        column.addWidget(Alert(Tone.WARNING, text, title))
        put_deeds(self, deeds)
        self.setAccessibleDescription(f"{title} {text}")
        self.leave.setFocus()
