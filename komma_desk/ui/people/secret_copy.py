"""Copies a secret so that clipboard histories leave it alone, and takes it back after a while."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_FOR_MS: Final = 60_000
_OFF: Final = QByteArray(b"\0\0\0\0")


class SecretCopy(QObject):
    """Lives as long as what shows the secret; the clipboard is emptied at its end too."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._secret = ""
        self._timer = QTimer(self, singleShot=True, interval=KEPT_FOR_MS)
        self._timer.timeout.connect(self.take_back)

    def copy(self, secret: str) -> None:
        content = QMimeData()
        content.setText(secret)
        # The hints of KDE and Windows not to keep this in a history.
        content.setData("x-kde-passwordManagerHint", QByteArray(b"secret"))
        for hint in ("CanIncludeInClipboardHistory", "CanUploadToCloudClipboard"):
            content.setData(f'application/x-qt-windows-mime;value="{hint}"', _OFF)
        self._clipboard().setMimeData(content)
        self._secret = secret
        self._timer.start()

    def take_back(self) -> None:
        """Empty the clipboard if the secret still lies in it."""
        self._timer.stop()
        if self._secret and self._clipboard().text() == self._secret:
            self._clipboard().clear()
        self._secret = ""

    def _clipboard(self) -> QClipboard:
        return QGuiApplication.clipboard()
