"""Copies a secret so that it does not stay: marked as secret, taken back after half a minute."""

from __future__ import annotations

import hashlib
from typing import Final

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_FOR_MS: Final = 30_000
# What clipboard histories look for: KDE, then Windows (a DWORD of 0 says no).
HINTS: Final = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
}
_MODES: Final = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class SecretClipboard(QObject):
    """Belongs to the application, so that a page that goes does not leave its secret behind."""

    def __init__(self, parent: QObject | None, kept_for_ms: int = KEPT_FOR_MS) -> None:
        super().__init__(parent)
        self._marks: set[bytes] = set()
        self._timer = QTimer(self, singleShot=True, interval=kept_for_ms)
        self._timer.timeout.connect(self.take_back)
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.take_back)

    def copy(self, secret: str) -> None:
        if secret:
            QGuiApplication.clipboard().setMimeData(self.marked(secret))

    def marked(self, secret: str) -> QMimeData:
        """To be put into the clipboard now; it is watched from here on."""
        data = QMimeData()
        data.setText(secret)
        for kind, hint in HINTS.items():
            data.setData(kind, hint)
        self._marks.add(_mark_of(secret))
        self._timer.start()
        return data

    def unselect(self, secret: str) -> None:
        """What was only marked with the mouse is not to be had with the middle button."""
        clipboard = QGuiApplication.clipboard()
        if secret and clipboard.supportsSelection():
            clipboard.clear(QClipboard.Mode.Selection)

    def take_back(self) -> None:
        """Clear the clipboard if it still holds the secret; something newer is left alone."""
        self._timer.stop()
        marks, self._marks = self._marks, set()
        clipboard = QGuiApplication.clipboard()
        for mode in _MODES:
            if mode is QClipboard.Mode.Selection and not clipboard.supportsSelection():
                continue
            if marks and _mark_of(clipboard.text(mode)) in marks:
                clipboard.clear(mode)


def secret_clipboard() -> SecretClipboard:
    """The one of this application."""
    application = QGuiApplication.instance()
    found = application.findChild(SecretClipboard) if application is not None else None
    return found if isinstance(found, SecretClipboard) else SecretClipboard(application)


def _mark_of(text: str) -> bytes:
    """A fingerprint, so that the secret itself is not kept in memory for comparing."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
