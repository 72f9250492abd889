"""Copies a secret so that it does not stay: marked as secret, taken back after half a minute."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_FOR_MS = 30_000
# What clipboard histories look for: KDE, then Windows (a DWORD of 0 says no).
_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
}


class SecretClipboard(QObject):
    """Belongs to the application, so that a page that goes does not leave its secret behind."""

    def __init__(self, kept_for_ms: int = KEPT_FOR_MS) -> None:
        application = QGuiApplication.instance()
        super().__init__(application)
        self._mark = b""
        self._timer = QTimer(self, singleShot=True, interval=kept_for_ms)
        self._timer.timeout.connect(self.take_back)
        if application is not None:
            application.aboutToQuit.connect(self.take_back)

    def copy(self, secret: str) -> None:
        data = QMimeData()
        data.setText(secret)
        for kind, hint in _HINTS.items():
            data.setData(kind, hint)
        QGuiApplication.clipboard().setMimeData(data)
        self._mark = _mark_of(secret)
        self._timer.start()

    def take_back(self) -> None:
        """Clear the clipboard if it still holds the secret; something newer is left alone."""
        mark, self._mark = self._mark, b""
        clipboard = QGuiApplication.clipboard()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if mode is QClipboard.Mode.Selection and not clipboard.supportsSelection():
                continue
            if mark and _mark_of(clipboard.text(mode)) == mark:
                clipboard.clear(mode)


def _mark_of(text: str) -> bytes:
    """A fingerprint, so that the secret itself is not kept in memory for comparing."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
