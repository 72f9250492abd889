"""A field for a passphrase: hidden, shown while one wishes, with a word about caps lock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.buttons import IconButton
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.secret_texts import SecretLine
from komma_desk.words import _


class _Line(SecretLine):
    """Notices caps lock from the letters themselves: Qt does not tell its state."""

    caps_lock = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if len(letter) == 1 and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)


class PassphraseField(QWidget):
    """Gives the passphrase as typed; nothing is trimmed or changed."""

    changed = Signal()
    return_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = _Line()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._show = IconButton(_("Show passphrase"), "eye")
        self._show.setCheckable(True)
        self._show.toggled.connect(self._reveal)
        self._hint = PlainLabel(_("Caps lock seems to be on."), TextKind.SMALL)
        self._hint.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._line, 1)
        row.addWidget(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._hint)
        self.setFocusProxy(self._line)
        self._line.textChanged.connect(self.changed)
        self._line.returnPressed.connect(self.return_pressed)
        self._line.caps_lock.connect(self._hint_at_caps_lock)

    def passphrase(self) -> str:
        return self._line.text()

    def line(self) -> QLineEdit:
        """The line itself, for the tab order and for tests."""
        return self._line

    def clear(self) -> None:
        """Empty the line and hide it again."""
        self._line.clear()
        self._show.setChecked(False)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)
        self._show.setAccessibleName(_("Show: {field}").format(field=name))

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self._line.setAccessibleDescription(description)

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._line.setEchoMode(mode)

    def _hint_at_caps_lock(self, on: bool) -> None:
        if on and self._hint.isHidden():
            announce(self, self._hint.text())
        self._hint.setVisible(on)
