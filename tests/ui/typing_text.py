"""Types any text into a widget: QTest's own keyClicks aborts the interpreter on umlauts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_NO_KEY = Qt.KeyboardModifier.NoModifier


def type_text(field: QWidget, text: str) -> None:
    """Send each character as a pressed and released key; composite fields pass it to their line."""
    for character in text:
        shift = Qt.KeyboardModifier.ShiftModifier if character.isupper() else _NO_KEY
        _send(field.focusProxy() or field, 0, shift, character)


def press(field: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = _NO_KEY) -> None:
    """Press and release one key, such as Enter."""
    _send(field.focusProxy() or field, int(key), held, "")


def _send(field: QWidget, key: int, held: Qt.KeyboardModifier, character: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(field, QKeyEvent(kind, key, held, character))
